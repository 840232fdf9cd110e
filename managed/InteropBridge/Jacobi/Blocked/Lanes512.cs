// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>Vectors of 64 bytes.</summary>
internal readonly struct Lanes512<T> : ILanes<Vector512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sum(Vector512<T> x, Vector512<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FusedSum(Vector512<T> x, Vector512<T> y, Vector512<T> one) => typeof(T) == typeof(double)
        ? Vector512.FusedMultiplyAdd(x.AsDouble(), one.AsDouble(), y.AsDouble()).As<double, T>()
        : Vector512.FusedMultiplyAdd(x.AsSingle(), one.AsSingle(), y.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Product(Vector512<T> x, Vector512<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Repeat(T x) => Vector512.Create(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> IsZero(Vector512<T> x) => typeof(T) == typeof(double)
        ? Vector512.Equals(x.AsInt64(), Vector512<long>.Zero).As<long, T>()
        : Vector512.Equals(x.AsInt32(), Vector512<int>.Zero).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> value, Vector512<T> other) => !Avx512F.IsSupported
        ? Vector512.ConditionalSelect(mask, value, other)
        : typeof(T) == typeof(double)
            ? Avx512F.BlendVariable(other.AsDouble(), value.AsDouble(), mask.AsDouble()).As<double, T>()
            : Avx512F.BlendVariable(other.AsSingle(), value.AsSingle(), mask.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Turn(Vector512<T> x) => typeof(T) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)).As<long, T>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ZipLow(Vector512<T> x, Vector512<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector512.Shuffle(x.AsInt64(), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3)).As<long, T>(),
            Vector512.Shuffle(y.AsInt64(), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3)).As<long, T>())
        : Zip(
            Vector512.Shuffle(x.AsInt32(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)).As<int, T>(),
            Vector512.Shuffle(y.AsInt32(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ZipHigh(Vector512<T> x, Vector512<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector512.Shuffle(x.AsInt64(), Vector512.Create(4L, 4, 5, 5, 6, 6, 7, 7)).As<long, T>(),
            Vector512.Shuffle(y.AsInt64(), Vector512.Create(4L, 4, 5, 5, 6, 6, 7, 7)).As<long, T>())
        : Zip(
            Vector512.Shuffle(
                x.AsInt32(), Vector512.Create(8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)).As<int, T>(),
            Vector512.Shuffle(
                y.AsInt32(), Vector512.Create(8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)).As<int, T>());

    /// <summary>The even lanes of one, the odd lanes of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Zip(Vector512<T> even, Vector512<T> odd) => typeof(T) == typeof(double)
        ? Vector512.ConditionalSelect(Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).As<long, T>(), even, odd)
        : Vector512.ConditionalSelect(Vector512.Create(0xFFFFFFFFL).As<long, T>(), even, odd);
}
