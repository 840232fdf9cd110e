// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>An array: a span, pinned for the call.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="element">Of the span.</param>
/// <param name="pointer">The raw parameter's type.</param>
/// <param name="direction">Who writes it.</param>
/// <param name="isNullable">Whether an empty span is passed as NULL.</param>
internal sealed class ArrayParameter(
    RawParameter raw, string element, string pointer, Direction direction, bool isNullable) : SafeParameter(raw)
{
    /// <summary>The elements that it must have at least, as an expression of type long; null if it defines a length.</summary>
    public string? Needed { get; set; }

    /// <summary>The span that has the same length.</summary>
    public ArrayParameter? SameLengthAs { get; set; }

    /// <summary>The other arrays of the call that it must not overlap, and whether being the very same is allowed.</summary>
    public List<(ArrayParameter Other, bool SameIsAllowed)> MustNotOverlap { get; } = [];

    public bool IsNullable => isNullable;

    public string Element => element;

    public bool NeedsStandIn => !isNullable && !(int.TryParse(Needed, out var needed) && needed > 0);

    public override IEnumerable<Declaration> Declarations =>
        [new(new Shape(direction == Direction.In ? "global::System.ReadOnlySpan<{0}>" : "global::System.Span<{0}>", element),
            Name, Raw.Name,
            Default: isNullable ? "default" : null)];

    /// <summary>C may refuse NULL even for no elements, and that is what an empty span pins as.</summary>
    public override string Argument
    {
        get
        {
            var cast = pointer == element + "*" ? "" : $"({pointer})";
            return NeedsStandIn ? $"{Local} == null ? ({pointer})&__empty : {cast}{Local}" : cast + Local;
        }
    }

    public override string? Fixed => isNullable
        ? $"fixed ({element}* {Local} = {Name})"
        : $"fixed ({element}* {Local} = &global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Name}))";

    public override void Check(CodeWriter writer)
    {
        var unlessEmpty = isNullable ? $"!{Name}.IsEmpty && " : "";
        if (SameLengthAs is { } other)
        {
            writer.If($"{unlessEmpty}{Name}.Length != {other.Name}.Length",
                $"Check.ThrowUnequal(nameof({Name}), {Name}.Length, nameof({other.Name}), {other.Name}.Length);");
        }
        else if (Needed is not null)
        {
            writer.If($"{unlessEmpty}{Name}.Length < {Needed}", $"Check.ThrowShort(nameof({Name}), {Name}.Length, {Needed});");
        }

        foreach (var (rival, sameIsAllowed) in MustNotOverlap)
        {
            writer.If(Overlap(rival, sameIsAllowed), $"Check.ThrowOverlap(nameof({Name}), nameof({rival.Name}));");
        }
    }

    private string Overlap(ArrayParameter other, bool sameIsAllowed)
    {
        if (!sameIsAllowed && other.Element == element)
        {
            return $"global::System.MemoryExtensions.Overlaps<{element}>({Name}, {other.Name})";
        }

        var arguments = $"{Bytes(this)}, {Bytes(other)}";
        var offset = $"{Local}_{other.Local}";
        return sameIsAllowed
            ? $"global::System.MemoryExtensions.Overlaps<byte>({arguments}, out var {offset}) && {offset} != 0"
            : $"global::System.MemoryExtensions.Overlaps<byte>({arguments})";
    }

    private static string Bytes(ArrayParameter array) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.AsBytes<{array.Element}>({array.Name})";
}
