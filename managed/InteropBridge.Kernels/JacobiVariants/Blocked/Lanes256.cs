// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Vectors of 32 bytes.</summary>
internal readonly struct Lanes256<T> : ILanes<Vector256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sum(Vector256<T> x, Vector256<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> FusedSum(Vector256<T> x, Vector256<T> y, Vector256<T> one) => !Fma.IsSupported
        ? x + y
        : typeof(T) == typeof(double)
            ? Vector256.FusedMultiplyAdd(x.AsDouble(), one.AsDouble(), y.AsDouble()).As<double, T>()
            : Vector256.FusedMultiplyAdd(x.AsSingle(), one.AsSingle(), y.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Product(Vector256<T> x, Vector256<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> CarefulProduct(Vector256<T> x, Vector256<T> y)
    {
        if (typeof(T) != typeof(float))
        {
            return x * y;
        }

        var (lowX, highX) = Vector256.Widen(x.AsSingle());
        var (lowY, highY) = Vector256.Widen(y.AsSingle());
        return Vector256.Narrow(lowX * lowY, highX * highY).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasSubnormal(Vector256<T> x) => Vector256.IsSubnormal(x) != Vector256<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Repeat(T x) => Vector256.Create(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> IsZero(Vector256<T> x) => typeof(T) == typeof(double)
        ? Vector256.Equals(x.AsInt64(), Vector256<long>.Zero).As<long, T>()
        : Vector256.Equals(x.AsInt32(), Vector256<int>.Zero).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> value, Vector256<T> other) => !Avx512F.VL.IsSupported
        ? Vector256.ConditionalSelect(mask, value, other)
        : typeof(T) == typeof(double)
            ? Avx512F.VL.BlendVariable(other.AsDouble(), value.AsDouble(), mask.AsDouble()).As<double, T>()
            : Avx512F.VL.BlendVariable(other.AsSingle(), value.AsSingle(), mask.AsSingle()).As<float, T>();

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
