// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>A tile of any kind at any number of levels, near the boundary rows or not: the algorithm in plain loops. It streams
/// the few rows, and the one pass, that <see cref="BlockedTile{TVector, T, TLanes, TTile}"/> is not made for.</summary>
internal static unsafe class BlockedEdge<TVector, T, TLanes, TTile>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TTile : ITile
{
    private const int K = TileShape.Levels;

    private static int W => TTile.Width;

    public static void Stream(ref TileRun<TVector> run, TileKind kind, int levels)
    {
        var d = stackalloc TVector[W + 2];
        for (; run.Tiles > 0; run.MoveOn(W))
        {
            Stream(run, kind, levels, d);
        }
    }

    private static void Stream(in TileRun<TVector> run, TileKind kind, int levels, TVector* d)
    {
        TVector* seam = run.Seam, turn = run.Turn;
        for (var r = run.RowBegin; r < run.RowEnd; r++, seam += TileShape.Seam, turn += TileShape.Turn)
        {
            Arrive(run, kind, r, d, turn);
            // A level begins with row 0 and is over after row N + 2, when what is below the grid lets go row N + 1.
            var end = (int)Math.Min(levels, r + 1);
            for (var l = (int)Math.Max(0, r - run.Rows - 2); l < end; l++)
            {
                Step(run, kind, r, l, l + 1 < levels, d, turn + 2 * (l + 1));
                if (l + 1 < levels)
                {
                    (d[0], d[1]) = (seam[2 * l], seam[2 * l + 1]);
                    (seam[2 * l], seam[2 * l + 1]) = (d[W], d[W + 1]);
                }
            }

            Leave(run, kind, r, levels, d);
        }
    }

    /// <summary>A row at level 0: two columns of the tile to the left, and W of this one. Rows outside the grid are those at
    /// its edge: what is read there only fills rows that are not stored.</summary>
    private static void Arrive(in TileRun<TVector> run, TileKind kind, long r, TVector* d, TVector* turn)
    {
        if (kind == TileKind.Last)
        {
            return;
        }

        var here = run.Column + Math.Min(r, run.Rows + 1) * run.Stride;
        var above = run.Column + Math.Clamp(r - 1, 0, run.Rows + 1) * run.Stride;
        for (var i = 0; i < W + 2; i++)
        {
            d[i] = kind == TileKind.Final && i >= W ? turn[i - W] : here[i - 2];
        }

        if (kind == TileKind.First)
        {
            (turn[0], turn[1]) = (TLanes.Turn(d[0]), TLanes.Turn(d[1]));
        }

        for (var w = 0; w < W && kind != TileKind.Final; w++)
        {
            run.State[TileShape.C(0) + w] = above[w - 1];
        }
    }

    /// <summary>One level: the row that arrived gives place to what it gives the next level, row r - l - 1 there, from column
    /// -2 l on, counted from that level's first column or from its turned image.</summary>
    private static void Step(in TileRun<TVector> run, TileKind kind, long r, int l, bool feeds, TVector* d, TVector* kept)
    {
        TVector* p = run.State + TileShape.P(l), c = run.State + TileShape.C(l);
        var isInner = r - l - 1 >= 1 && r - l - 1 <= run.Rows;
        TVector left = d[0], centre = d[1];
        for (var w = 0; w < W; w++)
        {
            var (column, right) = (w - 2 * l, d[w + 2]);
            if (kind == TileKind.First && column < 0)
            {
                d[w + 2] = centre;
            }
            else if (kind == TileKind.Last && column >= 0)
            {
                d[w + 2] = feeds && column < 2 ? kept[column] : centre;
            }
            else
            {
                d[w + 2] = isInner ? TLanes.Product(TLanes.Sum(p[w], centre), run.Fifth) : c[w];
                if (run.Held != null)
                {
                    d[w + 2] = TLanes.Select(TLanes.IsZero(run.Held[K - 1 - l + w]), d[w + 2], c[w]);
                }

                p[w] = TLanes.Sum(TLanes.Sum(TLanes.Sum(c[w], left), centre), right);
                c[w] = centre;
                if (kind == TileKind.First && feeds && column < 2)
                {
                    kept[column] = TLanes.Turn(d[w + 2]);
                }
            }

            (left, centre) = (centre, right);
        }
    }

    private static void Leave(in TileRun<TVector> run, TileKind kind, long r, int levels, TVector* d)
    {
        var row = r - levels;
        var to = run.Column + row * run.Stride - 2 * levels;
        for (var w = 0; w < W && row >= 0 && row <= run.Rows + 1; w++)
        {
            var column = w - 2 * (levels - 1);
            if (!(kind == TileKind.First && column < 0) && !(kind == TileKind.Last && column >= 0))
            {
                to[w] = d[w + 2];
            }
        }
    }
}
