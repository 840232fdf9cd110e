// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <summary>The inner loop: rows through a tile, each column by column. The row that level 0 gives level 1 is never whole, for
/// a column of it is the C that level 1 keeps for the next row.</summary>
/// <remarks>Written for the JIT. Every vector is a field of a local structure, which the JIT takes apart, and so lives in a
/// register; each is overwritten when its old value has just been used up, so that none has to be moved. Conditions on kind,
/// held, width and column are on constants and gone from the compiled code. They stand where the JIT sees so before it inlines,
/// not in methods of their own: it has room for a limited number of variables.</remarks>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TTile : ITile
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Optimised at once: the tiers would get to it in the middle of a solve. Apart: together they are too much for the JIT.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Streams rows through tiles of some kind, with boundary cells in them or without.</summary>
    public static void Stream(ref TileRun<TVector> run, TileKind kind)
    {
        switch (kind, run.Held != null)
        {
            case (TileKind.Plain, false): Plain(ref run); break;
            case (TileKind.Plain, true): HeldPlain(ref run); break;
            case (TileKind.First, false): First(ref run); break;
            case (TileKind.First, true): HeldFirst(ref run); break;
            case (TileKind.Final, false): Final(ref run); break;
            case (TileKind.Final, true): HeldFinal(ref run); break;
            case (TileKind.Last, false): Last(ref run); break;
            default: HeldLast(ref run); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Plain(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, false);

    [MethodImpl(Loop)]
    private static void HeldPlain(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, true);

    [MethodImpl(Loop)]
    private static void First(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, false);

    [MethodImpl(Loop)]
    private static void HeldFirst(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, true);

    [MethodImpl(Loop)]
    private static void Final(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, false);

    [MethodImpl(Loop)]
    private static void HeldFinal(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, true);

    [MethodImpl(Loop)]
    private static void Last(ref TileRun<TVector> run) => Loops(ref run, TileKind.Last, false);

    [MethodImpl(Loop)]
    private static void HeldLast(ref TileRun<TVector> run) => Loops(ref run, TileKind.Last, true);

    [MethodImpl(Inline)]
    private static void Loops(ref TileRun<TVector> run, TileKind kind, bool held)
    {
        nint stride = (nint)run.Stride * sizeof(TVector), above = -stride - sizeof(TVector);
        nint to = -2 * stride - 4 * sizeof(TVector), ahead = (nint)run.Ahead * sizeof(TVector);
        for (; run.Tiles > 0; run.MoveOn(TTile.Width))
        {
            byte* at = (byte*)run.Column + run.RowBegin * stride, end = (byte*)run.Column + run.RowEnd * stride;
            var next = (nint)((byte*)run.Next - (byte*)run.Column);
            var row = new Row { Seam = run.Seam, Turn = run.Turn, One = run.One, Fifth = run.Fifth };
            var columns = default(Columns);
            columns.Load(run.State, kind);
            // Each is set once: such masks the JIT keeps in mask registers.
            var m00 = held ? TLanes.IsZero(run.Held[0]) : default;
            var m01 = held ? TLanes.IsZero(run.Held[1]) : default;
            var m02 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[2]) : default;
            var m03 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[3]) : default;
            var m04 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[4]) : default;
            var m10 = held ? TLanes.IsZero(run.Held[TTile.Width]) : default;
            var m11 = held ? TLanes.IsZero(run.Held[TTile.Width + 1]) : default;
            var m12 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[TTile.Width + 2]) : default;
            var m13 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[TTile.Width + 3]) : default;
            var m14 = held && typeof(TTile) == typeof(ITile.Wide) ? TLanes.IsZero(run.Held[TTile.Width + 4]) : default;
            for (; at != end; at += stride, row.Seam += TileShape.Seam, row.Turn += TileShape.Turn)
            {
                PrefetchRow(at + next);
                Prefetch.Far(at + ahead);
                row.At = (TVector*)at;
                row.Above = (TVector*)(at + above);
                row.To = (TVector*)(at + to);
                TVector d0 = row.Read(-2, kind), d1 = row.Read(-1, kind), d2 = row.Read(0, kind), d3 = row.Read(1, kind);
                TVector d4 = row.Read(2, kind), d5 = row.Read(3, kind), d6 = row.Read(4, kind);
                row.Begin(d0, d1, kind);
                TVector up = columns.A.C1, begun = TLanes.Sum(up, row.Seam[0]), past = default;
                columns.A.C1 = row.Seam[1];
                Step(ref columns.A, ref columns.B.C1, ref up, ref begun, row, 0, d0, d1, d2, m00, m10, kind, held);
                if (typeof(TTile) == typeof(ITile.Narrow))
                {
                    Step(ref columns.B, ref past, ref up, ref begun, row, 1, d1, d2, d3, m01, m11, kind, held);
                    row.HandOver(columns.B.C1, past);
                }
                else
                {
                    Step(ref columns.B, ref columns.C.C1, ref up, ref begun, row, 1, d1, d2, d3, m01, m11, kind, held);
                    Step(ref columns.C, ref columns.D.C1, ref up, ref begun, row, 2, d2, d3, d4, m02, m12, kind, held);
                    Step(ref columns.D, ref columns.E.C1, ref up, ref begun, row, 3, d3, d4, d5, m03, m13, kind, held);
                    Step(ref columns.E, ref past, ref up, ref begun, row, 4, d4, d5, d6, m04, m14, kind, held);
                    row.HandOver(columns.E.C1, past);
                }
            }

            columns.Save(run.State, kind);
        }
    }
}
