// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>How far apart the rows of a lifted grid are: up to eight cache lines further than they need to be, for the sake of
/// an L1 cache of 64 sets, which pick a line by its address within a page.</summary>
internal static class RowSpacing
{
    private const int Sets = 64;

    /// <summary>Vectors from row to row.</summary>
    public static long Choose(TileShape tile, long laneColumns, long bandRows)
    {
        long line = BlockedPlan.LineVectors(tile), needed = BlockedPlan.CeilingDivide(laneColumns, line);
        var width = BlockedPlan.LinesOfRow(tile);
        long best = needed, leastBad = long.MaxValue;
        for (var apart = needed; apart < needed + Math.Min(8, 1 + needed / 8); apart++)
        {
            var bad = Crowd(Math.Min(bandRows, Sets), apart, width) + (AreConfusable(tile, apart, line) ? 4 : 0);
            (best, leastBad) = bad < leastBad ? (apart, bad) : (best, leastBad);
        }

        return best * line;
    }

    /// <summary>Lines that meet in one set, if a tile touches <paramref name="width"/> of each row.</summary>
    private static int Crowd(long rows, long apart, long width)
    {
        Span<int> inSet = stackalloc int[Sets];
        inSet.Clear();
        var worst = 0;
        for (long line = 0; line < rows * width; line++)
        {
            worst = Math.Max(worst, ++inSet[(int)((line / width * apart + line % width) % Sets)]);
        }

        return worst;
    }

    /// <summary>Whether what a tile stores has the same address within a page as what it loads about then: a processor that
    /// compares no more takes the load for dependent on the store. It stores K rows further up and 2 K columns left.</summary>
    private static bool AreConfusable(TileShape tile, long apart, long line)
    {
        for (var later = -1; later <= 2; later++)
        {
            var distance = ((TileShape.Levels + later) * apart + 2 * TileShape.Levels / line) % Sets;
            if (distance * line <= tile.Width + 1 || (Sets - distance) * line < tile.Width)
            {
                return true;
            }
        }

        return false;
    }
}
