// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Tests.Expressions;

/// <summary>Values for kernels.</summary>
internal static class Numbers
{
    public static float[] Floats(int length, int seed) => [.. Doubles(length, seed).Select(value => (float)value)];

    public static double[] Doubles(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)))];
    }

    /// <summary>Whether two arrays are bit for bit the same. NaN is NaN, as which one it is the compiler may choose.</summary>
    public static bool SameBits<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IEquatable<T>
    {
        for (var index = 0; index < a.Length && a.Length == b.Length; index++)
        {
            if (!SameBits(a[index], b[index]))
            {
                return false;
            }
        }

        return a.Length == b.Length;
    }

    public static bool SameBits<T>(T a, T b)
        where T : unmanaged, IEquatable<T> =>
        !a.Equals(a) ? !b.Equals(b)
        : a.Equals(b) && MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b)))
            || a is float x && b is float y && float.IsNaN(x) && float.IsNaN(y)
            || a is double p && b is double q && double.IsNaN(p) && double.IsNaN(q);
}
