// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <content>The loop over a tile's rows.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes>
{
    /// <param name="run">The rows and the tiles.</param>
    /// <param name="kind">The tiles' kind.</param>
    /// <param name="held">Whether there are boundary cells in them.</param>
    /// <param name="width">Their columns at level 0.</param>
    /// <param name="columns1">Their columns at level 1.</param>
    [MethodImpl(Inline)]
    private static void Loops(ref TileRun<TVector> run, TileKind kind, bool held, int width, int columns1)
    {
        nint stride = (nint)run.Stride * sizeof(TVector), above = -stride - sizeof(TVector);
        nint to = -2 * stride - 4 * sizeof(TVector), ahead = (nint)run.Ahead * sizeof(TVector);
        for (; run.Tiles > 0; run.MoveOn(width))
        {
            byte* at = (byte*)run.Column + run.RowBegin * stride, end = (byte*)run.Column + run.RowEnd * stride;
            var row = new Row { Seam = run.Seam, Turn = run.Turn, One = run.One, Fifth = run.Fifth };
            var c = default(Columns);
            var d = default(Cells);
            c.Move(saves: false, run.State, width, columns1, kind == TileKind.Final);
            // Each is set once: such masks the JIT keeps in mask registers.
            var m00 = held ? TLanes.IsZero(run.Held[0]) : default;
            var m01 = held ? TLanes.IsZero(run.Held[1]) : default;
            var m02 = held && width > 2 ? TLanes.IsZero(run.Held[2]) : default;
            var m03 = held && width > 3 ? TLanes.IsZero(run.Held[3]) : default;
            var m04 = held && width > 4 ? TLanes.IsZero(run.Held[4]) : default;
            var m10 = held ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 0]) : default;
            var m11 = held ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 1]) : default;
            var m12 = held ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 2]) : default;
            var m13 = held && columns1 > 3 ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 3]) : default;
            var m14 = held && columns1 > 4 ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 4]) : default;
            var m15 = held && columns1 > 5 ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 5]) : default;
            var m16 = held && columns1 > 6 ? TLanes.IsZero(run.Held[TileShape.MaxWidth + 6]) : default;
            for (; at != end; at += stride, row.Seam += TileShape.Seam, row.Turn += TileShape.Turn)
            {
                Prefetch.Far(at + ahead);
                row.At = (TVector*)at;
                row.Above = (TVector*)(at + above);
                row.To = (TVector*)(at + to);
                d.Read(row, kind, width);
                TVector up = c.A.C1, begun = TLanes.Sum(up, row.Seam[0]), past = default;
                c.A.C1 = row.Seam[1];
                Step(ref c.A, ref c.B.C1, ref up, ref begun, row, 0, d.D0, d.D1, d.D2, m00, m10, kind, held, width);
                Step(ref c.B, ref c.C.C1, ref up, ref begun, row, 1, d.D1, d.D2, d.D3, m01, m11, kind, held, width);
                Step(ref c.C, ref c.D.C1, ref up, ref begun, row, 2, d.D2, d.D3, d.D4, m02, m12, kind, held, width);
                if (columns1 > 3)
                {
                    Step(ref c.D, ref c.E.C1, ref up, ref begun, row, 3, d.D3, d.D4, d.D5, m03, m13, kind, held, width);
                }

                if (columns1 > 4)
                {
                    Step(ref c.E, ref c.F.C1, ref up, ref begun, row, 4, d.D4, d.D5, d.D6, m04, m14, kind, held, width);
                }

                if (columns1 > 5)
                {
                    Step(ref c.F, ref c.G.C1, ref up, ref begun, row, 5, d.D5, d.D6, default, default, m15, kind, held, width);
                }

                if (columns1 > 6)
                {
                    Step(ref c.G, ref past, ref up, ref begun, row, 6, d.D6, default, default, default, m16, kind, held, width);
                }

                if (kind != TileKind.Final)
                {
                    row.Seam[0] = width == 3 ? c.C.C1 : c.E.C1;
                    row.Seam[1] = width == 3 ? c.D.C1 : c.F.C1;
                }
            }

            c.Move(saves: true, run.State, width, columns1, kind == TileKind.Final);
        }
    }
}
