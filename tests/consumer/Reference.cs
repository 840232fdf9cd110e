// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;

/// <summary>What the kernels must return, computed without the library.</summary>
internal static class Reference
{
    public static T[] Jacobi<T>(T[] start, int rows, int columns, int steps)
        where T : IFloatingPointIeee754<T>
    {
        var (read, write, width) = ((T[])start.Clone(), (T[])start.Clone(), columns + 2);
        for (var step = 0; step < steps; step++)
        {
            for (var i = 1; i <= rows; i++)
            {
                for (var at = i * width + 1; at <= i * width + columns; at++)
                {
                    write[at] = (read[at - width] + read[at - 1] + read[at] + read[at + 1] + read[at + width])
                        * T.CreateChecked(0.2);
                }
            }

            (read, write) = (write, read);
        }

        return read;
    }

    public static void NBody<T>(NBodySystem<T> system, int steps, T timeStep, T softening)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < system.Bodies; i++)
            {
                T ax = T.Zero, ay = T.Zero, az = T.Zero;
                for (var j = 0; j < system.Bodies; j++)
                {
                    T dx = system.X[j] - system.X[i], dy = system.Y[j] - system.Y[i], dz = system.Z[j] - system.Z[i];
                    var d2 = dx * dx + dy * dy + dz * dz + softening * softening;
                    var pull = system.Mass[j] / (d2 * T.Sqrt(d2));
                    (ax, ay, az) = (ax + dx * pull, ay + dy * pull, az + dz * pull);
                }

                system.VelocityX[i] += ax * timeStep;
                system.VelocityY[i] += ay * timeStep;
                system.VelocityZ[i] += az * timeStep;
            }

            for (var i = 0; i < system.Bodies; i++)
            {
                system.X[i] += system.VelocityX[i] * timeStep;
                system.Y[i] += system.VelocityY[i] * timeStep;
                system.Z[i] += system.VelocityZ[i] * timeStep;
            }
        }
    }

    public static ulong[] Fibonacci(int count)
    {
        var values = new ulong[count];
        for (var n = 1; n < count; n++)
        {
            values[n] = n < 2 ? 1 : values[n - 1] + values[n - 2];
        }

        return values;
    }
}
