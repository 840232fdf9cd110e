// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi.Teams;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A solver on the ranks of the job that this process leads.</summary>
internal sealed class MpiJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MpiTeam _team = MpiTeam.Current!;
    private readonly RankWork _work;
    private readonly RankGrid<T> _grid;
    private long _reported;

    /// <param name="shape">The grid's; its threads are those of all ranks.</param>
    /// <param name="form"><c>blocks</c> or <c>windows</c>.</param>
    /// <param name="depth">Steps between two exchanges; 0 to choose.</param>
    /// <param name="overlaps">Whether to compute while messages travel; null if ranks are on several machines.</param>
    public MpiJacobi(JacobiShape shape, string form, int depth = 0, bool? overlaps = null)
        : base(shape)
    {
        _work = _team.Create<RankWork>(RankWork.Arguments<T>(form, shape, depth, overlaps ?? _team.Machines > 1));
        _grid = _work.Grid<T>();
    }

    public override void Load(ReadOnlySpan<T> grid)
    {
        _team.Perform(_work, RankWork.Load, grid, cells =>
        {
            _grid.Load(cells);
            return 0;
        });
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        _reported = 0;
        return _team.Perform(_work, $"{RankWork.Solve} {steps} {(monitor.IsObserved ? 1 : 0)}", steps,
            all => _grid.Solve(all, monitor.IsObserved ? (done, of) => Ask(done, of, monitor) : null));
    }

    public override void Store(Span<T> grid)
    {
        _team.Perform(_work, RankWork.Store, grid, cells =>
        {
            _grid.Store(cells);
            return 0;
        });
    }

    protected override void Dispose(bool disposing)
    {
        _work.Dispose();
        base.Dispose(disposing);
    }

    private bool Ask(long done, long steps, WorkMonitor monitor)
    {
        if (done - _reported < ReportInterval && done < steps && !monitor.IsCancellationRequested)
        {
            return false;
        }

        _reported = done;
        return monitor.ReportAndAskToStop(done, steps);
    }
}
