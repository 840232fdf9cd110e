// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Prototypes;

/// <summary>A parameter or result as the processor sees it, whatever language declares it.</summary>
/// <param name="Kind">What it is, or what it points to in the end.</param>
/// <param name="Bits">Of a number.</param>
/// <param name="Depth">How many pointers lead to it.</param>
/// <param name="IsSigned">Of an integer; null if its language does not say.</param>
/// <param name="Text">As its language spells it.</param>
internal sealed record ForeignType(ForeignKind Kind, int Bits, int Depth, bool? IsSigned, string Text)
{
    public static ForeignType Integer(int bits, bool? isSigned) => new(ForeignKind.Integer, bits, 0, isSigned, "");

    public static ForeignType Floating(int bits) => new(ForeignKind.Floating, bits, 0, null, "");

    public static ForeignType Of(ForeignKind kind) => new(kind, 0, 0, null, "");

    /// <summary>Whether a call passes the same: yes, no, or null if this cannot be known.</summary>
    public bool? Fits(ForeignType other)
    {
        if (Kind == ForeignKind.NotInC || other.Kind == ForeignKind.NotInC)
        {
            return false;
        }

        if (Depth != other.Depth)
        {
            // Untyped pointers stand for every other, also for one to a pointer.
            return Depth > 0 && other.Depth > 0 && (Kind == ForeignKind.Void || other.Kind == ForeignKind.Void);
        }

        if (Depth > 0 && (Kind == ForeignKind.Void || other.Kind == ForeignKind.Void))
        {
            return true;
        }

        if (Kind == ForeignKind.Unknown || other.Kind == ForeignKind.Unknown)
        {
            return Depth > 0 && (Kind == ForeignKind.Struct || other.Kind == ForeignKind.Struct) ? true : null;
        }

        return Kind != other.Kind ? false
            : Kind == ForeignKind.Struct ? Depth > 0 ? true : null
            : Bits == other.Bits && (IsSigned is null || other.IsSigned is null || IsSigned == other.IsSigned);
    }
}
