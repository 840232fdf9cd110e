// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>A form that queues its steps on a device, one launch a step, from one of two grids there to the other.</summary>
internal abstract class QueuedJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Which of the two grids, 0 or 1, holds the state.</summary>
    protected int Current { get; private set; }

    /// <inheritdoc/>
    public sealed override void Load(ReadOnlySpan<T> grid)
    {
        Current = 0;
        Upload(grid);
    }

    /// <inheritdoc/>
    public sealed override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        Mark(isEnd: false);
        var done = Repeat(steps, monitor, () => Step(monitor.IsObserved));
        Mark(isEnd: true);
        Synchronize();
        return done;
    }

    /// <summary>Copies a grid into both grids of the device: no step writes the boundary.</summary>
    protected abstract void Upload(ReadOnlySpan<T> grid);

    /// <summary>Queues a step from grid <see cref="Current"/> to the other one.</summary>
    protected abstract void Queue();

    /// <summary>Called before the first and after the last step is queued, for back ends that measure the device's time.</summary>
    protected virtual void Mark(bool isEnd)
    {
    }

    /// <summary>Waits for all queued work.</summary>
    protected abstract void Synchronize();

    /// <summary>Progress counts completed steps, so an observed solve waits for each.</summary>
    private void Step(bool wait)
    {
        Queue();
        Current = 1 - Current;
        if (wait)
        {
            Synchronize();
        }
    }
}
