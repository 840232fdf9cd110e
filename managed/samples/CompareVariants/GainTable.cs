// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Variants;

[assembly: KernelTable("gain", "f32", typeof(GainTable), Baseline = "managed-loop", WorkUnit = "sample", FloatingPointOperations = 3)]

/// <summary>Sound made louder: samples times a factor, cut off at -1 and 1. Three ways to write it; a new one is one more
/// method.</summary>
[KernelSize("samples", "samples", Default = 1_000_000, Quick = 100_000, IsExtent = true)]
internal static class GainTable
{
    private const float Gain = 1.5f;

    [KernelInput]
    public static float[] Input(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        return [.. Enumerable.Range(0, arguments.Count("samples")).Select(_ => random.NextSingle() * 2 - 1)];
    }

    [KernelEquality]
    public static bool Same(float[] expected, float[] actual) => expected.AsSpan().SequenceEqual(actual);

    /// <summary>How a variant is run. The result is made here, before the clock starts: a variant that returned an array of its
    /// own would be timed with the allocation.</summary>
    [KernelRun]
    public static IKernelRun Run(Action<float[], float[]> variant, float[] input) =>
        new PreparedRun<float[]>(louder => variant(input, louder), new float[input.Length]);

    [Variant("managed-loop", Backend = "managed", Description = "the loop as one writes it first")]
    public static void Loop(float[] samples, float[] louder)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            louder[i] = Math.Clamp(samples[i] * Gain, -1, 1);
        }
    }

    [Variant("managed-vector", Backend = "managed", Description = "Vector<float>")]
    public static void Vectors(float[] samples, float[] louder)
    {
        var i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Min(Vector.Max(new Vector<float>(samples, i) * Gain, -Vector<float>.One), Vector<float>.One).CopyTo(louder, i);
        }

        for (; i < samples.Length; i++)
        {
            louder[i] = Math.Clamp(samples[i] * Gain, -1, 1);
        }
    }

    [Variant("managed-parallel", Backend = "managed", Parallel = true, Description = "Parallel.For over blocks")]
    public static void InParallel(float[] samples, float[] louder)
    {
        const int block = 1 << 14;
        Parallel.For(0, (samples.Length + block - 1) / block, n =>
        {
            for (var i = n * block; i < Math.Min(samples.Length, (n + 1) * block); i++)
            {
                louder[i] = Math.Clamp(samples[i] * Gain, -1, 1);
            }
        });
    }
}
