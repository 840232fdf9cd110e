// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The lanes of another type, but with products that cost the same for every number.</summary>
internal readonly struct CarefulLanes<TVector, T, TLanes> : ILanes<TVector, T>
    where TLanes : ILanes<TVector, T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static TVector Sum(TVector x, TVector y) => TLanes.Sum(x, y);

    /// <summary>Not fused: a multiply-add is slow for subnormal numbers, too.</summary>
    [MethodImpl(Inline)]
    public static TVector FusedSum(TVector x, TVector y, TVector one) => TLanes.Sum(x, y);

    [MethodImpl(Inline)]
    public static TVector Product(TVector x, TVector y) => TLanes.CarefulProduct(x, y);

    [MethodImpl(Inline)]
    public static TVector CarefulProduct(TVector x, TVector y) => TLanes.CarefulProduct(x, y);

    [MethodImpl(Inline)]
    public static bool HasSubnormal(TVector x) => TLanes.HasSubnormal(x);

    [MethodImpl(Inline)]
    public static TVector Repeat(T x) => TLanes.Repeat(x);

    [MethodImpl(Inline)]
    public static TVector IsZero(TVector x) => TLanes.IsZero(x);

    [MethodImpl(Inline)]
    public static TVector Select(TVector mask, TVector value, TVector other) => TLanes.Select(mask, value, other);

    [MethodImpl(Inline)]
    public static TVector Turn(TVector x) => TLanes.Turn(x);

    [MethodImpl(Inline)]
    public static TVector ZipLow(TVector x, TVector y) => TLanes.ZipLow(x, y);

    [MethodImpl(Inline)]
    public static TVector ZipHigh(TVector x, TVector y) => TLanes.ZipHigh(x, y);
}
