// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels;

/// <summary>One way to take Jacobi steps, made ready for one shape: its memory, threads or processes. A variant's method in
/// a table returns one. Used by one thread at a time.</summary>
/// <remarks>A step replaces every interior cell by <c>(up + left + centre + right + down) * 0.2</c> of the grid before it,
/// added in that order in <typeparamref name="T"/>'s precision. A back end that solves in the caller's grid overrides
/// <see cref="Solve"/> only; one with a layout of its own also copies in and out.</remarks>
/// <param name="shape">The grid's shape, and how many threads.</param>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public abstract class JacobiImplementation<T>(JacobiShape shape) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The shape this was made for.</summary>
    public JacobiShape Shape { get; } = shape;

    /// <summary>How long a device was at work in the last <see cref="Solve"/>, by its own clock; null if no device works, or its
    /// time is not known.</summary>
    public virtual TimeSpan? DeviceTime => null;

    /// <summary>Copies a grid in. Does nothing for back ends that solve in the caller's grid.</summary>
    /// <param name="grid"><see cref="JacobiShape.Length"/> elements.</param>
    public virtual void Load(ReadOnlySpan<T> grid)
    {
    }

    /// <summary>Takes up to <paramref name="steps"/> steps.</summary>
    /// <param name="grid">The grid that was loaded, for back ends that solve in it.</param>
    /// <param name="steps">How many, at least 0.</param>
    /// <param name="monitor">Asked between whole steps whether to stop.</param>
    /// <returns>The steps taken.</returns>
    public abstract long Solve(Span<T> grid, long steps, WorkMonitor monitor);

    /// <summary>Copies the state out. Does nothing for back ends that solve in the caller's grid.</summary>
    /// <param name="grid">The grid that was loaded.</param>
    public virtual void Store(Span<T> grid)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the back end holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/> rather than a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Steps between two progress reports: about a million cell updates, as in the native kernels.</summary>
    protected long ReportInterval => Math.Max(1, (1 << 20) / ((long)Shape.Rows * Shape.Columns));

    /// <summary>Takes steps one at a time until all are done or the monitor says stop.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="monitor">Receives progress about every million cell updates; cancellation is checked after every
    /// step.</param>
    /// <param name="step">Takes one.</param>
    /// <returns>The steps taken.</returns>
    protected long Repeat(long steps, WorkMonitor monitor, Action step)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentNullException.ThrowIfNull(step);
        long done = 0;
        while (done < steps)
        {
            step();
            done++;
            if (AskToStop(done, steps, monitor))
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Asks the monitor whether to stop, as often as is useful: reports about every million cell updates and at the end, but
    /// sees cancellation after every step.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="steps">Steps asked for.</param>
    /// <param name="monitor">The monitor.</param>
    protected bool AskToStop(long done, long steps, WorkMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var due = done % ReportInterval == 0 || done == steps || monitor.IsCancellationRequested;
        return due && monitor.ReportAndAskToStop(done, steps);
    }
}
