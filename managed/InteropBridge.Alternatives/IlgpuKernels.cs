// SPDX-License-Identifier: MIT
using ILGPU;

namespace InteropBridge.Alternatives;

/// <summary>What ILGPU compiles for its accelerators.</summary>
internal static class IlgpuKernels
{
    /// <param name="cell">Its column and row in the interior.</param>
    /// <param name="from">The grid before the step.</param>
    /// <param name="to">The grid after it.</param>
    /// <param name="width">Columns with the boundary.</param>
    public static void Step(Index2D cell, ArrayView<double> from, ArrayView<double> to, int width)
    {
        var at = (cell.Y + 1) * width + cell.X + 1;
        to[at] = (from[at - width] + from[at - 1] + from[at] + from[at + 1] + from[at + width]) * 0.2;
    }

    /// <inheritdoc cref="Step(Index2D, ArrayView{double}, ArrayView{double}, int)"/>
    public static void Step(Index2D cell, ArrayView<float> from, ArrayView<float> to, int width)
    {
        var at = (cell.Y + 1) * width + cell.X + 1;
        to[at] = (from[at - width] + from[at - 1] + from[at] + from[at + 1] + from[at + width]) * 0.2f;
    }
}
