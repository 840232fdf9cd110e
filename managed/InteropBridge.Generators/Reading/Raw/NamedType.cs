// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A type by the name that raw declarations use, resolved.</summary>
/// <param name="Name">As used.</param>
/// <param name="FullName">With namespace, for generated code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Bits">Of an integer or enum: its width; 0 for nint and nuint, which are taken as 64 bits.</param>
/// <param name="IsUnsigned">Of an enum: whether its underlying type is unsigned.</param>
/// <param name="IsPublic">Whether a public method may mention it.</param>
/// <param name="Alignment">Of a struct: what C aligns it to where .NET does not; 0 if .NET does.</param>
/// <param name="Fields">Of a struct with a callback.</param>
internal sealed record NamedType(
    string Name, string FullName, TypeKind Kind, int Bits = 0, bool IsUnsigned = false, bool IsPublic = true,
    int Alignment = 0, EquatableArray<StructField> Fields = default)
{
    private static readonly NamedType[] Keywords =
    [
        new("void", "void", TypeKind.Void), new("bool", "bool", TypeKind.Boolean),
        new("sbyte", "sbyte", TypeKind.Signed, 8), new("byte", "byte", TypeKind.Unsigned, 8),
        new("short", "short", TypeKind.Signed, 16), new("ushort", "ushort", TypeKind.Unsigned, 16),
        new("char", "char", TypeKind.Unsigned, 16),
        new("int", "int", TypeKind.Signed, 32), new("uint", "uint", TypeKind.Unsigned, 32),
        new("long", "long", TypeKind.Signed, 64), new("ulong", "ulong", TypeKind.Unsigned, 64),
        new("nint", "nint", TypeKind.Signed), new("nuint", "nuint", TypeKind.Unsigned),
        new("IntPtr", "nint", TypeKind.Signed), new("UIntPtr", "nuint", TypeKind.Unsigned),
        // As wide as C's long where the program runs; values of them are nint and nuint, converted with a check.
        new("CLong", "global::System.Runtime.InteropServices.CLong", TypeKind.Signed),
        new("CULong", "global::System.Runtime.InteropServices.CULong", TypeKind.Unsigned),
        new("float", "float", TypeKind.Float), new("double", "double", TypeKind.Float),
    ];

    public static IReadOnlyDictionary<string, NamedType> BuiltIn { get; } = Keywords.ToDictionary(type => type.Name);

    /// <summary>Whether it is C's long.</summary>
    public bool IsLong => Name is "CLong" or "CULong";

    /// <summary>What C# has for a value of it.</summary>
    public string ValueName => !IsLong ? FullName : Kind == TypeKind.Signed ? "nint" : "nuint";

    /// <summary>Whether there can be arrays and values of it.</summary>
    public bool HasLayout => Kind is not (TypeKind.Unknown or TypeKind.Void or TypeKind.Opaque or TypeKind.OpenEnded);

    /// <summary>Whether C# casts it to other integers.</summary>
    public bool IsPlainInteger => IsInteger && !IsLong;

    public bool IsInteger => Kind is TypeKind.Signed or TypeKind.Unsigned;

    public BigInteger Lowest => Kind == TypeKind.Unsigned || IsUnsigned ? 0 : -(BigInteger.One << (Width - 1));

    public BigInteger Highest => (BigInteger.One << (Kind == TypeKind.Unsigned || IsUnsigned ? Width : Width - 1)) - 1;

    private int Width => Bits == 0 ? 64 : Bits;
}
