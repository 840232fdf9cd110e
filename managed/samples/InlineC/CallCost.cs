// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;

/// <summary>What a call of C in a string costs, beside a P/Invoke by hand of the same function. Once a method, so that nothing of a
/// call is shared with the next one.</summary>
public unsafe class CallCost
{
    private static readonly float[] Array = Pinned();

    private static readonly float* Pointer = (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(Array, 0);

    [Benchmark(Baseline = true)]
    public float Raw() => Probe.RawFirst(Pointer, Array.Length);

    [Benchmark]
    public float Inline() => Probe.First(Array);

    private static float[] Pinned()
    {
        var array = GC.AllocateUninitializedArray<float>(3, pinned: true);
        array.AsSpan().Fill(1.5f);
        return array;
    }
}
