// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;
using InteropBridge.Variants;

namespace InteropBridge.Kernels;

/// <summary>The 2-D five-point Jacobi stencil. A grid is row-major, (rows + 2) x (columns + 2) elements, with a fixed boundary;
/// every step replaces each interior cell by <c>(up + left + centre + right + down) * 0.2</c>. All variants return the same
/// bits on every processor.</summary>
public static class Jacobi
{
    /// <summary>The variants for an element type, each with its availability.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    public static IReadOnlyList<Variant> Variants<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Kernel<T>().Variants;

    /// <summary>Takes steps on a grid, in place. It allocates scratch memory for this solve; to solve many grids of one
    /// shape, keep a <see cref="JacobiSolver{T}"/>.</summary>
    /// <param name="grid">Holds the result on return.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="variant">Id of one of <see cref="Variants{T}"/>, such as <see cref="JacobiVariant.COpenMP"/>; null for
    /// the fastest that is available here and needs no GPU.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024; null for one per processor.</param>
    /// <param name="progress">Receives the number of steps done, about every million cell updates and at the end, on this
    /// thread.</param>
    /// <param name="cancellationToken">Stops the solve between two steps.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <inheritdoc cref="Solve{T}(Span{T}, int, int, long, string?, int?, IProgress{long}?, CancellationToken)"/>
    public static void Solve<T>(
        JacobiGrid<T> grid,
        long steps,
        string? variant = null,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(grid);
        Solve(grid.Span, grid.Shape.Rows, grid.Shape.Columns, steps, variant, threads, progress, cancellationToken);
    }

    /// <summary>Takes steps on a grid, in place. It allocates scratch memory for this solve; to solve many grids of one
    /// shape, keep a <see cref="JacobiSolver{T}"/>.</summary>
    /// <param name="grid">At least (rows + 2) * (columns + 2) elements, row-major; holds the result on return.</param>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="variant">Id of one of <see cref="Variants{T}"/>, such as <see cref="JacobiVariant.COpenMP"/>; null for
    /// the fastest that is available here and needs no GPU.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024; null for one per processor.</param>
    /// <param name="progress">Receives the number of steps done, about every million cell updates and at the end, on this
    /// thread.</param>
    /// <param name="cancellationToken">Stops the solve between two steps.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <exception cref="ArgumentException">The grid is too short, or there is no such variant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the grid is larger than a span can
    /// be.</exception>
    /// <exception cref="VariantUnavailableException">The variant cannot run here; the message says why.</exception>
    /// <exception cref="WorkCanceledException">Cancelled; the grid holds the state after
    /// <see cref="WorkCanceledException.Done"/> steps.</exception>
    /// <exception cref="WorkerException">A worker process of <c>managed-processes</c> died or did not start; the grid is
    /// unchanged.</exception>
    public static void Solve<T>(
        Span<T> grid,
        int rows,
        int columns,
        long steps,
        string? variant = null,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Before any memory is allocated or process started for it; the solver checks again for its own callers.
        CheckGrid<T>(grid, new JacobiShape(rows, columns, threads ?? Exhibits.DefaultThreads), steps);
        using var solver = new JacobiSolver<T>(rows, columns, variant, threads);
        solver.Solve(grid, steps, progress, cancellationToken);
    }

    /// <inheritdoc cref="Solve{T}(Span{T}, int, int, long, string?, int?, IProgress{long}?, CancellationToken)"/>
    public static void Solve<T>(
        T[] grid,
        int rows,
        int columns,
        long steps,
        string? variant = null,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(grid);
        Solve(grid.AsSpan(), rows, columns, steps, variant, threads, progress, cancellationToken);
    }

    /// <summary>The variant of that id; null for the fastest that is available.</summary>
    internal static Variant Find<T>(string? id, int threads)
        where T : unmanaged, IFloatingPointIeee754<T> => threads > 1
        ? Exhibits.Choose(Kernel<T>(), id, JacobiVariant.CBlockedOpenMP, JacobiVariant.ManagedBlockedThreads)
        : Exhibits.Choose(Kernel<T>(), id, JacobiVariant.CBlocked, JacobiVariant.ManagedBlocked);

    internal static void CheckGrid<T>(ReadOnlySpan<T> grid, JacobiShape shape, long steps)
    {
        if (grid.Length < shape.Length)
        {
            throw new ArgumentException(
                $"the grid has {grid.Length} elements; ({shape.Rows} + 2) * ({shape.Columns} + 2) = {shape.Length} are needed", nameof(grid));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(steps);
    }

    private static Kernel Kernel<T>() => Exhibits.Find("jacobi",
        typeof(T) == typeof(double) ? "f64" : typeof(T) == typeof(float) ? "f32"
            : throw new NotSupportedException($"Jacobi grids are of double or float, not {typeof(T).Name}"));
}
