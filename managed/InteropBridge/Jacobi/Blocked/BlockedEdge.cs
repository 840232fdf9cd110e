// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>A tile of any kind at any number of levels, near the boundary rows or not: the algorithm in plain loops. It streams
/// the few rows, and the one pass of a solve, for which <see cref="BlockedTile{TVector, T, TLanes, TLevels}"/> is not made.</summary>
internal static unsafe class BlockedEdge<TVector, T, TLanes, TLevels>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TLevels : ILevels
{
    private const int W = TileShape.Width;

    private static int K => TLevels.Count;

    public static void Stream(in TileRun<TVector> run, TileKind kind, int first, int levels)
    {
        var d = stackalloc TVector[W + 2];
        TVector* seam = run.Seam, turn = run.Turn;
        for (var r = run.RowBegin; r < run.RowEnd; r++, seam += 2 * (K - 1), turn += 2 * K)
        {
            Arrive(run, kind, first, r, d, turn);
            for (var l = 0; l < levels; l++)
            {
                Step(run, kind, first - 2 * l, r - l - 1, l, l + 1 < levels, d, turn + 2 * (l + 1));
                if (l + 1 < levels)
                {
                    HandOver(d, seam + 2 * l);
                }
            }

            Leave(run, kind, first - 2 * (levels - 1), r - levels, d, 2 * levels);
        }
    }

    /// <summary>A row at level 0: two columns of the tile to the left, and W of this one. Rows outside the grid are those at
    /// its edge: what is read there only fills rows that are not stored.</summary>
    private static void Arrive(in TileRun<TVector> run, TileKind kind, int first, long r, TVector* d, TVector* turn)
    {
        if (kind == TileKind.End)
        {
            return;
        }

        var here = run.Column + Math.Min(r, run.Rows + 1) * run.Stride;
        var above = run.Column + Math.Clamp(r - 1, 0, run.Rows + 1) * run.Stride;
        for (var i = 0; i < W + 2; i++)
        {
            d[i] = kind == TileKind.Final && i >= W ? turn[i - W] : here[i - 2];
        }

        if (kind == TileKind.Start && first == 0)
        {
            (turn[0], turn[1]) = (TLanes.Turn(d[0]), TLanes.Turn(d[1]));
        }

        if (kind != TileKind.Final)
        {
            for (var w = 0; w < W; w++)
            {
                run.State[W + w] = above[w - 1];
            }
        }
    }

    /// <summary>One level: the row that arrived gives place to what it gives the next level.</summary>
    private static void Step(
        in TileRun<TVector> run, TileKind kind, int first, long row, int l, bool feeds, TVector* d, TVector* kept)
    {
        TVector* p = run.State + 2 * l * W, c = p + W, held = run.Held + K - 1 - l;
        TVector left = d[0], centre = d[1];
        for (var w = 0; w < W; w++)
        {
            var (column, right) = (first + w, d[w + 2]);
            if (kind == TileKind.Start && column < 0)
            {
                d[w + 2] = centre;
            }
            else if (kind == TileKind.End && column >= 0)
            {
                d[w + 2] = feeds && column < 2 ? kept[column] : centre;
            }
            else
            {
                var value = TLanes.Select(held[w], c[w], TLanes.Fifth(TLanes.Sum(p[w], centre)));
                d[w + 2] = row >= 1 && row <= run.Rows ? value : c[w];
                p[w] = TLanes.Sum(TLanes.Sum(TLanes.Sum(c[w], left), centre), right);
                c[w] = centre;
                if (kind == TileKind.Start && feeds && column < 2)
                {
                    kept[column] = TLanes.Turn(d[w + 2]);
                }
            }

            (left, centre) = (centre, right);
        }
    }

    private static void HandOver(TVector* d, TVector* seam)
    {
        (d[0], d[1]) = (seam[0], seam[1]);
        (seam[0], seam[1]) = (d[W], d[W + 1]);
    }

    private static void Leave(in TileRun<TVector> run, TileKind kind, int first, long row, TVector* d, int left)
    {
        if (row < 0 || row > run.Rows + 1)
        {
            return;
        }

        var to = run.Column + row * run.Stride - left;
        for (var w = 0; w < W; w++)
        {
            if (!(kind == TileKind.Start && first + w < 0) && !(kind == TileKind.End && first + w >= 0))
            {
                to[w] = d[w + 2];
            }
        }
    }
}
