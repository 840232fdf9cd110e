// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <summary>The inner loop: a tile at both of its levels, away from the boundary rows. It does what
/// <see cref="BlockedEdge{TVector, T, TLanes, TTile}"/> says in plain loops, but written out.</summary>
/// <remarks>Every vector is a field of a local structure, which the JIT takes apart, and so lives in a register. Conditions on
/// kind, held, level and column are on constants and gone from the compiled code. They stand where the JIT sees so before it
/// inlines, not in methods of their own: it has room for a limited number of variables.</remarks>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TTile : ITile
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Optimised at once: the tiers would get to it in the middle of a solve. Apart: together they are too much for the JIT.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Streams rows through a tile of some kind, with boundary cells in it or without.</summary>
    public static void Stream(in TileRun<TVector> run, TileKind kind, bool held)
    {
        switch (kind, held)
        {
            case (TileKind.Plain, false): Plain(run); break;
            case (TileKind.Plain, true): HeldPlain(run); break;
            case (TileKind.First, false): First(run); break;
            case (TileKind.First, true): HeldFirst(run); break;
            case (TileKind.Final, false): Final(run); break;
            case (TileKind.Final, true): HeldFinal(run); break;
            case (TileKind.Last, false): Last(run); break;
            default: HeldLast(run); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Plain(in TileRun<TVector> run) => Loops(run, TileKind.Plain, false);

    [MethodImpl(Loop)]
    private static void HeldPlain(in TileRun<TVector> run) => Loops(run, TileKind.Plain, true);

    [MethodImpl(Loop)]
    private static void First(in TileRun<TVector> run) => Loops(run, TileKind.First, false);

    [MethodImpl(Loop)]
    private static void HeldFirst(in TileRun<TVector> run) => Loops(run, TileKind.First, true);

    [MethodImpl(Loop)]
    private static void Final(in TileRun<TVector> run) => Loops(run, TileKind.Final, false);

    [MethodImpl(Loop)]
    private static void HeldFinal(in TileRun<TVector> run) => Loops(run, TileKind.Final, true);

    [MethodImpl(Loop)]
    private static void Last(in TileRun<TVector> run) => Loops(run, TileKind.Last, false);

    [MethodImpl(Loop)]
    private static void HeldLast(in TileRun<TVector> run) => Loops(run, TileKind.Last, true);

    [MethodImpl(Inline)]
    private static void Loops(in TileRun<TVector> run, TileKind kind, bool held)
    {
        nint stride = (nint)run.Stride * sizeof(TVector), next = (nint)((byte*)run.Next - (byte*)run.Column);
        nint ahead = (nint)run.Ahead * sizeof(TVector), left = -2 * stride - 4 * sizeof(TVector);
        byte* at = (byte*)run.Column + run.RowBegin * stride, end = (byte*)run.Column + run.RowEnd * stride;
        TVector* seam = run.Seam, turn = run.Turn, mask = run.Held;
        Level level0 = default, level1 = default;
        Row row = default;
        level0.Load(run.State, kind is TileKind.Final or TileKind.Last);
        level1.Load(run.State + TileShape.LevelState, true);
        for (; at != end; at += stride, seam += TileShape.Seam, turn += TileShape.Turn)
        {
            Prefetch(at + next);
            PrefetchAhead(at + ahead);
            Arrive(ref row, ref level0, (TVector*)at, (TVector*)(at - stride), turn, kind);
            Step(ref row, ref level0, 0, turn, mask + 1, kind, held);
            HandOver(ref row, seam);
            Step(ref row, ref level1, 1, turn, mask, kind, held);
            Leave(ref row, (TVector*)(at + left), kind);
        }

        level0.Save(run.State, kind is TileKind.Final or TileKind.Last);
        level1.Save(run.State + TileShape.LevelState, true);
    }
}
