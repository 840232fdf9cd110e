// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InteropBridge.Harness.Machine;

/// <summary>Measures <see cref="Roofline"/>. The loops are optimised at once, so the first call is as fast as the last; the
/// best of several runs counts, for a disturbance can only slow one down.</summary>
internal static unsafe class RooflineProbe
{
    private const int Attempts = 5;
    private const int Additions = 1_000_000;
    private const long MemoryBytes = 256 << 20;

    /// <summary>Two additions a cycle of four cycles' latency need eight chains; twelve fit into sixteen registers.</summary>
    private const int Chains = 12;

    public static Roofline Measure()
    {
        var caches = SystemFiles.CacheBytes();
        return new Roofline(Flops<double>(), Flops<float>(), [.. WorkingSets(caches).Select(set =>
            new ReadBandwidth(set.Level, set.Bytes, Read(set.Bytes)))]);
    }

    /// <summary>Half of a cache, so that it is not the only user; memory only where the buffer is
    /// well beyond the last cache.</summary>
    internal static IEnumerable<(string Level, long Bytes)> WorkingSets(IReadOnlyDictionary<int, long> caches)
    {
        foreach (var (level, bytes) in caches.Where(cache => cache.Value <= MemoryBytes / 2).OrderBy(cache => cache.Key))
        {
            yield return ($"L{level}", bytes / 2);
        }

        var last = caches.Values.DefaultIfEmpty(0).Max();
        yield return (last * 2 <= MemoryBytes ? "memory" : "the last cache or memory", MemoryBytes);
    }

    private static double Flops<T>()
        where T : unmanaged, INumber<T>
    {
        var (lanes, best) = (Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256<T>.Count, double.MaxValue);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            var sum = Vector512.IsHardwareAccelerated ? Add512(T.One) : Add256(T.One);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            GC.KeepAlive(sum);
        }

        return (double)Additions * Chains * lanes / best / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Add512<T>(T step)
        where T : unmanaged, INumber<T>
    {
        var c = Vector512.Create(step);
        Vector512<T> x0 = c, x1 = c, x2 = c, x3 = c, x4 = c, x5 = c, x6 = c, x7 = c, x8 = c, x9 = c, x10 = c, x11 = c;
        for (var i = 0; i < Additions; i++)
        {
            (x0, x1, x2, x3, x4, x5) = (x0 + c, x1 + c, x2 + c, x3 + c, x4 + c, x5 + c);
            (x6, x7, x8, x9, x10, x11) = (x6 + c, x7 + c, x8 + c, x9 + c, x10 + c, x11 + c);
        }

        return Vector512.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Add256<T>(T step)
        where T : unmanaged, INumber<T>
    {
        var c = Vector256.Create(step);
        Vector256<T> x0 = c, x1 = c, x2 = c, x3 = c, x4 = c, x5 = c, x6 = c, x7 = c, x8 = c, x9 = c, x10 = c, x11 = c;
        for (var i = 0; i < Additions; i++)
        {
            (x0, x1, x2, x3, x4, x5) = (x0 + c, x1 + c, x2 + c, x3 + c, x4 + c, x5 + c);
            (x6, x7, x8, x9, x10, x11) = (x6 + c, x7 + c, x8 + c, x9 + c, x10 + c, x11 + c);
        }

        return Vector256.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
    }

    private static double Read(long bytes)
    {
        const long atLeast = 64 << 20;
        var memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        try
        {
            new Span<byte>(memory, (int)bytes).Fill(1); // Pages that were never written are all one page of zeros.
            var (passes, best) = (Math.Max(1, atLeast / bytes), double.MaxValue);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var start = Stopwatch.GetTimestamp();
                for (long pass = 0; pass < passes; pass++)
                {
                    _ = Sum(memory, bytes);
                }

                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            return (double)bytes * passes / best / 1e9;
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static ulong Sum(byte* memory, long bytes)
    {
        const int unroll = 4;
        Vector512<ulong> a = default, b = default, c = default, d = default;
        for (long i = 0; i + unroll * 64 <= bytes; i += unroll * 64)
        {
            a += Vector512.LoadAligned((ulong*)(memory + i));
            b += Vector512.LoadAligned((ulong*)(memory + i + 64));
            c += Vector512.LoadAligned((ulong*)(memory + i + 128));
            d += Vector512.LoadAligned((ulong*)(memory + i + 192));
        }

        return Vector512.Sum(a + b + c + d);
    }
}
