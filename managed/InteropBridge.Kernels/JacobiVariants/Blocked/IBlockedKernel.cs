// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The parts of a blocked Jacobi that know vectors and cells, for one width and one element type.</summary>
internal unsafe interface IBlockedKernel
{
    TileShape Tile { get; }

    /// <summary>Grid rows [<paramref name="rowBegin"/>, <paramref name="rowEnd"/>) to lifted rows.</summary>
    void Lift(BlockedPlan plan, void* grid, void* lifted, long rowBegin, long rowEnd);

    /// <summary>Lifted rows to grid rows, interior cells only, when the grid has drifted by so many.</summary>
    void Lower(BlockedPlan plan, void* lifted, void* grid, long rowBegin, long rowEnd, long drift);

    void Sweep(BlockedPlan plan, in BlockedSweep sweep);
}
