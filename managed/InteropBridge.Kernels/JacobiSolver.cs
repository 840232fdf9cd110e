// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;
using InteropBridge.Variants;

namespace InteropBridge.Kernels;

/// <summary>Solves many Jacobi grids of one shape with one variant. It owns the variant's scratch memory, threads or
/// processes. Different solvers can be used by different threads at the same time; one solver by one thread at a
/// time.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class JacobiSolver<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Idle = 0;
    private const int Solving = 1;
    private const int Disposed = 2;

    private readonly JacobiImplementation<T> _implementation;
    private int _state;

    /// <summary>Prepares a variant.</summary>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <param name="variant">Id of one of <see cref="Jacobi.Variants{T}"/>, such as <see cref="JacobiVariant.COpenMP"/>;
    /// null for the fastest that is available here and needs no GPU.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024; null for one per processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the grid is larger than a span can
    /// be.</exception>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    /// <exception cref="VariantUnavailableException">The variant cannot run here; the message says why.</exception>
    /// <exception cref="WorkerException">A worker process of <c>managed-processes</c> could not be started.</exception>
    public JacobiSolver(int rows, int columns, string? variant = null, int? threads = null)
    {
        Shape = new JacobiShape(rows, columns, threads ?? Exhibits.DefaultThreads);
        Variant = Jacobi.Find<T>(variant, Shape.Threads);
        _implementation = Variant.CreateDelegate<Func<JacobiShape, JacobiImplementation<T>>>()(Shape);
    }

    /// <summary>The shape of its grids, and the threads.</summary>
    public JacobiShape Shape { get; }

    /// <summary>The variant.</summary>
    public Variant Variant { get; }

    /// <summary>Takes steps on a grid, in place.</summary>
    /// <param name="grid">At least (rows + 2) * (columns + 2) elements, row-major; holds the result on return.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="progress">Receives the number of steps done, about every million cell updates and at the end, on this
    /// thread.</param>
    /// <param name="cancellationToken">Stops the solve between two steps.</param>
    /// <exception cref="ArgumentException">The grid is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    /// <exception cref="WorkCanceledException">Cancelled; the grid holds the state after
    /// <see cref="WorkCanceledException.Done"/> steps.</exception>
    /// <exception cref="WorkerException">A worker process of <c>managed-processes</c> died, now or earlier; the grid is
    /// unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The solver was disposed.</exception>
    /// <exception cref="InvalidOperationException">The solver is solving on another thread.</exception>
    public void Solve(
        Span<T> grid, long steps, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        Jacobi.CheckGrid<T>(grid, Shape, steps);
        var monitor = progress is null && !cancellationToken.CanBeCanceled
            ? WorkMonitor.None
            : new WorkMonitor(progress, cancellationToken);
        Enter(Solving);
        try
        {
            monitor.ThrowIfCanceledBefore(steps);
            var cells = grid[..Shape.Length];
            _implementation.Load(cells);
            var done = _implementation.Solve(cells, steps, monitor);
            _implementation.Store(cells);
            monitor.ThrowIfStopped(done, steps);
        }
        finally
        {
            Volatile.Write(ref _state, Idle);
        }
    }

    /// <summary>Releases what the variant holds.</summary>
    /// <exception cref="InvalidOperationException">The solver is solving on another thread.</exception>
    public void Dispose()
    {
        if (Volatile.Read(ref _state) != Disposed)
        {
            Enter(Disposed);
            _implementation.Dispose();
        }
    }

    private void Enter(int state)
    {
        var before = Interlocked.CompareExchange(ref _state, state, Idle);
        ObjectDisposedException.ThrowIf(before == Disposed, this);
        if (before == Solving)
        {
            throw new InvalidOperationException("the solver is in use by another thread; give each thread its own");
        }
    }
}
