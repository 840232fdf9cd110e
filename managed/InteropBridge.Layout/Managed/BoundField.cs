// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Managed;

/// <summary>A field of a struct in bindings.</summary>
/// <param name="Name">Its name, the same as in C.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Count">How many elements a <c>fixed</c> array has; 1 for any other.</param>
/// <param name="Source">Its declaration.</param>
/// <param name="End">Where its declaration ends.</param>
internal sealed record BoundField(string Name, string Type, int Count, Declaration Source, int End)
{
    /// <summary>What ClangSharp puts bit-fields into; C has no such field.</summary>
    public bool IsBitStorage => Name.StartsWith("_bitfield", StringComparison.Ordinal);

    /// <summary>A struct or union without a name, whose members are members of the struct around it in C.</summary>
    public bool IsAnonymous => Name.StartsWith("Anonymous", StringComparison.Ordinal)
        && Source.NativeType?.StartsWith("__Anonymous", StringComparison.Ordinal) == true;

    public bool IsPointer => Count == 1 && (Type.EndsWith('*') || Type.StartsWith("delegate*", StringComparison.Ordinal));

    /// <summary>An array of no declared length at the end of a struct.</summary>
    public bool IsFlexible => Source.NativeType?.EndsWith("[]", StringComparison.Ordinal) == true;

    /// <summary>Where bindings say that it is; null if the struct is laid out by its sequence.</summary>
    public int? Offset => Source.Attribute("FieldOffset")?.FirstNumber;
}
