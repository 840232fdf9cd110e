// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Bench;

/// <summary>The least that a callback can do with a visible effect: it adds up its arguments.</summary>
internal sealed unsafe class CountingProgress : IProgress<long>
{
    private static long s_rawSum;
    private long _sum;

    public void Report(long value) => _sum += value;

    /// <summary>What was added up since this was last asked.</summary>
    public long TakeSum() => Take(ref _sum);

    /// <summary>The same as a function that C can call without any wrapper.</summary>
    public static delegate* unmanaged[Cdecl]<void*, long, long, int> Raw => &Count;

    /// <summary>What <see cref="Raw"/> added up since this was last asked.</summary>
    public static long TakeRawSum() => Take(ref s_rawSum);

    private static long Take(ref long sum)
    {
        var taken = sum;
        sum = 0;
        return taken;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Count(void* user, long done, long total)
    {
        s_rawSum += done;
        return 0;
    }
}
