// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>array(n)</c> and <c>view(n)</c>: C lends an array, or gives it away. It is copied, or shown where it is.</summary>
/// <param name="raw">The C parameter, or the result.</param>
/// <param name="element">Of the array; a string is one too.</param>
/// <param name="pointer">The array's type in the raw declaration.</param>
/// <param name="isNonNull">Whether it is never NULL.</param>
/// <param name="free">What frees it once it is copied; null if it stays C's.</param>
internal sealed class ArrayResultParameter(RawParameter raw, string element, string pointer, bool isNonNull, FreeFunction? free)
    : BoundParameter(raw)
{
    public string Element => element;

    public string Pointer => pointer;

    public bool IsNonNull => isNonNull;

    public FreeFunction? Free => free;

    /// <summary>Whether it is of strings.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether the method returns a span over C's memory.</summary>
    public bool IsView { get; init; }

    /// <summary>How many elements there are; null where the array ends with NULL.</summary>
    public ResultCount? Count { get; set; }

    public override Shape? Result => IsView ? new Shape("global::System.ReadOnlySpan<{0}>", element)
        : new Shape((IsText && Count is not null ? "{0}?[]" : "{0}[]") + (isNonNull ? "" : "?"), element);
}
