// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;

namespace InteropBridge.Tests.Support;

/// <summary>Systems of bodies to start from, and n-body once more, as plainly as possible and sharing nothing with the library
/// but the memory.</summary>
internal static class Bodies
{
    /// <summary>A system of the given numbers: x, y, z, the velocities, and the masses, one array after the other.</summary>
    public static NBodySystem<T> From<T>(int bodies, params ReadOnlySpan<double> numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var system = new NBodySystem<T>(bodies);
        for (var k = 0; k < numbers.Length; k++)
        {
            Numbers(system, k / bodies)[k % bodies] = T.CreateChecked(numbers[k]);
        }

        return system;
    }

    /// <summary>Random bodies: of <paramref name="special"/> numbers some are infinite, subnormal or NaN, and some bodies are in
    /// the same place.</summary>
    public static NBodySystem<T> Random<T>(int bodies, int seed, bool special)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var system = new NBodySystem<T>(bodies);
        var cells = special ? Grids.Random<T>(7, bodies, seed) : Grids.Finite<T>(7, bodies, seed);
        for (var which = 0; which < 7; which++)
        {
            cells.AsSpan(which * bodies, bodies).CopyTo(Numbers(system, which));
        }

        for (var i = 3; i < bodies; i += 3)
        {
            (system.X[i], system.Y[i], system.Z[i]) = (system.X[0], system.Y[0], system.Z[0]);
        }

        return system;
    }

    /// <summary>Takes steps, in place.</summary>
    public static void Advance<T>(NBodySystem<T> system, long steps, T timeStep, T softening)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (long step = 0; step < steps; step++)
        {
            for (var i = 0; i < system.Bodies; i++)
            {
                var sum = Pull(system, i, softening);
                for (var axis = 0; axis < 3; axis++)
                {
                    Numbers(system, 3 + axis)[i] += sum[axis] * timeStep;
                }
            }

            for (var axis = 0; axis < 3; axis++)
            {
                for (var i = 0; i < system.Bodies; i++)
                {
                    Numbers(system, axis)[i] += Numbers(system, 3 + axis)[i] * timeStep;
                }
            }
        }
    }

    /// <summary>Whether every number of two systems has the same bits.</summary>
    public static bool Same<T>(NBodySystem<T> expected, NBodySystem<T> actual)
        where T : unmanaged, IFloatingPointIeee754<T> => expected.Bodies == actual.Bodies
        && Enumerable.Range(0, 7).All(which => Grids.SameBits<T>(Numbers(expected, which), Numbers(actual, which)));

    private static T[] Pull<T>(NBodySystem<T> system, int i, T softening)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] sum = [T.Zero, T.Zero, T.Zero];
        for (var j = 0; j < system.Bodies; j++)
        {
            T[] d = [.. Enumerable.Range(0, 3).Select(axis => Numbers(system, axis)[j] - Numbers(system, axis)[i])];
            var squared = d[0] * d[0] + d[1] * d[1];
            squared += d[2] * d[2];
            squared += softening * softening;
            // The root of a double rounds to the right float as well: it has more than twice the digits.
            var root = T.CreateTruncating(Math.Sqrt(double.CreateTruncating(squared)));
            var pull = system.Mass[j] / (squared * root);
            for (var axis = 0; axis < 3; axis++)
            {
                sum[axis] += d[axis] * pull;
            }
        }

        return sum;
    }

    private static Span<T> Numbers<T>(NBodySystem<T> system, int which)
        where T : unmanaged, IFloatingPointIeee754<T> => which switch
    {
        0 => system.X,
        1 => system.Y,
        2 => system.Z,
        3 => system.VelocityX,
        4 => system.VelocityY,
        5 => system.VelocityZ,
        _ => system.Mass,
    };
}
