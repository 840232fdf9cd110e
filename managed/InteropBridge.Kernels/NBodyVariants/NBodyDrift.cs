// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>The second half of a step: bodies move by their velocities.</summary>
internal static class NBodyDrift
{
    /// <summary>Moves bodies <paramref name="first"/>..<paramref name="end"/> - 1.</summary>
    public static void Move<T>(NBodySystem<T> system, T timeStep, int first, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Move(system.X[first..end], system.VelocityX[first..end], timeStep);
        Move(system.Y[first..end], system.VelocityY[first..end], timeStep);
        Move(system.Z[first..end], system.VelocityZ[first..end], timeStep);
    }

    private static void Move<T>(Span<T> places, ReadOnlySpan<T> velocities, T timeStep)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < places.Length && i < velocities.Length; i++)
        {
            places[i] += velocities[i] * timeStep;
        }
    }
}
