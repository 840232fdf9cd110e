// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>A blocked Jacobi's passes in vectors of one width: which tiles of a sweep are of which kind, and which of their
/// lanes hold boundary cells.</summary>
internal sealed unsafe class BlockedKernel<TVector, T, TLanes, TTile> : IBlockedKernel
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : ILanes<TVector, T>
    where TTile : ITile
{
        private const int K = TileShape.Levels;
    private const int Boundaries = 4;

    private static int W => TTile.Width;

    private static int Lanes => sizeof(TVector) / sizeof(T);

    public TileShape Tile => new(sizeof(TVector), Lanes, W);

    public void Lift(BlockedPlan plan, void* grid, void* lifted, long rowBegin, long rowEnd)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T, TLanes>.Lift(
                plan, (T*)grid + row * (plan.Columns + 2), (TVector*)lifted + row * plan.Stride);
        }
    }

    public void Lower(BlockedPlan plan, void* lifted, void* grid, long rowBegin, long rowEnd, long steps)
    {
        for (var row = rowBegin; row < rowEnd; row++)
        {
            BlockedLayout<TVector, T, TLanes>.Lower(
                plan, (TVector*)lifted + row * plan.Stride, (T*)grid + row * (plan.Columns + 2), steps % plan.Ring);
        }
    }

    public void Sweep(BlockedPlan plan, in BlockedSweep sweep)
    {
        var columns = stackalloc long[Boundaries];
        var lanes = stackalloc int[Boundaries];
        FindBoundary(plan, sweep.Drift, columns, lanes);
        var held = stackalloc TVector[W + K - 1];
        var run = new TileRun<TVector> { Stride = plan.Stride, Rows = plan.Rows, Held = held, Ahead = sweep.Ahead };
        var own = plan.LaneColumns / W;
        var isHeld = true;
        for (var tile = sweep.TileBegin; tile < sweep.TileEnd; tile++)
        {
            var column = 2 + tile * W;
            if (isHeld)
            {
                new Span<TVector>(held, W + K - 1).Clear();
            }

            isHeld = Hold(columns, lanes, column - K, held);
            var kind = tile == 0 ? TileKind.First : tile < own - 1 ? TileKind.Plain
                : tile == own - 1 ? TileKind.Final : TileKind.Last;
            run.Column = (TVector*)sweep.Lifted + column;
            run.Next = kind == TileKind.Last ? (TVector*)sweep.Lifted + 2 - K * plan.Stride : run.Column + W;
            run.State = (TVector*)sweep.Memory + tile * TileShape.State;
            PrefetchState(run.State + TileShape.State);
            Stream(plan, sweep, ref run, kind, isHeld);
        }
    }

    private static void PrefetchState(TVector* state)
    {
        for (var i = 0; Sse.IsSupported && i < TileShape.State * sizeof(TVector); i += BlockedPlan.LineBytes)
        {
            Sse.Prefetch0((byte*)state + i);
        }
    }

    /// <summary>Streams the sweep's rows through a tile: those that meet a boundary row at some level in plain loops.</summary>
    private static void Stream(BlockedPlan plan, in BlockedSweep sweep, ref TileRun<TVector> run, TileKind kind, bool isHeld)
    {
        var seam = sweep.Memory + plan.StateBytes;
        long bodyBegin = sweep.Levels == K ? K + 1 : long.MaxValue, bodyEnd = plan.Rows + 2;
        for (var row = sweep.RowBegin; row < sweep.RowEnd; row = run.RowEnd)
        {
            var isBody = row >= bodyBegin && row < bodyEnd;
            run.RowBegin = row;
            run.RowEnd = Math.Min(sweep.RowEnd, isBody ? bodyEnd : row < bodyBegin ? bodyBegin : sweep.RowEnd);
            run.Seam = (TVector*)seam + (row - sweep.RowBegin) * TileShape.Seam;
            run.Turn = (TVector*)(seam + plan.SeamBytes) + (row - sweep.RowBegin) * TileShape.Turn;
            if (isBody)
            {
                BlockedTile<TVector, T, TLanes, TTile>.Stream(run, kind, isHeld);
            }
            else
            {
                BlockedEdge<TVector, T, TLanes, TTile>.Stream(run, kind, sweep.Levels);
            }
        }
    }

    /// <summary>Where the two boundary columns lie in a pass, and one turn further on again: columns and lanes.</summary>
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

    /// <summary>Masks the boundary cells among W + K - 1 vector columns from <paramref name="first"/> on.</summary>
    /// <returns>Whether there are any.</returns>
    private static bool Hold(long* columns, int* lanes, long first, TVector* held)
    {
        var any = false;
        for (var i = 0; i < Boundaries; i++)
        {
            var at = columns[i] - first;
            if ((ulong)at < (ulong)(W + K - 1))
            {
                new Span<byte>((T*)(held + at) + lanes[i], sizeof(T)).Fill(byte.MaxValue);
                any = true;
            }
        }

        return any;
    }
}
