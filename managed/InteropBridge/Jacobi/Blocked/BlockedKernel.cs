// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge;

/// <summary>A blocked Jacobi's passes in vectors of one width: which tiles of a sweep are of which kind, and which of their
/// lanes hold boundary cells.</summary>
internal sealed unsafe class BlockedKernel<TVector, T, TLanes, TLevels> : IBlockedKernel
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : ILanes<TVector, T>
    where TLevels : ILevels
{
    private const int W = TileShape.Width;
    private const int Boundaries = 4;

    private static int K => TLevels.Count;

    private static int Lanes => sizeof(TVector) / sizeof(T);

    public TileShape Tile => new(sizeof(TVector), Lanes, K);

    public void Lift(BlockedPlan plan, void* grid, void* lifted, long rowBegin, long rowEnd)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T>.Lift(
                plan, (T*)grid + row * (plan.Columns + 2), (TVector*)lifted + row * plan.Stride);
        }
    }

    public void Lower(BlockedPlan plan, void* lifted, void* grid, long rowBegin, long rowEnd, long steps)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T>.Lower(
                plan, (TVector*)lifted + row * plan.Stride, (T*)grid + row * (plan.Columns + 2), steps % plan.Ring);
        }
    }

    public void Sweep(BlockedPlan plan, in BlockedSweep sweep)
    {
        var held = stackalloc TVector[W + K];
        var columns = stackalloc long[Boundaries];
        var lanes = stackalloc int[Boundaries];
        FindBoundary(plan, sweep.Drift, columns, lanes);
        var run = new TileRun<TVector> { Stride = plan.Stride, Rows = plan.Rows, Held = held };
        for (var tile = sweep.TileBegin; tile < sweep.TileEnd; tile++)
        {
            var column = 2 + tile * W;
            var isHeld = Hold(columns, lanes, column - K, held);
            var (kind, first) = KindOf(plan, tile, isHeld);
            run.Column = (TVector*)sweep.Lifted + column;
            // After the last tile comes the next pass; which of the last ones it is does not matter.
            run.Next = kind == TileKind.End ? (TVector*)sweep.Lifted + 2 - K * plan.Stride : run.Column + W;
            run.State = (TVector*)sweep.Memory + tile * plan.Tile.State;
            Stream(plan, sweep, ref run, kind, first);
        }
    }

    private static (TileKind Kind, int First) KindOf(BlockedPlan plan, long tile, bool isHeld)
    {
        var own = plan.LaneColumns / W;
        return tile < plan.Tile.EndTiles ? (TileKind.Start, (int)tile * W)
            : tile == own - 1 ? (TileKind.Final, 0)
            : tile >= own ? (TileKind.End, (int)(tile - own) * W)
            : (isHeld ? TileKind.Held : TileKind.Plain, 0);
    }

    /// <summary>Streams the sweep's rows through a tile: those that meet a boundary row at some level in plain loops.</summary>
    private static void Stream(
        BlockedPlan plan, in BlockedSweep sweep, ref TileRun<TVector> run, TileKind kind, int first)
    {
        var seam = sweep.Memory + plan.StateBytes;
        long bodyBegin = sweep.Levels == K ? K + 1 : long.MaxValue, bodyEnd = plan.Rows + 2;
        for (var row = sweep.RowBegin; row < sweep.RowEnd; row = run.RowEnd)
        {
            var isBody = row >= bodyBegin && row < bodyEnd;
            run.RowBegin = row;
            run.RowEnd = Math.Min(sweep.RowEnd, isBody ? bodyEnd : row < bodyBegin ? bodyBegin : sweep.RowEnd);
            run.Seam = (TVector*)seam + (row - sweep.RowBegin) * plan.Tile.Seam;
            run.Turn = (TVector*)(seam + plan.SeamBytes) + (row - sweep.RowBegin) * plan.Tile.Turn;
            if (isBody)
            {
                Stream(run, kind, first);
            }
            else
            {
                BlockedEdge<TVector, T, TLanes, TLevels>.Stream(run, kind, first, sweep.Levels);
            }
        }
    }

    private static void Stream(in TileRun<TVector> run, TileKind kind, int first)
    {
        switch (kind, first)
        {
            case (TileKind.Plain, _): BlockedTile<TVector, T, TLanes, TLevels>.Plain(run); break;
            case (TileKind.Held, _): BlockedTile<TVector, T, TLanes, TLevels>.Held(run); break;
            case (TileKind.Final, _): BlockedTile<TVector, T, TLanes, TLevels>.Final(run); break;
            case (TileKind.Start, 0): BlockedTile<TVector, T, TLanes, TLevels>.FirstStart(run); break;
            case (TileKind.Start, _): BlockedTile<TVector, T, TLanes, TLevels>.SecondStart(run); break;
            case (_, 0): BlockedTile<TVector, T, TLanes, TLevels>.FirstEnd(run); break;
            default: BlockedTile<TVector, T, TLanes, TLevels>.SecondEnd(run); break;
        }
    }

    /// <summary>Where the two boundary columns lie in a pass, and one turn further on once more: vector columns and lanes.</summary>
    private static void FindBoundary(BlockedPlan plan, long drift, long* columns, int* lanes)
    {
        for (var i = 0; i < Boundaries; i++)
        {
            var (turn, side) = Math.DivRem(i, 2);
            var position = (side * (plan.Columns + 1) - drift) % plan.Ring;
            var (lane, column) = Math.DivRem(position < 0 ? position + plan.Ring : position, plan.LaneColumns);
            columns[i] = column + turn * plan.LaneColumns;
            lanes[i] = (int)(lane + turn * (Lanes - 1)) % Lanes;
        }
    }

    /// <summary>Masks the boundary cells among W + K vector columns from <paramref name="first"/> on.</summary>
    /// <returns>Whether there are any.</returns>
    private static bool Hold(long* columns, int* lanes, long first, TVector* held)
    {
        var any = false;
        new Span<TVector>(held, W + K).Clear();
        for (var i = 0; i < Boundaries; i++)
        {
            var at = columns[i] - first;
            if (at >= 0 && at < W + K)
            {
                new Span<byte>((T*)(held + at) + lanes[i], sizeof(T)).Fill(byte.MaxValue);
                any = true;
            }
        }

        return any;
    }
}
