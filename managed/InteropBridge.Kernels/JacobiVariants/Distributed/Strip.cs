// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>The layers of a block along a cut, which are stepped when the neighbour's have come: as many as there are steps, from
/// three times as many.</summary>
/// <param name="Part">The strip: its block are the layers that count.</param>
internal sealed record Strip<T>(RankPart<T> Part)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The strips of a block; none if it is too small for them, or has no neighbours.</summary>
    public static IReadOnlyList<Strip<T>> Along(RankPlan plan, MatrixBlock block, IReadOnlyList<Halo<T>> halos)
    {
        bool Has(int down, int right) => halos.Any(halo => (halo.Down, halo.Right) == (down, right));
        var (k, rows, columns) = (plan.Depth, block.Rows, block.Columns);
        var (up, low, left, right) = (Has(-1, 0), Has(1, 0), Has(0, -1), Has(0, 1));
        if (((up || low) && rows < 2 * k) || ((left || right) && columns < 2 * k))
        {
            return [];
        }

        // Above and below over the whole width; left and right what these leave.
        var (first, last) = (block.Row + (up ? k : 0), block.Row + rows - (low ? k : 0));
        MatrixBlock[] counting =
        [
            up ? block with { Rows = k } : default,
            low ? block with { Row = last, Rows = k } : default,
            left ? new(first, block.Column, last - first, k) : default,
            right ? new(first, block.Column + columns - k, last - first, k) : default,
        ];
        return [.. counting.Where(layers => layers.Length > 0).Select(layers => new Strip<T>(new RankPart<T>(plan.Shape, layers, k)))];
    }

    private readonly T[] _cells = new T[Part.Area.Length]; // on their way

    /// <summary>Takes the cells from before the step. Those of neighbours come later.</summary>
    public void Load(RankPart<T> from) => Copy(from, Part, Part.Area);

    public void Store(RankPart<T> to) => Copy(Part, to, Part.Block);

    private void Copy(RankPart<T> from, RankPart<T> to, MatrixBlock block)
    {
        from.Read(block, _cells);
        to.Write(block, _cells);
    }
}
