// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.JacobiVariants.Blocked;
using InteropBridge.Kernels.Threading;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Many time steps each time a cell passes through the cache: the algorithm of native/jacobi_blocked.c, whose first
/// comment has a drawing, in C#. One thread, or several that follow each other without barriers.</summary>
internal sealed unsafe class BlockedJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The way round subnormal numbers exists for floats only.</summary>
    private static readonly BlockedTuning Processor =
        new(CoreCaches.Bytes(1), CoreCaches.Bytes(2), SlowSubnormals: typeof(T) == typeof(float) && Subnormals.AreSlow);

    private readonly AlignedMemory _scratch;
    private readonly BlockedSchedule _schedule;
    private readonly ThreadTeam _team;
    private WorkMonitor _monitor = WorkMonitor.None;
    private long _steps;
    private long _nextReport;

    public BlockedJacobi(JacobiShape shape, int threads)
        : this(shape, threads, BlockedKernels.Widest<T>(), Processor)
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

    /// <inheritdoc cref="BlockedSchedule.HasMetSubnormals"/>
    internal bool HasMetSubnormals => _schedule.HasMetSubnormals;

    /// <summary>Whether blocks pay off, by the rule of the C form. With a few rows everything is edge, with a few columns
    /// lanes are mostly padding, and on flat or narrow grids the buffers would be larger than a fifth of the grid plus a
    /// megabyte.</summary>
    public static bool Pays(JacobiShape shape, int threads)
    {
        var tile = BlockedKernels.Widest<T>().Tile;
        if (shape.Rows < 16 || shape.Columns < 4 * tile.Lanes || (long)shape.Rows * shape.Columns < 60 * 60)
        {
            return false;
        }

        var grid = (shape.Rows + 2L) * shape.Stride * sizeof(T);
        return new BlockedPlan(tile, shape, threads, Processor).ScratchBytes <= grid + grid / 5 + (1 << 20);
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

    /// <summary>Reports are as far apart as in the other forms, or by one round of groups if that is further.</summary>
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
