// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The sizes a blocked Jacobi works with, and where its scratch memory holds what. Sizes of the grid are in cells,
/// those of the lifted grid and of all that a pass keeps in vectors, unless they say bytes.</summary>
internal sealed class BlockedPlan
{
    /// <summary>Of a counter: two cache lines, as processors fetch them in pairs.</summary>
    public const int CounterBytes = 128;

    /// <summary>Of a cache line.</summary>
    public const int LineBytes = 64;

    private const int Page = 4096;

    public BlockedPlan(TileShape tile, JacobiShape shape, int threads, BlockedTuning tuning)
    {
        (Tile, Rows, Columns, Threads) = (tile, shape.Rows, shape.Columns, threads);
        // Both boundary columns are on the ring, the first tile is not the final one, and that has two columns at least.
        LaneColumns = Math.Max(CeilingDivide(Columns + 2, tile.Lanes), tile.Width + 2);
        LaneColumns += LaneColumns % tile.Width == 1 ? 1 : 0;
        BandRows = tuning.BandRows > 0 ? tuning.BandRows : DefaultBandRows(tile, tuning);
        Stride = RowSpacing.Choose(tile, LaneColumns, BandRows);
        StateBytes = ((Tiles - 1) * tile.State + TileShape.FinalState) * tile.VectorBytes;
        SeamBytes = BandRows * TileShape.Seam * tile.VectorBytes;
        TurnBytes = BandRows * TileShape.Turn * tile.VectorBytes;
        GroupPasses = tuning.GroupPasses > 0 ? tuning.GroupPasses : DefaultGroupPasses(tuning);
        BlockTiles = tuning.BlockTiles > 0 ? tuning.BlockTiles : DefaultBlockTiles(tuning);
        const int beyond = TileShape.Levels;
        var rowBytes = Stride * tile.VectorBytes;
        LiftedOffset = RoundUp((1 + threads) * CounterBytes) + beyond * rowBytes;
        WatchesSubnormals = tuning.SlowSubnormals;
        WatchOffset = LiftedOffset + (Rows + 2 + beyond) * rowBytes;
        PassesOffset = RoundUp(WatchOffset + WatchBytes);
        ScratchBytes = PassesOffset + threads * GroupPasses * PassBytes;
    }

    public TileShape Tile { get; }

    public long Rows { get; }

    public long Columns { get; }

    public int Threads { get; }

    /// <summary>L: vector columns of the lifted grid.</summary>
    public long LaneColumns { get; }

    /// <summary>Vectors from row to row of the lifted grid.</summary>
    public long Stride { get; }

    /// <summary>H: rows of a band.</summary>
    public long BandRows { get; }

    /// <summary>G: passes that one thread takes through a band together.</summary>
    public long GroupPasses { get; }

    /// <summary>B: tiles of a column block.</summary>
    public long BlockTiles { get; }

    public long StateBytes { get; }

    public long SeamBytes { get; }

    public long TurnBytes { get; }

    /// <summary>State, seam and turn of a pass, in this order.</summary>
    public long PassBytes => StateBytes + SeamBytes + TurnBytes;

    /// <summary>Where row 0 of the lifted grid begins, after a counter of groups and one of rows per thread, and K rows beyond
    /// the grid. Another K are beyond its end.</summary>
    public long LiftedOffset { get; }

    /// <summary>Whether tiles that meet subnormal numbers are found and go another way.</summary>
    public bool WatchesSubnormals { get; }

    /// <summary>Where each thread has a byte for every tile of every band, and one more on either side: for how many passes it still
    /// counts as a tile with subnormal numbers.</summary>
    public long WatchOffset { get; }

    public long WatchBytes => WatchesSubnormals ? Threads * Bands * (Tiles + 2) : 0;

    /// <summary>Bands of the longest group.</summary>
    public long Bands => CeilingDivide(Rows + 2 + GroupPasses * TileShape.Levels, BandRows);

    /// <summary>Where the memory of each thread's passes begins.</summary>
    public long PassesOffset { get; }

    public long ScratchBytes { get; }

    /// <summary>Cells once around the lifted grid.</summary>
    public long Ring => Tile.Lanes * LaneColumns;

    /// <summary>Tiles of a pass.</summary>
    public long Tiles => CeilingDivide(LaneColumns, Tile.Width);

    public static long CeilingDivide(long a, long b) => (a / b) + (a % b != 0 ? 1 : 0);

    /// <summary>Vectors of a cache line, at least one.</summary>
    public static long LineVectors(TileShape tile) => Math.Max(1, LineBytes / tile.VectorBytes);

    /// <summary>Lines of a row that a tile and the one to its left touch: the W columns of each, and 2 K more that are stored
    /// into.</summary>
    public static long LinesOfRow(TileShape tile) => 2 * CeilingDivide(TileShape.Levels + tile.Width, LineVectors(tile));

    private static long RoundUp(long bytes) => CeilingDivide(bytes, Page) * Page;

    private static long L2(BlockedTuning tuning) => tuning.L2Bytes > 0 ? tuning.L2Bytes : 1 << 20;

    /// <summary>The cells that a tile reads stay in the L1 cache until the next one has stored into them. The seam is there, too,
    /// and where vectors are shorter than lines, neighbours share one; a quarter is left to states and turns.</summary>
    private static long DefaultBandRows(TileShape tile, BlockedTuning tuning)
    {
        long l1 = tuning.L1Bytes > 0 ? tuning.L1Bytes : 32 << 10, line = LineVectors(tile);
        var lines = LinesOfRow(tile) + CeilingDivide(TileShape.Seam, line) + (line > 1 ? 1 : 0);
        return Math.Max(8, l1 * 3 / 4 / (lines * LineBytes));
    }

    /// <summary>The more passes, the less traffic to the next cache, but the seams and turns of all should take no more than an
    /// eighth of the L2 cache, and what all threads keep for their passes no more than a tenth of the grid (or 256 KiB);
    /// beyond 8 passes nothing is gained.</summary>
    private long DefaultGroupPasses(BlockedTuning tuning)
    {
        var memory = (256 << 10) + (Rows + 2) * LaneColumns / 10 * Tile.VectorBytes;
        return Math.Clamp(Math.Min(L2(tuning) / 8 / (SeamBytes + TurnBytes), memory / (PassBytes * Threads)), 1, 8);
    }

    /// <summary>What a block's passes have in use fills seven eighths of the L2 cache: G K rows and two bands, one of them
    /// fetched ahead, and the states of the tiles. Blocks divide the tiles evenly.</summary>
    private long DefaultBlockTiles(BlockedTuning tuning)
    {
        var perTile = (2 * BandRows + GroupPasses * TileShape.Levels) * Tile.Width + GroupPasses * Tile.State;
        var room = L2(tuning) * 7 / 8 - GroupPasses * (SeamBytes + TurnBytes);
        var fitting = Math.Max(2 * Tile.Lag, room / (perTile * Tile.VectorBytes));
        return CeilingDivide(Tiles, CeilingDivide(Tiles, fitting));
    }
}
