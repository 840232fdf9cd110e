// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>A part of one pass: tiles [<see cref="TileBegin"/>, <see cref="TileEnd"/>), rows that arrive in
/// [<see cref="RowBegin"/>, <see cref="RowEnd"/>).</summary>
internal readonly unsafe ref struct BlockedSweep
{
    /// <summary>Steps that the pass takes, 1..K. Levels beyond keep all cells.</summary>
    public required long Steps { get; init; }

    /// <summary>The grid column in lane 0 of vector column 0 when the pass begins.</summary>
    public required long Drift { get; init; }

    public required long TileBegin { get; init; }

    public required long TileEnd { get; init; }

    public required long RowBegin { get; init; }

    public required long RowEnd { get; init; }

    /// <summary>Vectors from what a tile reads to what it fetches for the next block.</summary>
    public required long Ahead { get; init; }

    public required void* Lifted { get; init; }

    /// <summary>The memory of this pass, laid out as the plan says.</summary>
    public required byte* Memory { get; init; }

    /// <summary>Of tile 0, as <see cref="BlockedPlan.WatchOffset"/> says; null if the plan watches nothing.</summary>
    public required byte* Watch { get; init; }

    public bool IsEmpty => RowBegin >= RowEnd || TileBegin >= TileEnd;
}
