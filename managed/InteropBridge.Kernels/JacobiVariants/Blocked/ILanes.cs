// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Vectors of one width: what the blocked Jacobi needs of them. Static, so that
/// the JIT compiles the one source for each width as if it were written for it.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its cells.</typeparam>
internal interface ILanes<TVector, T>
{
    static abstract TVector Sum(TVector x, TVector y);

    /// <summary>The same bits as <see cref="Sum"/>, by multiply-add where that keeps the pipes of the multiplications busy:
    /// x * 1 + y is rounded once.</summary>
    /// <param name="x">Of the sum.</param>
    /// <param name="y">Of the sum.</param>
    /// <param name="one">1, in a form that the JIT does not know to be 1: it would create it again each time.</param>
    static abstract TVector FusedSum(TVector x, TVector y, TVector one);

    static abstract TVector Product(TVector x, TVector y);

    /// <summary>The same bits as <see cref="Product"/>, of floats by way of doubles, which hold the exact product. Intel's
    /// multiplications take some 150 cycles for a subnormal factor or product; its conversions do not.</summary>
    static abstract TVector CarefulProduct(TVector x, TVector y);

    /// <summary>Whether some lane is a subnormal number.</summary>
    static abstract bool HasSubnormal(TVector x);

    static abstract TVector Repeat(T x);

    /// <summary>Sets all bits of the lanes whose bits are 0, and clears those of the others.</summary>
    static abstract TVector IsZero(TVector x);

    /// <summary>Lanes of <paramref name="value"/> where the mask's bits are set, of <paramref name="other"/> elsewhere. With
    /// AVX-512 at no cost, if it follows the operation that gave the value.</summary>
    static abstract TVector Select(TVector mask, TVector value, TVector other);

    /// <summary>Every lane's cell moved to the lane before, the first one's to the last.</summary>
    static abstract TVector Turn(TVector x);

    /// <summary>The first halves of two vectors, lane by lane in turn.</summary>
    static abstract TVector ZipLow(TVector x, TVector y);

    /// <summary>The second halves.</summary>
    static abstract TVector ZipHigh(TVector x, TVector y);
}
