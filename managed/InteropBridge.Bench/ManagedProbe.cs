// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Text;

namespace InteropBridge.Bench;

/// <summary>What the probes of the native library do, in C#. Kept from being inlined, so that there is a call to cost
/// anything.</summary>
internal static class ManagedProbe
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Empty()
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add(int a, int b) => a + b;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double First(ReadOnlySpan<double> x) => x.IsEmpty ? 0 : x[0];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CopyFirst(ReadOnlySpan<double> from, Span<double> to)
    {
        if (!from.IsEmpty)
        {
            to[0] = from[0];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Length(string text) => Encoding.UTF8.GetByteCount(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Callback(long calls, IProgress<long> progress)
    {
        for (long done = 1; done <= calls; done++)
        {
            progress.Report(done);
        }

        return calls;
    }
}
