// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>A blocked Jacobi's passes in vectors of one width: which tiles of a sweep are of which kind, and which of their
/// lanes hold boundary cells.</summary>
internal sealed unsafe class BlockedKernel<TVector, T, TLanes>(int width) : IBlockedKernel
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : ILanes<TVector, T>
{
    private const int K = TileShape.Levels;

    public TileShape Tile => new(sizeof(TVector), sizeof(TVector) / sizeof(T), width);

    public void Lift(BlockedPlan plan, void* grid, void* lifted, long rowBegin, long rowEnd)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T, TLanes>.Lift(
                plan, (T*)grid + row * (plan.Columns + 2), (TVector*)lifted + row * plan.Stride);
        }
    }

    public void Lower(BlockedPlan plan, void* lifted, void* grid, long rowBegin, long rowEnd, long drift)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T, TLanes>.Lower(
                plan, (TVector*)lifted + row * plan.Stride, (T*)grid + row * (plan.Columns + 2), drift);
        }
    }

    /// <summary>Level l gives row r - 1 - l. Boundary rows are held like boundary cells, and so is all beyond them, which only
    /// has to be something; and so is everything in the level that the last pass of an odd number of steps has over.</summary>
    public void Sweep(BlockedPlan plan, in BlockedSweep sweep)
    {
        var boundary = new BoundaryColumns(plan, sweep.Drift);
        ReadOnlySpan<long> ends = [2, 3, plan.Rows + 2, plan.Rows + 3, long.MaxValue];
        var row = sweep.RowBegin;
        foreach (var end in ends)
        {
            if (row < Math.Min(end, sweep.RowEnd))
            {
                bool isHeld0 = row < 2 || row >= plan.Rows + 2;
                bool isHeld1 = row < 3 || row >= plan.Rows + 3 || sweep.Steps < K;
                Stream(plan, sweep, boundary, row, Math.Min(end, sweep.RowEnd), isHeld0, isHeld1);
                row = end;
            }
        }
    }

    /// <summary>Streams some of the sweep's rows through its tiles: runs of tiles of a kind.</summary>
    private static void Stream(
        BlockedPlan plan, in BlockedSweep sweep, in BoundaryColumns boundary, long rowBegin, long rowEnd, bool isHeld0,
        bool isHeld1)
    {
        var masks = stackalloc TVector[TileShape.Masks];
        var run = BeginRun(plan, sweep, rowBegin, rowEnd);
        long w = plan.Tile.Width, final = plan.Tiles - 1;
        for (long tile = sweep.TileBegin, tiles; tile < sweep.TileEnd; tile += tiles)
        {
            var kind = tile == 0 ? TileKind.First : tile < final ? TileKind.Plain : TileKind.Final;
            var columns = kind == TileKind.Final ? plan.LaneColumns - final * w : w;
            // Free of boundary cells, counted from where level 1 begins.
            long column = 2 + tile * w, free = boundary.NextFrom(column - 2) - (column - 2);
            var isFree = free >= columns + (kind == TileKind.Final ? 2 : 1);
            tiles = kind == TileKind.Plain && isFree ? Math.Min(Math.Min(final, sweep.TileEnd) - tile, (free - 1) / w) : 1;
            run.Tiles = tiles;
            run.Column = (TVector*)sweep.Lifted + column;
            run.State = (TVector*)sweep.Memory + tile * plan.Tile.State;
            run.Held = null;
            if (!isFree || isHeld0 || isHeld1)
            {
                boundary.Mask<TVector, T>(column - 1, masks, TileShape.MaxWidth, isHeld0);
                boundary.Mask<TVector, T>(column - 2, masks + TileShape.MaxWidth, TileShape.MaxWidth + 2, isHeld1);
                run.Held = masks;
            }

            BlockedTile<TVector, T, TLanes>.Stream(ref run, kind, columns);
        }
    }

    private static TileRun<TVector> BeginRun(BlockedPlan plan, in BlockedSweep sweep, long rowBegin, long rowEnd)
    {
        var seam = (TVector*)(sweep.Memory + plan.StateBytes);
        var turn = (TVector*)(sweep.Memory + plan.StateBytes + plan.SeamBytes);
        return new TileRun<TVector>
        {
            Stride = plan.Stride,
            RowBegin = rowBegin,
            RowEnd = rowEnd,
            Seam = seam + (rowBegin - sweep.RowBegin) * TileShape.Seam,
            Turn = turn + (rowBegin - sweep.RowBegin) * TileShape.Turn,
            Ahead = sweep.Ahead,
            One = TLanes.Repeat(T.One),
            Fifth = TLanes.Repeat(T.CreateChecked(0.2)),
        };
    }
}
