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

    /// <summary>How many passes a tile that met subnormal numbers goes another way, and its neighbours with it: what is full of them
    /// moves on by a cell a step.</summary>
    private const byte Patience = 3;

    /// <summary>Rows from one that is looked at for subnormal numbers to the next.</summary>
    private const int Sampling = 8;

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

        if (sweep.Watch != null)
        {
            Watch(plan, sweep);
        }
    }

    /// <summary>Keeps account of the tiles that met subnormal numbers, by a sample of what they stored. C# cannot read the processor's
    /// flags. A tile that is missed is slower, and has the same bits.</summary>
    private static void Watch(BlockedPlan plan, in BlockedSweep sweep)
    {
        for (var tile = sweep.TileBegin; tile < sweep.TileEnd; tile++)
        {
            if (MeetsSubnormals(plan, sweep, tile))
            {
                new Span<byte>(sweep.Watch + tile - 1, 3).Fill(Patience);
            }
            else if (sweep.Watch[tile] > 0)
            {
                sweep.Watch[tile]--;
            }
        }
    }

    private static bool MeetsSubnormals(BlockedPlan plan, in BlockedSweep sweep, long tile)
    {
        // Where its columns of the last level went, as far as they were stored: 2 K to the left of what it read.
        long width = plan.Tile.Width, columns = tile == plan.Tiles - 1 ? plan.LaneColumns - tile * width + 2 : width;
        var first = (TVector*)sweep.Lifted + 2 + tile * width - 2 * K;
        for (var row = Math.Max(0, sweep.RowBegin - K); row < Math.Min(sweep.RowEnd - K, plan.Rows + 2); row += Sampling)
        {
            for (long w = tile == 0 ? 2 * K - 2 : 0; w < columns; w++)
            {
                if (TLanes.HasSubnormal(first[row * plan.Stride + w]))
                {
                    return true;
                }
            }
        }

        return false;
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
            var careful = sweep.Watch != null && sweep.Watch[tile] > 0;
            tiles = kind == TileKind.Plain && isFree ? Math.Min(Math.Min(final, sweep.TileEnd) - tile, (free - 1) / w) : 1;
            tiles = sweep.Watch != null ? CountAlike(sweep.Watch + tile, tiles) : tiles;
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

            if (careful)
            {
                BlockedTile<TVector, T, CarefulLanes<TVector, T, TLanes>>.Stream(ref run, kind, columns);
            }
            else
            {
                BlockedTile<TVector, T, TLanes>.Stream(ref run, kind, columns);
            }
        }
    }

    /// <summary>How many tiles go the same way as the first.</summary>
    private static long CountAlike(byte* watch, long most)
    {
        var tiles = 1;
        while (tiles < most && watch[tiles] > 0 == watch[0] > 0)
        {
            tiles++;
        }

        return tiles;
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
