// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels;

/// <summary>A system to start from: a ball of bodies that turns too slowly to keep from falling together.</summary>
public static class NBodyCloud
{
    /// <summary>A softening length that suits it.</summary>
    public const double Softening = 0.05;

    /// <summary>A time step that suits it: a free fall to the centre takes about 1.</summary>
    public const double TimeStep = 1.0 / 128;

    // Radians in a unit of time; at 1 the bodies at the rim would stay there.
    private const double Turn = 0.5;

    /// <summary>Bodies of equal mass, 1 together, spread evenly over a ball of radius 1 that turns about the z axis. The same
    /// bits on every machine.</summary>
    /// <param name="bodies">How many, at least 1.</param>
    /// <param name="seed">Of the places.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There are no bodies, or more than an array can hold.</exception>
    public static NBodySystem<T> Create<T>(int bodies, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var system = new NBodySystem<T>(bodies);
        var random = new Random(seed);
        for (var i = 0; i < bodies; i++)
        {
            var (x, y, z) = NextInBall(random);
            (system.X[i], system.Y[i], system.Z[i]) = (T.CreateChecked(x), T.CreateChecked(y), T.CreateChecked(z));
            (system.VelocityX[i], system.VelocityY[i]) = (T.CreateChecked(-Turn * y), T.CreateChecked(Turn * x));
            system.Mass[i] = T.CreateChecked(1.0 / bodies);
        }

        return system;
    }

    // Tried until it is inside: sines and cosines, which would place it at once, differ in their last bits from machine to machine.
    private static (double X, double Y, double Z) NextInBall(Random random)
    {
        while (true)
        {
            var (x, y, z) = (Coordinate(random), Coordinate(random), Coordinate(random));
            if (x * x + y * y + z * z <= 1)
            {
                return (x, y, z);
            }
        }
    }

    // From -1 to 1.
    private static double Coordinate(Random random) => random.NextDouble() * 2 - 1;
}
