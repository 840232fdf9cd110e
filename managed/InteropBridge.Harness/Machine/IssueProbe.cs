// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InteropBridge.Harness.Machine;

/// <summary>Measures how many exact floating-point operations a core can issue. Some processors send additions and
/// multiplications to the same pipes, others (AMD's Zen) have pipes for each, and an addition can be issued to either kind,
/// as fma(x, 1, y) is exactly x + y: so independent chains of both are timed, mixed in several proportions, and the fastest
/// counts. The loops are optimised at once, so the first call is as fast as the last; the best of several runs counts, for a
/// disturbance can only slow one down.</summary>
internal static class IssueProbe
{
    private const int Attempts = 5;
    private const int Rounds = 300_000;

    /// <summary>Four operations a cycle of four cycles' latency need sixteen chains. With AVX-512 there are registers for
    /// more; without, these and their constant fit into the sixteen there are.</summary>
    private const int Chains512 = 24;
    private const int ChainsOf16Registers = 14;

    /// <summary>How many of how many operations multiply: from one in five on.</summary>
    private interface IMix
    {
        static abstract (int Multiply, int Of) Share { get; }
    }

    /// <summary>The fastest mix's operations, in billions per second.</summary>
    public static double GigaFlops<T>()
        where T : unmanaged, INumber<T> =>
        new[] { Rate<T, Fifth>(), Rate<T, Third>(), Rate<T, Half>(), Rate<T, TwoThirds>() }.Max();

    /// <summary>Of additions alone, for comparison.</summary>
    internal static double GigaAdditions<T>()
        where T : unmanaged, INumber<T> => Rate<T, None>();

    private static double Rate<T, TMix>()
        where T : unmanaged, INumber<T>
        where TMix : IMix
    {
        var best = double.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            var sum = Vector512.IsHardwareAccelerated ? Run512<T, TMix>(T.One) : Run<T, TMix>(T.One);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            GC.KeepAlive(sum);
        }

        double operations = Vector512.IsHardwareAccelerated ? Chains512 * Vector512<T>.Count
            : ChainsOf16Registers * Vector<T>.Count;
        return Rounds * operations / best / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Multiplies<TMix>(int chain)
        where TMix : IMix => chain % TMix.Share.Of < TMix.Share.Multiply;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Run512<T, TMix>(T one)
        where T : unmanaged, INumber<T>
        where TMix : IMix
    {
        var c = Vector512.Create(one);
        Vector512<T> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c, a6 = c, a7 = c, a8 = c, a9 = c, a10 = c, a11 = c;
        Vector512<T> b0 = c, b1 = c, b2 = c, b3 = c, b4 = c, b5 = c, b6 = c, b7 = c, b8 = c, b9 = c, b10 = c, b11 = c;
        static Vector512<T> Next(int chain, Vector512<T> x, Vector512<T> c) => Multiplies<TMix>(chain) ? x * c : x + c;
        for (var i = 0; i < Rounds; i++)
        {
            (a0, a1, a2, a3) = (Next(0, a0, c), Next(1, a1, c), Next(2, a2, c), Next(3, a3, c));
            (a4, a5, a6, a7) = (Next(4, a4, c), Next(5, a5, c), Next(6, a6, c), Next(7, a7, c));
            (a8, a9, a10, a11) = (Next(8, a8, c), Next(9, a9, c), Next(10, a10, c), Next(11, a11, c));
            (b0, b1, b2, b3) = (Next(12, b0, c), Next(13, b1, c), Next(14, b2, c), Next(15, b3, c));
            (b4, b5, b6, b7) = (Next(16, b4, c), Next(17, b5, c), Next(18, b6, c), Next(19, b7, c));
            (b8, b9, b10, b11) = (Next(20, b8, c), Next(21, b9, c), Next(22, b10, c), Next(23, b11, c));
        }

        var a = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
        return Vector512.Sum(a + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 + b10 + b11);
    }

    /// <summary>Vectors of 32 or 16 bytes, whichever this processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Run<T, TMix>(T one)
        where T : unmanaged, INumber<T>
        where TMix : IMix
    {
        var c = new Vector<T>(one);
        Vector<T> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c, a6 = c, a7 = c, a8 = c, a9 = c, a10 = c, a11 = c;
        Vector<T> a12 = c, a13 = c;
        static Vector<T> Next(int chain, Vector<T> x, Vector<T> c) => Multiplies<TMix>(chain) ? x * c : x + c;
        for (var i = 0; i < Rounds; i++)
        {
            (a0, a1, a2, a3) = (Next(0, a0, c), Next(1, a1, c), Next(2, a2, c), Next(3, a3, c));
            (a4, a5, a6, a7) = (Next(4, a4, c), Next(5, a5, c), Next(6, a6, c), Next(7, a7, c));
            (a8, a9, a10, a11) = (Next(8, a8, c), Next(9, a9, c), Next(10, a10, c), Next(11, a11, c));
            (a12, a13) = (Next(12, a12, c), Next(13, a13, c));
        }

        return Vector.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13);
    }

    private readonly struct None : IMix
    {
        public static (int Multiply, int Of) Share => (0, 1);
    }

    private readonly struct Fifth : IMix
    {
        public static (int Multiply, int Of) Share => (1, 5);
    }

    private readonly struct Third : IMix
    {
        public static (int Multiply, int Of) Share => (1, 3);
    }

    private readonly struct Half : IMix
    {
        public static (int Multiply, int Of) Share => (1, 2);
    }

    private readonly struct TwoThirds : IMix
    {
        public static (int Multiply, int Of) Share => (2, 3);
    }
}
