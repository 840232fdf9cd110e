// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Correcting;

/// <summary>Writes bit-fields as properties over the bytes that C has them in.</summary>
internal static class BitFieldText
{
    /// <summary>The smallest integer that holds all of the bits at a multiple of its size, as compilers have it unless a struct
    /// is packed; null if there is none within the struct.</summary>
    public static (int Offset, int Size)? Unit((int Offset, int Width) bits, int structSize)
    {
        foreach (var size in (int[])[1, 2, 4, 8])
        {
            var first = bits.Offset / (8 * size);
            if (first == (bits.Offset + bits.Width - 1) / (8 * size) && (first + 1) * size <= structSize)
            {
                return (first * size, size);
            }
        }

        return null;
    }

    public static string StorageName((int Offset, int Size) unit) => $"_bitfield{unit.Offset}_{unit.Size}";

    public static string Storage((int Offset, int Size) unit) =>
        $"[FieldOffset({unit.Offset})]\n    private {UnitType(unit.Size)} {StorageName(unit)};\n\n    ";

    public static string Property(BoundBitField field, (int Offset, int Width) bits, (int Offset, int Size) unit)
    {
        var (name, shift) = (StorageName(unit), bits.Offset - unit.Offset * 8);
        var mask = $"0x{(bits.Width == 64 ? ulong.MaxValue : (1UL << bits.Width) - 1):X}UL";
        var isSigned = field.Type is "sbyte" or "short" or "int" or "long" or "nint";
        var read = isSigned ? $"(long)((ulong){name} << {64 - shift - bits.Width}) >> {64 - bits.Width}"
            : $"((ulong){name} >> {shift}) & {mask}";
        var written = $"({UnitType(unit.Size)})(({name} & ~({mask} << {shift})) | (((ulong)value & {mask}) << {shift}))";
        return $$"""
            [NativeTypeName("{{field.Source.NativeType}}")]
                [NativeBitOffset({{bits.Offset}})]
                public {{field.Type}} {{field.Source.Words[^1].Text}}
                {
                    readonly get => unchecked(({{field.Type}})({{read}}));
                    set => {{name}} = unchecked({{written}});
                }
            """.ReplaceLineEndings("\n");
    }

    private static string UnitType(int size) => size switch { 1 => "byte", 2 => "ushort", 4 => "uint", _ => "ulong" };
}
