// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Mpi.Arrays;

/// <summary>A matrix of which every rank has a block, and any rank reads and writes any part, without the others' help: the way of
/// Global Arrays.</summary>
/// <remarks>The rules are those of <see cref="MpiWindow{T}"/>: a get has its elements on return, and what was written is there after
/// the next <see cref="Fence"/>.</remarks>
/// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
public sealed class DistributedMatrix<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly MpiWindow<T> _window;

    /// <summary>A matrix of zeros.</summary>
    /// <remarks>Collective.</remarks>
    /// <param name="ranks">The ranks; those beyond the layout's have no block, and may still read and write.</param>
    /// <param name="layout">How it is cut.</param>
    /// <exception cref="ArgumentException">There are fewer ranks than blocks.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public DistributedMatrix(Communicator ranks, BlockLayout layout)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentNullException.ThrowIfNull(layout);
        if (ranks.Size < layout.Count)
        {
            throw new ArgumentException($"{layout.Count} blocks need as many ranks, and there are {ranks.Size}", nameof(layout));
        }

        Layout = layout;
        Block = ranks.Rank < layout.Count ? layout.BlockOf(ranks.Rank) : default;
        _window = new MpiWindow<T>(ranks, checked((int)Block.Length));
    }

    /// <summary>How it is cut.</summary>
    public BlockLayout Layout { get; }

    /// <summary>This rank's block.</summary>
    public MatrixBlock Block { get; }

    /// <summary>This rank's elements, row by row.</summary>
    public Span<T> Local => _window.Local;

    /// <summary>Everything that was written before is there after it, on all ranks.</summary>
    /// <remarks>Collective.</remarks>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Fence() => _window.Fence();

    /// <summary>Reads a block, whoever has it.</summary>
    /// <param name="block">Which.</param>
    /// <param name="elements">Where to, row by row.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the matrix.</exception>
    /// <exception cref="ArgumentException">There are not as many elements.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Get(MatrixBlock block, Span<T> elements)
    {
        Check(block, elements.Length);
        foreach (var (rank, owned, part) in Parts(block))
        {
            var whole = part.Columns == block.Columns;
            var packed = whole ? elements.Slice((part.Row - block.Row) * block.Columns, (int)part.Length) : new T[part.Length];
            _window.Get(packed, rank, First(owned, part), part.Rows, owned.Columns);
            if (!whole)
            {
                Copy<T>(packed, new(0, 0, part.Rows, part.Columns), part.Columns, elements, At(part, block), block.Columns);
            }
        }
    }

    /// <summary>Writes a block, whoever has it.</summary>
    /// <param name="block">Which.</param>
    /// <param name="elements">What, row by row.</param>
    /// <inheritdoc cref="Get"/>
    public void Put(MatrixBlock block, ReadOnlySpan<T> elements) => Write(block, elements, null);

    /// <summary>Combines a block with what is there, whoever has it. Any number of ranks may do so at once.</summary>
    /// <param name="block">Which.</param>
    /// <param name="elements">With what, row by row.</param>
    /// <param name="operation">How.</param>
    /// <inheritdoc cref="Get"/>
    public void Accumulate(MatrixBlock block, ReadOnlySpan<T> elements, MpiOperation operation) => Write(block, elements, operation);

    /// <summary>Releases the matrix.</summary>
    /// <remarks>Collective.</remarks>
    public void Dispose() => _window.Dispose();

    private void Write(MatrixBlock block, ReadOnlySpan<T> elements, MpiOperation? operation)
    {
        Check(block, elements.Length);
        foreach (var (rank, owned, part) in Parts(block))
        {
            var packed = new T[part.Length];
            Copy(elements, At(part, block), block.Columns, packed, new(0, 0, part.Rows, part.Columns), part.Columns);
            if (operation is { } how)
            {
                _window.Accumulate(packed, rank, how, First(owned, part), part.Rows, owned.Columns);
            }
            else
            {
                _window.Put(packed, rank, First(owned, part), part.Rows, owned.Columns);
            }
        }
    }

    /// <summary>The parts of a block with their owners. One of more than a gigabyte is cut into rows: a message has less than two.</summary>
    private IEnumerable<(int Rank, MatrixBlock Owned, MatrixBlock Part)> Parts(MatrixBlock block)
    {
        foreach (var rank in Layout.RanksOf(block))
        {
            var owned = Layout.BlockOf(rank);
            foreach (var part in owned.Intersect(block).InRows(MatrixFile.MostElements))
            {
                yield return (rank, owned, part);
            }
        }
    }

    private void Check(MatrixBlock block, int length)
    {
        if (block.Row < 0 || block.Column < 0 || block.Rows < 0 || block.Columns < 0
            || block.Rows > Layout.Rows - block.Row || block.Columns > Layout.Columns - block.Column)
        {
            throw new ArgumentOutOfRangeException(nameof(block), $"{block} is not in a matrix of {Layout.Rows} x {Layout.Columns}");
        }

        if (length != block.Length)
        {
            throw new ArgumentException($"{block} has {block.Length} elements, not {length}", nameof(length));
        }
    }

    private static MatrixBlock At(MatrixBlock part, MatrixBlock whole) =>
        part with { Row = part.Row - whole.Row, Column = part.Column - whole.Column };

    private static long First(MatrixBlock owned, MatrixBlock part) => (long)(part.Row - owned.Row) * owned.Columns + part.Column - owned.Column;

    private static void Copy<TElement>(ReadOnlySpan<TElement> from, MatrixBlock source, int fromStride, Span<TElement> to, MatrixBlock target, int toStride)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            from.Slice((source.Row + row) * fromStride + source.Column, source.Columns)
                .CopyTo(to[((target.Row + row) * toStride + target.Column)..]);
        }
    }
}
