// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>A <c>__nv_bfloat16</c>, as an element of device arrays and an argument of kernels: the upper half of a
/// <see cref="float"/>, with its range and 8 bits of precision. Compute with floats. .NET 10 has no such type.</summary>
public readonly struct CudaBFloat16 : IEquatable<CudaBFloat16>
{
    private const int Dropped = 16; // bits of a float

    private CudaBFloat16(ushort bits) => Bits = bits;

    /// <summary>Sign, exponent and fraction, as memory has them.</summary>
    public ushort Bits { get; }

    /// <summary>The number of these bits.</summary>
    public static CudaBFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The nearest number, the even one of two; infinity beyond the largest. A NaN stays a NaN.</summary>
    public static CudaBFloat16 FromSingle(float value)
    {
        const uint quiet = 1u << 22;
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) // rounding could make an infinity of it
        {
            return new((ushort)((bits | quiet) >> Dropped));
        }

        var even = (bits >> Dropped) & 1;
        return new((ushort)((bits + (1u << (Dropped - 1)) - 1 + even) >> Dropped));
    }

    /// <summary>The same number; no bit is lost.</summary>
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)Bits << Dropped);

    /// <inheritdoc cref="FromSingle"/>
    public static explicit operator CudaBFloat16(float value) => FromSingle(value);

    /// <inheritdoc cref="ToSingle"/>
    public static implicit operator float(CudaBFloat16 value) => value.ToSingle();

    /// <summary>Whether the numbers are equal, as those of floats: 0 and -0 are, and a NaN equals nothing.</summary>
    public static bool operator ==(CudaBFloat16 left, CudaBFloat16 right) => left.ToSingle() == right.ToSingle();

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(CudaBFloat16 left, CudaBFloat16 right) => !(left == right);

    /// <summary>As ==, but a NaN equals every NaN, as with <see cref="float.Equals(float)"/>.</summary>
    public bool Equals(CudaBFloat16 other) => ToSingle().Equals(other.ToSingle());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CudaBFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToSingle().GetHashCode();

    /// <summary>The number as text, as that of a <see cref="float"/>.</summary>
    public override string ToString() => ToSingle().ToString();
}
