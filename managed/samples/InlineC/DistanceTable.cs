// SPDX-License-Identifier: MIT
using InteropBridge;
using InteropBridge.Variants;

[assembly: KernelTable("distance", "f32", typeof(DistanceTable), Baseline = "managed-loop", WorkUnit = "point", FloatingPointOperations = 4)]
[assembly: KernelBackends(typeof(Backends))]

/// <summary>How far points of the plane are from its origin: in C#, and in C that stands in the same file.</summary>
[KernelSize("points", "points", Default = 1_000_000, Quick = 100_000, IsExtent = true)]
[InlineCFileScope("#include <math.h>")]
internal static partial class DistanceTable
{
    public delegate void Distances(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> distance);

    [KernelInput]
    public static Points Input(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        float[] Numbers() => [.. Enumerable.Range(0, arguments.Count("points")).Select(_ => random.NextSingle())];
        return new(Numbers(), Numbers());
    }

    [KernelEquality]
    public static bool Same(float[] expected, float[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Distances variant, Points points) => new PreparedRun<float[]>(
        distance => variant(points.X, points.Y, distance), new float[points.X.Length]);

    [Variant("managed-loop", Backend = "managed", Description = "a loop in C#")]
    public static void Loop(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> distance)
    {
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = MathF.Sqrt(x[i] * x[i] + y[i] * y[i]);
        }
    }

    [Variant("c-loop", Backend = "c", DiffersFrom = "managed-loop", Differs = "language", Description = "the same in C")]
    [InlineC("""
        for (int64_t i = 0; i < distance_length; i++)
            distance[i] = sqrtf(x[i] * x[i] + y[i] * y[i]);
        """, Options = "-fno-math-errno")]
    public static partial void InC(
        [SameLength("distance")] ReadOnlySpan<float> x, [SameLength("distance")] ReadOnlySpan<float> y, Span<float> distance);
}

internal sealed record Points(float[] X, float[] Y);

internal static class Backends
{
    public static Backend C { get; } = new("c", "C in C#", () => KernelLibraries.UnavailableReason(),
        "Build the project where CMake and a C compiler are.", () => KernelLibraries.Details());
}
