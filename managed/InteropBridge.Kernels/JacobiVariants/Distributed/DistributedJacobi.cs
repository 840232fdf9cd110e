// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A Jacobi grid that exists on the ranks of a job only: each makes, steps, checks and writes its block, so that it may be
/// larger than the memory of one process. The bits are those of every other variant.</summary>
/// <remarks>All methods and the constructor are collective. Places count the boundary: rows 0..<see cref="Rows"/> + 1, columns
/// 0..<see cref="Columns"/> + 1.</remarks>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class DistributedJacobi<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Cells that are looked at at a time: half a megabyte.</summary>
    private const int PieceCells = 1 << 16;

    private readonly Communicator _all;
    private readonly RankGrid<T> _grid;

    /// <summary>A grid of zeros.</summary>
    /// <param name="ranks">The ranks. With more of them than cells, the last ones have none.</param>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <param name="threads">Threads of each rank, 1..1024.</param>
    /// <param name="stepsPerExchange">Steps that a rank takes between two exchanges with its neighbours, and so layers that it gets
    /// from them. A number above the shortest side of a block that is cut, or above 2^20, counts as that. 0 to choose.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OverflowException">A rank's block has more than 2147483647 cells.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public DistributedJacobi(Communicator ranks, int rows, int columns, int threads = 1, int stepsPerExchange = 0)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, int.MaxValue - 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, int.MaxValue - 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Interop.Native.IB_MAX_THREADS);
        ArgumentOutOfRangeException.ThrowIfNegative(stepsPerExchange);
        _all = ranks;
        using var machine = ranks.SplitByMachine();
        var plan = RankPlan.Choose(new RankShape(rows, columns, threads), ranks.Size, stepsPerExchange);
        plan = plan with { Shape = plan.Shape with { Threads = threads } };
        _grid = new RankGrid<T>(ranks, plan, "blocks", overlaps: ranks.AllReduce(machine.Size, MpiOperation.Min) < ranks.Size);
    }

    /// <summary>Interior rows.</summary>
    public int Rows => _grid.Plan.Shape.Rows;

    /// <summary>Interior columns.</summary>
    public int Columns => _grid.Plan.Shape.Columns;

    /// <summary>Steps between two exchanges, the same on all ranks. A token of <see cref="Solve"/> is asked as often.</summary>
    public int StepsPerExchange => _grid.Plan.Depth;

    /// <summary>The interior cells of this rank; without rows and columns if it has none.</summary>
    public MatrixBlock Block => Part?.Block ?? default;

    private RankPart<T>? Part => _grid.Solver?.Part;

    /// <summary>Gives every cell a value.</summary>
    /// <param name="cell">The value at a row and a column, boundary included; the same function on all ranks.</param>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Fill(Func<int, int, T> cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (Part is { Area: var area } part)
        {
            T[] cells = [];
            foreach (var rows in area.InRows(PieceCells))
            {
                cells = cells.Length < rows.Length ? new T[rows.Length] : cells;
                for (var i = 0; i < rows.Length; i++)
                {
                    cells[i] = cell(rows.Row + i / rows.Columns, rows.Column + i % rows.Columns);
                }

                part.Write(rows, cells);
            }

            _grid.Solver!.Loaded();
        }
    }

    /// <summary>Takes steps.</summary>
    /// <param name="steps">At least 0, the same on all ranks.</param>
    /// <param name="cancellationToken">Stops all ranks after the same number of steps, if it is cancelled on any of them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    /// <exception cref="WorkCanceledException">Cancelled, on all ranks; the grid holds the state after
    /// <see cref="WorkCanceledException.Done"/> steps.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Solve(long steps, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        Span<long> done = [0];
        while (done[0] < steps)
        {
            var next = (int)Math.Min(_grid.Plan.Depth, steps - done[0]);
            _grid.Solver?.Step(next);
            done[0] += next;
            if (done[0] < steps && _all.AgreeToStop(cancellationToken))
            {
                break;
            }
        }

        new WorkMonitor(null, cancellationToken).ThrowIfStopped(done[0], steps);
    }

    /// <summary>The lowest and the highest interior cell.</summary>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public (T Lowest, T Highest) Extremes()
    {
        var (lowest, highest) = (T.PositiveInfinity, T.NegativeInfinity);
        foreach (var (_, cells) in Pieces())
        {
            foreach (var cell in cells)
            {
                (lowest, highest) = (T.Min(lowest, cell), T.Max(highest, cell));
            }
        }

        return (_all.AllReduce(lowest, MpiOperation.Min), _all.AllReduce(highest, MpiOperation.Max));
    }

    /// <summary>A hash of the interior, the same for any number of ranks: that of <see cref="JacobiHash.Of"/>.</summary>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public ulong Hash()
    {
        var sum = 0UL;
        foreach (var (rows, cells) in Pieces())
        {
            for (var row = 0; row < rows.Rows; row++)
            {
                sum += JacobiHash.OfRow<T>(
                    cells.AsSpan(row * rows.Columns, rows.Columns), (rows.Row + row) * (Columns + 2L) + rows.Column);
            }
        }

        return _all.AllReduce(sum, MpiOperation.Sum);
    }

    /// <summary>Writes the interior to a file, row by row; see <see cref="MatrixFile"/>.</summary>
    /// <param name="path">A file that all ranks see.</param>
    /// <exception cref="MpiException">The file cannot be written.</exception>
    public void Write(string path) => Write(path, mostElements: 1 << 27);

    /// <summary>In pieces: a call of MPI moves less than two gigabytes. All ranks take part in every one.</summary>
    internal void Write(string path, int mostElements)
    {
        List<MatrixBlock> pieces = [.. Block.InRows(mostElements)];
        var count = Math.Max(1, _all.AllReduce(pieces.Count, MpiOperation.Max));
        for (var piece = 0; piece < count; piece++)
        {
            var block = piece < pieces.Count ? pieces[piece] : default;
            var cells = new T[block.Length];
            if (block.Length > 0)
            {
                Part!.Read(block, cells);
                block = block with { Row = block.Row - 1, Column = block.Column - 1 };
            }

            MatrixFile.Write<T>(_all, path, Rows, Columns, block, cells);
        }
    }

    /// <summary>Releases the grid.</summary>
    public void Dispose() => _grid.Dispose();

    /// <summary>The cells of this rank's block, each piece in the same memory.</summary>
    private IEnumerable<(MatrixBlock Rows, ArraySegment<T> Cells)> Pieces()
    {
        T[] cells = [];
        foreach (var rows in Part is null ? [] : Block.InRows(PieceCells))
        {
            cells = cells.Length < rows.Length ? new T[rows.Length] : cells;
            Part!.Read(rows, cells);
            yield return (rows, new(cells, 0, (int)rows.Length));
        }
    }
}
