// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays.</summary>
internal sealed class ArrayWriter(ArrayParameter array) : ParameterWriter(array)
{
    /// <summary>What C is given for an empty span: it may refuse NULL, and never looks.</summary>
    public const string StandIn = "__empty";

    /// <summary>C may refuse NULL even for no elements, and that is what an empty span pins as.</summary>
    public override string Argument
    {
        get
        {
            var cast = array.Pointer == array.Element + "*" ? "" : $"({array.Pointer})";
            return array.NeedsStandIn ? $"{Local} == null ? ({array.Pointer})&{StandIn} : {cast}{Local}" : cast + Local;
        }
    }

    public override string? Fixed => array.IsNullable
        ? $"fixed ({array.Element}* {Local} = {Name})"
        : $"fixed ({array.Element}* {Local} = &global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Name}))";

    public override void Check(CodeWriter writer)
    {
        var unlessEmpty = array.IsNullable ? $"!{Name}.IsEmpty && " : "";
        if (array.SameLengthAs is { } other)
        {
            writer.If($"{unlessEmpty}{Name}.Length != {other.Name}.Length",
                $"Check.ThrowUnequal(nameof({Name}), {Name}.Length, nameof({other.Name}), {other.Name}.Length);");
        }
        else if (array.Needed is not null)
        {
            var needed = LengthText.Of(array.Needed);
            writer.If($"{unlessEmpty}{Name}.Length < {needed}", $"Check.ThrowShort(nameof({Name}), {Name}.Length, {needed});");
        }

        foreach (var (rival, sameIsAllowed) in array.MustNotOverlap)
        {
            writer.If(Overlap(rival, sameIsAllowed), $"Check.ThrowOverlap(nameof({Name}), nameof({rival.Name}));");
        }
    }

    private string Overlap(ArrayParameter other, bool sameIsAllowed)
    {
        if (!sameIsAllowed && other.Element == array.Element)
        {
            return $"global::System.MemoryExtensions.Overlaps<{array.Element}>({Name}, {other.Name})";
        }

        var arguments = $"{Bytes(array)}, {Bytes(other)}";
        var offset = $"{Local}_{LocalOf(other)}";
        return sameIsAllowed
            ? $"global::System.MemoryExtensions.Overlaps<byte>({arguments}, out var {offset}) && {offset} != 0"
            : $"global::System.MemoryExtensions.Overlaps<byte>({arguments})";
    }

    private static string Bytes(ArrayParameter array) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.AsBytes<{array.Element}>({array.Name})";
}
