// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels;

/// <summary>One way to take n-body steps, with its threads. A variant's method in a table returns one. Used by one thread at
/// a time.</summary>
/// <remarks>For each body i, with e2 = softening * softening and sums that start at +0, over all j in order, i included:
/// <c>dx = x[j] - x[i]</c>, dy and dz alike; <c>d2 = ((dx * dx + dy * dy) + dz * dz) + e2</c>;
/// <c>pull = mass[j] / (d2 * sqrt(d2))</c>; <c>ax = ax + dx * pull</c>, ay and az alike. Then
/// <c>vx[i] = vx[i] + ax * timeStep</c>, and after all bodies <c>x[i] = x[i] + vx[i] * timeStep</c>. Each operation is rounded
/// to <typeparamref name="T"/>.</remarks>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public abstract class NBodyImplementation<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes up to <paramref name="steps"/> steps.</summary>
    /// <param name="system">Holds the result on return.</param>
    /// <param name="steps">How many, at least 0.</param>
    /// <param name="timeStep">Time of a step.</param>
    /// <param name="softening">Softening length, within <see cref="NBody.MinSoftening"/>..<see cref="NBody.MaxSoftening"/>.</param>
    /// <param name="monitor">Asked between whole steps whether to stop.</param>
    /// <returns>The steps taken.</returns>
    public abstract long Advance(NBodySystem<T> system, long steps, T timeStep, T softening, WorkMonitor monitor);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the variant holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/> rather than a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Steps between two progress reports: about a million pairs of bodies, as in the native kernels.</summary>
    /// <param name="bodies">How many bodies there are.</param>
    protected static long ReportInterval(int bodies) => Math.Max(1, (1 << 20) / ((long)bodies * bodies));
}
