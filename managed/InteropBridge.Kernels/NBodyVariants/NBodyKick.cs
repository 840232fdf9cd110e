// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.Intrinsics;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>The first half of a step: all bodies pull, and velocities change. A body adds up its pulls in the order of the
/// bodies, whatever is done side by side.</summary>
internal static class NBodyKick
{
    /// <summary>Changes the velocities of bodies <paramref name="first"/>..<paramref name="end"/> - 1; reads every place.</summary>
    public delegate void Kernel<T>(NBodySystem<T> system, T timeStep, T softening, int first, int end)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The two loops over spans, which the JIT compiles without bounds checks.</summary>
    public static void Plain<T>(NBodySystem<T> system, T timeStep, T softening, int first, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> x = system.X, y = system.Y[..x.Length], z = system.Z[..x.Length], mass = system.Mass[..x.Length];
        var softening2 = softening * softening;
        for (var i = first; i < end; i++)
        {
            T ownX = x[i], ownY = y[i], ownZ = z[i], ax = T.Zero, ay = T.Zero, az = T.Zero;
            for (var j = 0; j < x.Length; j++)
            {
                T dx = x[j] - ownX, dy = y[j] - ownY, dz = z[j] - ownZ;
                var d2 = dx * dx + dy * dy + dz * dz + softening2;
                var pull = mass[j] / (d2 * T.Sqrt(d2));
                ax += dx * pull;
                ay += dy * pull;
                az += dz * pull;
            }

            system.VelocityX[i] += ax * timeStep;
            system.VelocityY[i] += ay * timeStep;
            system.VelocityZ[i] += az * timeStep;
        }
    }

    /// <summary>The widest vectors the processor likes, then narrower ones for the rest of the bodies.</summary>
    public static void Simd<T>(NBodySystem<T> system, T timeStep, T softening, int first, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = first;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= end - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Kick512(system, timeStep, softening * softening, i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Kick256(system, timeStep, softening * softening, i);
            }
        }

        for (; i <= end - Vector128<T>.Count; i += Vector128<T>.Count)
        {
            Kick128(system, timeStep, softening * softening, i);
        }

        Plain(system, timeStep, softening, i, end);
    }

    private static void Kick512<T>(NBodySystem<T> system, T timeStep, T softening2, int i)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> x = system.X, y = system.Y[..x.Length], z = system.Z[..x.Length], mass = system.Mass[..x.Length];
        var (ownX, ownY, ownZ) = (Vector512.Create<T>(x[i..]), Vector512.Create<T>(y[i..]), Vector512.Create<T>(z[i..]));
        Vector512<T> ax = default, ay = default, az = default, e2 = Vector512.Create(softening2);
        for (var j = 0; j < x.Length; j++)
        {
            var (dx, dy, dz) = (Vector512.Create(x[j]) - ownX, Vector512.Create(y[j]) - ownY, Vector512.Create(z[j]) - ownZ);
            var d2 = dx * dx + dy * dy + dz * dz + e2;
            var pull = Vector512.Create(mass[j]) / (d2 * Vector512.Sqrt(d2));
            ax += dx * pull;
            ay += dy * pull;
            az += dz * pull;
        }

        Add(system.VelocityX[i..], ax * timeStep);
        Add(system.VelocityY[i..], ay * timeStep);
        Add(system.VelocityZ[i..], az * timeStep);

        static void Add(Span<T> velocities, Vector512<T> change) => (Vector512.Create<T>(velocities) + change).CopyTo(velocities);
    }

    private static void Kick256<T>(NBodySystem<T> system, T timeStep, T softening2, int i)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> x = system.X, y = system.Y[..x.Length], z = system.Z[..x.Length], mass = system.Mass[..x.Length];
        var (ownX, ownY, ownZ) = (Vector256.Create<T>(x[i..]), Vector256.Create<T>(y[i..]), Vector256.Create<T>(z[i..]));
        Vector256<T> ax = default, ay = default, az = default, e2 = Vector256.Create(softening2);
        for (var j = 0; j < x.Length; j++)
        {
            var (dx, dy, dz) = (Vector256.Create(x[j]) - ownX, Vector256.Create(y[j]) - ownY, Vector256.Create(z[j]) - ownZ);
            var d2 = dx * dx + dy * dy + dz * dz + e2;
            var pull = Vector256.Create(mass[j]) / (d2 * Vector256.Sqrt(d2));
            ax += dx * pull;
            ay += dy * pull;
            az += dz * pull;
        }

        Add(system.VelocityX[i..], ax * timeStep);
        Add(system.VelocityY[i..], ay * timeStep);
        Add(system.VelocityZ[i..], az * timeStep);

        static void Add(Span<T> velocities, Vector256<T> change) => (Vector256.Create<T>(velocities) + change).CopyTo(velocities);
    }

    private static void Kick128<T>(NBodySystem<T> system, T timeStep, T softening2, int i)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> x = system.X, y = system.Y[..x.Length], z = system.Z[..x.Length], mass = system.Mass[..x.Length];
        var (ownX, ownY, ownZ) = (Vector128.Create<T>(x[i..]), Vector128.Create<T>(y[i..]), Vector128.Create<T>(z[i..]));
        Vector128<T> ax = default, ay = default, az = default, e2 = Vector128.Create(softening2);
        for (var j = 0; j < x.Length; j++)
        {
            var (dx, dy, dz) = (Vector128.Create(x[j]) - ownX, Vector128.Create(y[j]) - ownY, Vector128.Create(z[j]) - ownZ);
            var d2 = dx * dx + dy * dy + dz * dz + e2;
            var pull = Vector128.Create(mass[j]) / (d2 * Vector128.Sqrt(d2));
            ax += dx * pull;
            ay += dy * pull;
            az += dz * pull;
        }

        Add(system.VelocityX[i..], ax * timeStep);
        Add(system.VelocityY[i..], ay * timeStep);
        Add(system.VelocityZ[i..], az * timeStep);

        static void Add(Span<T> velocities, Vector128<T> change) => (Vector128.Create<T>(velocities) + change).CopyTo(velocities);
    }
}
