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
}
