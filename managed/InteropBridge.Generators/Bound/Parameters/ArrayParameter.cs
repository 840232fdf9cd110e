// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>An array: a span, pinned for the call.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="element">Of the span.</param>
/// <param name="pointer">The raw parameter's type.</param>
/// <param name="direction">Who writes it.</param>
/// <param name="isNullable">Whether an empty span is passed as NULL.</param>
internal class ArrayParameter(
    RawParameter raw, string element, string pointer, Direction direction, bool isNullable) : BoundParameter(raw)
{
    public string Element => element;

    public string Pointer => pointer;

    public Direction Direction => direction;

    public bool IsNullable => isNullable;

    /// <summary>What C wants the first element's address to be a multiple of, where no array of .NET is sure to be; 0 if any
    /// is.</summary>
    public int Alignment { get; set; }

    /// <summary>The span, as an expression.</summary>
    public virtual string Span => Name;

    /// <summary>The elements that it must have at least; null if it defines a length.</summary>
    public Length? Needed { get; set; }

    /// <summary>The other spans that say how long this one would be, if this is left out: where all arrays of a length are
    /// nullable, the first that is given defines it.</summary>
    public IReadOnlyList<ArrayParameter> Substitutes { get; set; } = [];

    /// <summary>The span that has the same length.</summary>
    public ArrayParameter? SameLengthAs { get; set; }

    /// <summary>The other arrays of the call that it must not overlap, and whether being the very same is allowed.</summary>
    public List<(ArrayParameter Other, bool SameIsAllowed)> MustNotOverlap { get; } = [];

    /// <summary>Whether C may get an empty span and must not get NULL for it.</summary>
    public virtual bool NeedsStandIn => !isNullable && !(Needed is Length.Constant { Value: var needed } && needed > 0);

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations =>
        [new(new Shape(direction == Direction.In ? "global::System.ReadOnlySpan<{0}>" : "global::System.Span<{0}>", element),
            Name, Raw.Name, Default: isNullable ? "default" : null)];
}
