// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>Vectors of 32 bytes.</summary>
internal readonly struct Lanes256<T> : ILanes<Vector256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sum(Vector256<T> x, Vector256<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> FusedSum(Vector256<T> x, Vector256<T> y) => !Fma.IsSupported
        ? x + y
        : typeof(T) == typeof(double)
            ? Vector256.FusedMultiplyAdd(x.AsDouble(), Vector256<double>.One, y.AsDouble()).As<double, T>()
            : Vector256.FusedMultiplyAdd(x.AsSingle(), Vector256<float>.One, y.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Fifth(Vector256<T> x) => typeof(T) == typeof(double)
        ? (x.AsDouble() * 0.2).As<double, T>()
        : (x.AsSingle() * 0.2f).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> kept, Vector256<T> other) =>
        Vector256.ConditionalSelect(mask, kept, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Turn(Vector256<T> x) => typeof(T) == typeof(double)
        ? Vector256.Shuffle(x.AsInt64(), Vector256.Create(1L, 2, 3, 0)).As<long, T>()
        : Vector256.Shuffle(x.AsInt32(), Vector256.Create(1, 2, 3, 4, 5, 6, 7, 0)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ZipLow(Vector256<T> x, Vector256<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector256.Shuffle(x.AsInt64(), Vector256.Create(0L, 0, 1, 1)).As<long, T>(),
            Vector256.Shuffle(y.AsInt64(), Vector256.Create(0L, 0, 1, 1)).As<long, T>())
        : Zip(Vector256.Shuffle(x.AsInt32(), Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3)).As<int, T>(),
            Vector256.Shuffle(y.AsInt32(), Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ZipHigh(Vector256<T> x, Vector256<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector256.Shuffle(x.AsInt64(), Vector256.Create(2L, 2, 3, 3)).As<long, T>(),
            Vector256.Shuffle(y.AsInt64(), Vector256.Create(2L, 2, 3, 3)).As<long, T>())
        : Zip(Vector256.Shuffle(x.AsInt32(), Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7)).As<int, T>(),
            Vector256.Shuffle(y.AsInt32(), Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7)).As<int, T>());

    /// <summary>The even lanes of one, the odd lanes of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Zip(Vector256<T> even, Vector256<T> odd) => typeof(T) == typeof(double)
        ? Vector256.ConditionalSelect(Vector256.Create(-1L, 0, -1, 0).As<long, T>(), even, odd)
        : Vector256.ConditionalSelect(Vector256.Create(0xFFFFFFFFL).As<long, T>(), even, odd);
}
