// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>An array to which C keeps a pointer beyond the call: a <c>Memory</c>, pinned as long as that.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="element">Of the memory.</param>
/// <param name="pointer">The raw parameter's type.</param>
/// <param name="direction">Who writes it.</param>
/// <param name="isNullable">Whether an empty memory is passed as NULL.</param>
internal sealed class KeptArrayParameter(
    RawParameter raw, string element, string pointer, Direction direction, bool isNullable)
    : ArrayParameter(raw, element, pointer, direction, isNullable)
{
    /// <summary>The handle that keeps it pinned until it has released its object; null if it is pinned for good.</summary>
    public BoundParameter? Keeper { get; set; }

    public override string Span => Name + ".Span";

    /// <summary>Its element does not stand out: a memory of one type cannot be made one of another.</summary>
    public override IEnumerable<Declaration> Declarations => base.Declarations.Select(declaration => declaration with
    {
        Shape = Shape.Of($"global::System.{(Direction == Direction.In ? "ReadOnlyMemory" : "Memory")}<{Element}>"),
    });
}
