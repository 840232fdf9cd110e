// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using InteropBridge.Natives;

namespace InteropBridge.Harness.Machine;

/// <summary>Measures <see cref="Roofline"/>; timed as in <see cref="IssueProbe"/>.</summary>
internal static unsafe class RooflineProbe
{
    private const int Attempts = 5;
    private const long MemoryBytes = 256 << 20;

    public static Roofline Measure()
    {
        var caches = SystemFiles.CacheBytes();
        return new Roofline(IssueProbe.GigaFlops<double>(), IssueProbe.GigaFlops<float>(), [.. WorkingSets(caches).Select(set =>
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

    private static double Read(long bytes)
    {
        const long atLeast = 64 << 20;
        var memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, HugePages.Size);
        try
        {
            HugePages.Advise(memory, (nuint)bytes);
            new Span<byte>(memory, (int)bytes).Fill(1); // Pages that were never written are all one page of zeros.
            var (passes, best) = (Math.Max(1, atLeast / bytes), double.MaxValue);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var start = Stopwatch.GetTimestamp();
                for (long pass = 0; pass < passes; pass++)
                {
                    _ = Vector512.IsHardwareAccelerated ? Sum512(memory, bytes) : Sum(memory, bytes);
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
    private static ulong Sum512(byte* memory, long bytes)
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

    /// <summary>Vectors of 32 or 16 bytes, whichever this processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static ulong Sum(byte* memory, long bytes)
    {
        const int unroll = 4;
        var size = Vector<byte>.Count;
        Vector<ulong> a = default, b = default, c = default, d = default;
        for (long i = 0; i + unroll * size <= bytes; i += unroll * size)
        {
            a += Vector.LoadAligned((ulong*)(memory + i));
            b += Vector.LoadAligned((ulong*)(memory + i + size));
            c += Vector.LoadAligned((ulong*)(memory + i + 2 * size));
            d += Vector.LoadAligned((ulong*)(memory + i + 3 * size));
        }

        return Vector.Sum(a + b + c + d);
    }
}
