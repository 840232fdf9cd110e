// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;
using InteropBridge.Variants;

namespace InteropBridge.Kernels;

/// <summary>Gravity between all pairs of bodies. A step changes every velocity by the pulls of all bodies, added in the order
/// of the bodies, and then moves every body by its new velocity. All variants return the same bits on every
/// processor.</summary>
/// <remarks>A body at distance d pulls by mass * d / (d² + softening²)^1.5 towards itself. Every operation is rounded to
/// <c>T</c>: no fused multiply-add, no reciprocal.</remarks>
public static class NBody
{
    /// <summary>The smallest softening length that is accepted.</summary>
    public const double MinSoftening = Native.IB_NBODY_MIN_SOFTENING;

    /// <summary>The largest softening length that is accepted.</summary>
    public const double MaxSoftening = Native.IB_NBODY_MAX_SOFTENING;

    /// <summary>The variants for an element type, each with its availability.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    public static IReadOnlyList<Variant> Variants<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Kernel<T>().Variants;

    /// <summary>Takes steps with a system, in place.</summary>
    /// <param name="system">Holds the result on return.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="timeStep">Time of a step; negative runs backwards.</param>
    /// <param name="softening">Length below which a pull no longer grows as bodies come closer,
    /// <see cref="MinSoftening"/>..<see cref="MaxSoftening"/>.</param>
    /// <param name="variant">Id of one of <see cref="Variants{T}"/>, such as <see cref="NBodyVariant.COpenMP"/>; null for
    /// the fastest that is available here.</param>
    /// <param name="threads">Threads of parallel variants, 1..1024; null for one per processor.</param>
    /// <param name="progress">Receives the number of steps done, about every million pairs of bodies, but at most once a
    /// step, and at the end, on this thread.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="system"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    /// <exception cref="VariantUnavailableException">The variant cannot run here; the message says why.</exception>
    /// <exception cref="WorkCanceledException">Cancelled; the system is in the state after
    /// <see cref="WorkCanceledException.Done"/> steps.</exception>
    public static void Advance<T>(
        NBodySystem<T> system,
        long steps,
        T timeStep,
        T softening,
        string? variant = null,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        CheckSoftening(softening);
        var workers = threads ?? Exhibits.DefaultThreads;
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(threads));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, Native.IB_MAX_THREADS, nameof(threads));

        var monitor = new WorkMonitor(progress, cancellationToken);
        var start = Find<T>(variant, workers).CreateDelegate<Func<int, NBodyImplementation<T>>>();
        monitor.ThrowIfCanceledBefore(steps);
        using var implementation = start(workers);
        var done = implementation.Advance(system, steps, timeStep, softening, monitor);
        monitor.ThrowIfStopped(done, steps);
    }

    /// <summary>The variant of that id; null for the fastest that is available.</summary>
    internal static Variant Find<T>(string? id, int threads)
        where T : unmanaged, IFloatingPointIeee754<T> => threads > 1
        ? Exhibits.Choose(Kernel<T>(), id, NBodyVariant.COpenMP, NBodyVariant.ManagedThreads)
        : Exhibits.Choose(Kernel<T>(), id, NBodyVariant.CSerial, NBodyVariant.ManagedSimd);

    // Written so that NaN is refused.
    private static void CheckSoftening<T>(T softening)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(double.CreateChecked(softening) is >= MinSoftening and <= MaxSoftening))
        {
            throw new ArgumentOutOfRangeException(nameof(softening), softening,
                FormattableString.Invariant($"must be {MinSoftening}..{MaxSoftening}, so that its cube is a normal number"));
        }
    }

    private static Kernel Kernel<T>() => Exhibits.Find("nbody",
        typeof(T) == typeof(double) ? "f64" : typeof(T) == typeof(float) ? "f32"
            : throw new NotSupportedException($"bodies have coordinates of double or float, not {typeof(T).Name}"));
}
