// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InteropBridge;

/// <summary>Vectors of 64 bytes.</summary>
internal readonly struct Lanes512<T> : ILanes<Vector512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sum(Vector512<T> x, Vector512<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FusedSum(Vector512<T> x, Vector512<T> y) => typeof(T) == typeof(double)
        ? Vector512.FusedMultiplyAdd(x.AsDouble(), Vector512<double>.One, y.AsDouble()).As<double, T>()
        : Vector512.FusedMultiplyAdd(x.AsSingle(), Vector512<float>.One, y.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Fifth(Vector512<T> x) => typeof(T) == typeof(double)
        ? (x.AsDouble() * 0.2).As<double, T>()
        : (x.AsSingle() * 0.2f).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> kept, Vector512<T> other) =>
        Vector512.ConditionalSelect(mask, kept, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Turn(Vector512<T> x) => typeof(T) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)).As<long, T>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0)).As<int, T>();
}
