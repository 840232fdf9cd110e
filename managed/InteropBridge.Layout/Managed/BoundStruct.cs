// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Managed;

/// <summary>A struct or union in bindings.</summary>
/// <param name="Name">Its name, the same as in C.</param>
/// <param name="Source">Its declaration.</param>
internal sealed record BoundStruct(string Name, Declaration Source)
{
    public List<BoundField> Fields { get; } = [];

    public List<BoundBitField> BitFields { get; } = [];

    /// <summary>Where its declaration ends.</summary>
    public int End { get; set; }

    /// <summary>Those declared inside.</summary>
    public List<BoundStruct> Nested { get; } = [];

    private DeclaredAttribute? Layout => Source.Attribute("StructLayout");

    public bool IsExplicit => Layout?.Arguments[0].EndsWith("Explicit", StringComparison.Ordinal) == true;

    public int Pack => Layout?.Number("Pack") ?? 0;

    public int Size => Layout?.Number("Size") ?? 0;

    /// <summary>The length of an inline array; 1 for any other struct.</summary>
    public int Count => Source.Attribute("InlineArray")?.FirstNumber ?? 1;

    /// <summary>The alignment that C asks for and .NET does not give by itself; 0 if there is none.</summary>
    public int Alignment => Source.Attribute("NativeAlignment")?.FirstNumber ?? 0;

    public bool HasFlexibleArray => Fields.Exists(member => member.IsFlexible);
}
