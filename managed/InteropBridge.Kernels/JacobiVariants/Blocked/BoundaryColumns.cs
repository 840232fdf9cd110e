// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Where the two boundary columns of the grid lie in a pass: vector columns and lanes, and one turn further on
/// again.</summary>
internal unsafe struct BoundaryColumns
{
    private const int Count = 4;

    private fixed long _columns[Count];
    private fixed long _lanes[Count];

    /// <param name="plan">The plan.</param>
    /// <param name="drift">The grid column in lane 0 of vector column 0.</param>
    public BoundaryColumns(BlockedPlan plan, long drift)
    {
        for (var side = 0; side < 2; side++)
        {
            var position = side * (plan.Columns + 1) - drift;
            var (lane, column) = Math.DivRem(position < 0 ? position + plan.Ring : position, plan.LaneColumns);
            (_columns[side], _lanes[side]) = (column, lane);
            (_columns[side + 2], _lanes[side + 2]) = (column + plan.LaneColumns, (lane > 0 ? lane : plan.Tile.Lanes) - 1);
        }
    }

    /// <summary>The first of the vector columns from <paramref name="column"/> on that holds a boundary cell.</summary>
    public readonly long NextFrom(long column)
    {
        var next = long.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            next = _columns[i] >= column ? Math.Min(next, _columns[i]) : next;
        }

        return next;
    }

    /// <summary>Sets all bits of the boundary cells among <paramref name="count"/> vector columns from
    /// <paramref name="first"/> on, and those of the others if <paramref name="all"/> are to be held.</summary>
    public readonly void Mask<TVector, T>(long first, TVector* masks, int count, bool all)
        where TVector : unmanaged
        where T : unmanaged
    {
        new Span<byte>(masks, count * sizeof(TVector)).Fill(all ? byte.MaxValue : (byte)0);
        for (var i = 0; i < Count; i++)
        {
            var at = _columns[i] - first;
            if (at >= 0 && at < count)
            {
                new Span<byte>((T*)(masks + at) + _lanes[i], sizeof(T)).Fill(byte.MaxValue);
            }
        }
    }
}
