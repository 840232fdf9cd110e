// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

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
    public static Vector512<T> CarefulProduct(Vector512<T> x, Vector512<T> y)
    {
        if (typeof(T) != typeof(float))
        {
            return x * y;
        }

        var (lowX, highX) = Vector512.Widen(x.AsSingle());
        var (lowY, highY) = Vector512.Widen(y.AsSingle());
        return Vector512.Narrow(lowX * lowY, highX * highY).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasSubnormal(Vector512<T> x) => Vector512.IsSubnormal(x) != Vector512<T>.Zero;

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
        ? Pick(x.AsInt64(), y.AsInt64(), Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11)).As<long, T>()
        : Pick(x.AsInt32(), y.AsInt32(), Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ZipHigh(Vector512<T> x, Vector512<T> y) => typeof(T) == typeof(double)
        ? Pick(x.AsInt64(), y.AsInt64(), Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15)).As<long, T>()
        : Pick(x.AsInt32(), y.AsInt32(), Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31))
            .As<int, T>();

    /// <summary>Of the lanes of one and then the other, those with the given numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Pick(Vector512<long> x, Vector512<long> y, Vector512<long> numbers) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(x, numbers, y)
        : Vector512.Shuffle(x, numbers) | Vector512.Shuffle(y, numbers - Vector512.Create((long)Vector512<long>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Pick(Vector512<int> x, Vector512<int> y, Vector512<int> numbers) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32x2(x, numbers, y)
        : Vector512.Shuffle(x, numbers) | Vector512.Shuffle(y, numbers - Vector512.Create(Vector512<int>.Count));
}
