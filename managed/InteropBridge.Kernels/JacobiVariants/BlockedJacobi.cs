// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.JacobiVariants.Blocked;
using InteropBridge.Kernels.Threading;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Many time steps for each trip of a cell through the cache: the algorithm of native/jacobi_blocked.c, whose opening
/// comment draws it, in C#. One thread, or several that follow each other without barriers.</summary>
internal sealed unsafe class BlockedJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly BlockedTuning Caches = new(CoreCaches.Bytes(1), CoreCaches.Bytes(2));

    private readonly AlignedMemory _scratch;
    private readonly BlockedSchedule _schedule;
    private readonly ThreadTeam _team;
    private WorkMonitor _monitor = WorkMonitor.None;
    private long _steps;
    private long _nextReport;

    public BlockedJacobi(JacobiShape shape, int threads)
        : this(shape, threads, BlockedKernels.Widest<T>(), Caches)
    {
    }

    /// <summary>For tests and experiments: any kernel, any blocking.</summary>
    internal BlockedJacobi(JacobiShape shape, int threads, IBlockedKernel kernel, BlockedTuning tuning)
        : base(shape)
    {
        var plan = new BlockedPlan(kernel.Tile, shape, threads, tuning);
        _scratch = new AlignedMemory((nuint)plan.ScratchBytes, BlockedPlan.CounterBytes);
        _schedule = new BlockedSchedule(kernel, plan, _scratch.Pointer, AskToStop);
        _team = new ThreadTeam(threads, _schedule.Run, "Blocked Jacobi");
    }

    /// <summary>Whether blocks are worth it, as the C form judges. A few rows would be all edge, a few columns a lane all
    /// padding, and on flat or narrow grids the buffers would take more than a fifth of the grid and a megabyte.</summary>
    public static bool Pays(JacobiShape shape, int threads)
    {
        var tile = BlockedKernels.Widest<T>().Tile;
        if (shape.Rows < 16 || shape.Columns < 4 * tile.Lanes || (long)shape.Rows * shape.Columns < 60 * 60)
        {
            return false;
        }

        var grid = (shape.Rows + 2L) * shape.Stride * sizeof(T);
        return new BlockedPlan(tile, shape, threads, Caches).ScratchBytes <= grid + grid / 5 + (1 << 20);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        (_monitor, _steps, _nextReport) = (monitor, steps, ReportInterval);
        fixed (T* cells = grid)
        {
            _schedule.Begin(cells, steps);
            _team.Run();
        }

        if (_schedule.StepsDone == steps && steps > 0)
        {
            monitor.ReportAndAskToStop(steps, steps);
        }

        return _schedule.StepsDone;
    }

    protected override void Dispose(bool disposing)
    {
        _team.Dispose();
        _scratch.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reports are as far apart as those of the other forms, or a round of groups where that is further.</summary>
    private bool AskToStop(long done)
    {
        if (done < _nextReport)
        {
            return false;
        }

        _nextReport = done + ReportInterval;
        return _monitor.ReportAndAskToStop(done, _steps);
    }
}
