// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InteropBridge;

/// <summary>Vectors of 16 bytes.</summary>
internal readonly struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sum(Vector128<T> x, Vector128<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> FusedSum(Vector128<T> x, Vector128<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Fifth(Vector128<T> x) => typeof(T) == typeof(double)
        ? (x.AsDouble() * 0.2).As<double, T>()
        : (x.AsSingle() * 0.2f).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> kept, Vector128<T> other) =>
        Vector128.ConditionalSelect(mask, kept, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Turn(Vector128<T> x) => typeof(T) == typeof(double)
        ? Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 0)).As<long, T>()
        : Vector128.Shuffle(x.AsInt32(), Vector128.Create(1, 2, 3, 0)).As<int, T>();
}
