// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A grid on all ranks, as each of them sees it. Every method is called by all ranks; rank 0 has the whole grid at the
/// start and at the end.</summary>
internal sealed class RankGrid<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int CellsTag = 2;

    /// <summary>Cells of a message: a few megabytes, as a message cannot have 2 GiB.</summary>
    private const int MessageCells = 1 << 20;

    private readonly Communicator _all;
    private readonly Communicator? _ranks; // those with a block
    private readonly IRankSolver<T>? _solver;

    public RankGrid(Communicator all, RankPlan plan, string form, bool overlaps)
    {
        (_all, Plan) = (all, plan);
        _ranks = all.Split(plan.BlockOf(all.Rank) is null ? null : 0);
        _solver = _ranks is null ? null : form switch
        {
            "blocks" => new RankBlocks<T>(plan, _ranks, overlaps),
            "windows" => new RankWindows<T>(plan, _ranks),
            _ => throw new InvalidDataException($"unknown form: {form}"),
        };
    }

    public RankPlan Plan { get; }

    /// <summary>This rank's solver; null without a block.</summary>
    public IRankSolver<T>? Solver => _solver;

    /// <summary>Hands the areas of the grid out.</summary>
    /// <param name="grid">On rank 0 the whole grid; empty elsewhere.</param>
    public void Load(ReadOnlySpan<T> grid)
    {
        for (var rank = 1; _all.Rank == 0 && rank < Plan.Layout.Count; rank++)
        {
            foreach (var rows in Pieces(RankPart<T>.Grow(Plan.BlockOf(rank)!.Value, Plan.Depth, Plan.Depth, Plan.Shape)))
            {
                var cells = new T[rows.Length];
                Copy(grid, rows, cells);
                _all.Send<T>(cells, rank, CellsTag);
            }
        }

        if (_solver is { } solver)
        {
            foreach (var rows in Pieces(solver.Part.Area))
            {
                var cells = new T[rows.Length];
                if (_all.Rank == 0)
                {
                    Copy(grid, rows, cells);
                }
                else
                {
                    _all.Receive<T>(cells, 0, CellsTag);
                }

                solver.Part.Write(rows, cells);
            }

            solver.Loaded();
        }
    }

    /// <summary>Collects the blocks.</summary>
    /// <param name="grid">On rank 0 the whole grid, of which the interior is written; empty elsewhere.</param>
    public void Store(Span<T> grid)
    {
        if (_all.Rank > 0)
        {
            SendBlock();
            return;
        }

        for (var rank = 0; rank < Plan.Layout.Count; rank++)
        {
            foreach (var rows in Pieces(Plan.BlockOf(rank)!.Value))
            {
                var cells = new T[rows.Length];
                if (rank == 0)
                {
                    _solver!.Part.Read(rows, cells);
                }
                else
                {
                    _all.Receive<T>(cells, rank, CellsTag);
                }

                for (var row = 0; row < rows.Rows; row++)
                {
                    cells.AsSpan(row * rows.Columns, rows.Columns)
                        .CopyTo(grid[((rows.Row + row) * Plan.Shape.Stride + rows.Column)..]);
                }
            }
        }
    }

    /// <summary>Takes steps.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="asksToStop">Given the steps done and all: whether to stop. Rank 0's answer counts, and all ranks stop with the
    /// same number of steps. Null on all ranks if nobody asks.</param>
    /// <returns>The steps taken.</returns>
    public long Solve(long steps, Func<long, long, bool>? asksToStop)
    {
        long done = 0;
        while (_ranks is not null && done < steps)
        {
            var next = (int)Math.Min(Plan.Depth, steps - done);
            _solver!.Step(next);
            done += next;
            if (asksToStop is not null)
            {
                Span<int> stop = [_ranks.Rank == 0 && asksToStop(done, steps) ? 1 : 0];
                _ranks.Broadcast(stop);
                if (stop[0] != 0)
                {
                    break;
                }
            }
        }

        return done;
    }

    private void SendBlock()
    {
        if (_solver is not { Part: var part })
        {
            return;
        }

        foreach (var rows in Pieces(part.Block))
        {
            var cells = new T[rows.Length];
            part.Read(rows, cells);
            _all.Send<T>(cells, 0, CellsTag);
        }
    }

    public void Dispose()
    {
        _solver?.Dispose();
        _ranks?.Dispose();
    }

    private static IEnumerable<MatrixBlock> Pieces(MatrixBlock area)
    {
        var rows = Math.Max(1, MessageCells / area.Columns);
        for (var row = 0; row < area.Rows; row += rows)
        {
            yield return area with { Row = area.Row + row, Rows = Math.Min(rows, area.Rows - row) };
        }
    }

    private void Copy(ReadOnlySpan<T> grid, MatrixBlock from, Span<T> to)
    {
        for (var row = 0; row < from.Rows; row++)
        {
            grid.Slice((from.Row + row) * Plan.Shape.Stride + from.Column, from.Columns).CopyTo(to[(row * from.Columns)..]);
        }
    }
}
