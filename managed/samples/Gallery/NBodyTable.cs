// SPDX-License-Identifier: MIT
using System.Numerics;
using Gallery;
using InteropBridge.Variants;

[assembly: KernelTable("n-body", "f64", typeof(NBodyTable), Baseline = "managed-loop", WorkUnit = "pair")]

namespace Gallery;

/// <summary>A root and a quotient for each pair: the processor's time, whatever the language; vectors are what helps.</summary>
[KernelSize("bodies", "bodies", Default = 4000, Quick = 1000, IsExtent = true)]
internal static class NBodyTable
{
    private const double Softening = 0.0001;

    [KernelInput]
    public static Bodies Input(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        double[] Numbers() => [.. Enumerable.Range(0, arguments.Count("bodies")).Select(_ => random.NextDouble())];
        return new Bodies(Numbers(), Numbers(), Numbers());
    }

    [KernelEquality]
    public static bool Same(Pulls expected, Pulls actual) =>
        expected.X.AsSpan().SequenceEqual(actual.X) && expected.Y.AsSpan().SequenceEqual(actual.Y);

    [KernelRun]
    public static IKernelRun Run(Action<Bodies, Pulls> variant, Bodies bodies) => new PreparedRun<Pulls>(
        pulls => variant(bodies, pulls), new Pulls(new double[bodies.X.Length], new double[bodies.X.Length]));

    [Variant("managed-loop", Backend = "managed", Description = "two loops, one thread")]
    public static void Loop(Bodies bodies, Pulls pulls)
    {
        for (var i = 0; i < bodies.X.Length; i++)
        {
            Pull(bodies, pulls, i);
        }
    }

    [Variant("managed-vector", Backend = "managed", Description = "Vector<double> of bodies, one thread")]
    public static void Vectors(Bodies bodies, Pulls pulls)
    {
        var i = 0;
        for (; i <= bodies.X.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> x = new(bodies.X, i), y = new(bodies.Y, i), sumX = default, sumY = default;
            for (var j = 0; j < bodies.X.Length; j++)
            {
                Vector<double> dx = new Vector<double>(bodies.X[j]) - x, dy = new Vector<double>(bodies.Y[j]) - y;
                var d2 = dx * dx + dy * dy + new Vector<double>(Softening);
                var strength = new Vector<double>(bodies.Mass[j]) / (d2 * Vector.SquareRoot(d2));
                sumX += dx * strength;
                sumY += dy * strength;
            }

            sumX.CopyTo(pulls.X, i);
            sumY.CopyTo(pulls.Y, i);
        }

        for (; i < bodies.X.Length; i++)
        {
            Pull(bodies, pulls, i);
        }
    }

    [Variant("c-serial", Backend = "c", Description = "C, one thread")]
    public static void Serial(Bodies bodies, Pulls pulls) =>
        Kernels.GravitySerial(bodies.X, bodies.Y, bodies.Mass, pulls.X, pulls.Y);

    [Variant("c-openmp", Backend = "c", Parallel = true, Description = "C, all cores")]
    public static void OpenMP(Bodies bodies, Pulls pulls) =>
        Kernels.GravityOpenmp(bodies.X, bodies.Y, bodies.Mass, pulls.X, pulls.Y);

    private static void Pull(Bodies bodies, Pulls pulls, int i)
    {
        double[] x = bodies.X, y = bodies.Y, mass = bodies.Mass;
        double sumX = 0, sumY = 0;
        for (var j = 0; j < x.Length; j++)
        {
            double dx = x[j] - x[i], dy = y[j] - y[i], d2 = dx * dx + dy * dy + Softening;
            var strength = mass[j] / (d2 * Math.Sqrt(d2));
            sumX += dx * strength;
            sumY += dy * strength;
        }

        (pulls.X[i], pulls.Y[i]) = (sumX, sumY);
    }
}
