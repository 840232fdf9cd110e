// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>string</c> on a result, and <c>out(1) string</c> on a <c>char **</c>: C lends a string, which is copied, or gives it
/// away.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">The string's type.</param>
/// <param name="isNonNull">Whether it is never NULL.</param>
/// <param name="free">What frees it once it is copied; null if it stays C's.</param>
internal sealed class StringResultParameter(RawParameter raw, string pointer, bool isNonNull, FreeFunction? free) : BoundParameter(raw)
{
    public FreeFunction? Free => free;

    public string Pointer => pointer;

    public bool IsNonNull => isNonNull;

    public override Shape? Result => Shape.Of(isNonNull ? "string" : "string?");
}
