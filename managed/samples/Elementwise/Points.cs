// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

/// <summary>Two arrays of random numbers in [0, 1).</summary>
internal sealed record Points(float[] X, float[] Y)
{
    public static Points Random(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        float[] Numbers() => [.. Enumerable.Range(0, arguments.Count("elements")).Select(_ => random.NextSingle())];
        return new(Numbers(), Numbers());
    }
}
