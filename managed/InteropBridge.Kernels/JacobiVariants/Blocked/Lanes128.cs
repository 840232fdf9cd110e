// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Vectors of 16 bytes.</summary>
internal readonly struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sum(Vector128<T> x, Vector128<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> FusedSum(Vector128<T> x, Vector128<T> y, Vector128<T> one) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Product(Vector128<T> x, Vector128<T> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> CarefulProduct(Vector128<T> x, Vector128<T> y)
    {
        if (typeof(T) != typeof(float))
        {
            return x * y;
        }

        var (lowX, highX) = Vector128.Widen(x.AsSingle());
        var (lowY, highY) = Vector128.Widen(y.AsSingle());
        return Vector128.Narrow(lowX * lowY, highX * highY).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasSubnormal(Vector128<T> x) => Vector128.IsSubnormal(x) != Vector128<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Repeat(T x) => Vector128.Create(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> IsZero(Vector128<T> x) => typeof(T) == typeof(double)
        ? Vector128.Equals(x.AsInt64(), Vector128<long>.Zero).As<long, T>()
        : Vector128.Equals(x.AsInt32(), Vector128<int>.Zero).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> value, Vector128<T> other) =>
        Vector128.ConditionalSelect(mask, value, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Turn(Vector128<T> x) => typeof(T) == typeof(double)
        ? Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 0)).As<long, T>()
        : Vector128.Shuffle(x.AsInt32(), Vector128.Create(1, 2, 3, 0)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ZipLow(Vector128<T> x, Vector128<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector128.Shuffle(x.AsInt64(), Vector128.Create(0L, 0)).As<long, T>(),
            Vector128.Shuffle(y.AsInt64(), Vector128.Create(0L, 0)).As<long, T>())
        : Zip(Vector128.Shuffle(x.AsInt32(), Vector128.Create(0, 0, 1, 1)).As<int, T>(),
            Vector128.Shuffle(y.AsInt32(), Vector128.Create(0, 0, 1, 1)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ZipHigh(Vector128<T> x, Vector128<T> y) => typeof(T) == typeof(double)
        ? Zip(Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 1)).As<long, T>(),
            Vector128.Shuffle(y.AsInt64(), Vector128.Create(1L, 1)).As<long, T>())
        : Zip(Vector128.Shuffle(x.AsInt32(), Vector128.Create(2, 2, 3, 3)).As<int, T>(),
            Vector128.Shuffle(y.AsInt32(), Vector128.Create(2, 2, 3, 3)).As<int, T>());

    /// <summary>The even lanes of one, the odd lanes of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Zip(Vector128<T> even, Vector128<T> odd) => typeof(T) == typeof(double)
        ? Vector128.ConditionalSelect(Vector128.Create(-1L, 0).As<long, T>(), even, odd)
        : Vector128.ConditionalSelect(Vector128.Create(0xFFFFFFFFL).As<long, T>(), even, odd);
}
