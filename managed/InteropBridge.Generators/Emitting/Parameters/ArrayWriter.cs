// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays.</summary>
internal class ArrayWriter(ArrayParameter array, HelperNames helpers, LocalNames locals)
    : ParameterWriter(array, helpers, locals)
{
    /// <summary>C may refuse NULL even for no elements, and that is what an empty span pins as.</summary>
    public override IEnumerable<(string Type, string When)> Errors
    {
        get
        {
            if (array.SameLengthAs is { } other)
            {
                yield return ("ArgumentException", $"{Reference} is not as long as {ReferenceTo(other)}");
            }
            else if (array.Needed is not null)
            {
                yield return ("ArgumentException", $"{Reference} is too short");
            }

            if (array.Alignment > 0)
            {
                yield return ("ArgumentException", $"{Reference} does not start at a multiple of {array.Alignment} bytes");
            }

            foreach (var (rival, _) in array.MustNotOverlap)
            {
                yield return ("ArgumentException", $"{Reference} overlaps {ReferenceTo(rival)}");
            }
        }
    }

    public override string Argument
    {
        get
        {
            var cast = array.Pointer == array.Element + "*" ? "" : $"({array.Pointer})";
            return array.NeedsStandIn ? $"{Local} == null ? ({array.Pointer})&{Locals.StandIn} : {cast}{Local}" : cast + Local;
        }
    }

    public override string? Fixed => array.IsNullable
        ? $"fixed ({array.Element}* {Local} = {Name})"
        : $"fixed ({array.Element}* {Local} = &global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Name}))";

    /// <summary>What is pinned stays where it is; before, the collector may move it.</summary>
    public override void Pinned(CodeWriter writer)
    {
        if (array.Alignment > 0)
        {
            writer.If($"((nuint){Local} & {array.Alignment - 1}) != 0",
                $"{Helpers.Check}.ThrowMisaligned(nameof({Name}), {array.Alignment});");
        }
    }

    public override void Check(CodeWriter writer)
    {
        var unlessEmpty = array.IsNullable ? $"!{Name}.IsEmpty && " : "";
        if (array.SameLengthAs is { } other)
        {
            var length = LengthText.Of(other);
            writer.If($"{unlessEmpty}{Name}.Length != {length}",
                $"{Helpers.Check}.ThrowUnequal(nameof({Name}), {Name}.Length, nameof({other.Name}), {length});");
        }
        else if (array.Needed is not null)
        {
            var needed = LengthText.Of(array.Needed);
            writer.If($"{unlessEmpty}{Name}.Length < {needed}", $"{Helpers.Check}.ThrowShort(nameof({Name}), {Name}.Length, {needed});");
        }

        foreach (var (rival, sameIsAllowed) in array.MustNotOverlap)
        {
            writer.If(Overlap(rival, sameIsAllowed), $"{Helpers.Check}.ThrowOverlap(nameof({Name}), nameof({rival.Name}));");
        }
    }

    private string Overlap(ArrayParameter other, bool sameIsAllowed)
    {
        if (!sameIsAllowed && other.Element == array.Element)
        {
            return $"global::System.MemoryExtensions.Overlaps<{array.Element}>({array.Span}, {other.Span})";
        }

        var arguments = $"{Bytes(array)}, {Bytes(other)}";
        var offset = Locals.Of(array, $"_{other.Name.TrimStart('@')}");
        return sameIsAllowed
            ? $"global::System.MemoryExtensions.Overlaps<byte>({arguments}, out int {offset}) && {offset} != 0"
            : $"global::System.MemoryExtensions.Overlaps<byte>({arguments})";
    }

    private static string Bytes(ArrayParameter array) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.AsBytes<{array.Element}>({array.Span})";
}
