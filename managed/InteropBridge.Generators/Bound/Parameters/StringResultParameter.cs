// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(1) string(utf8)</c> on a <c>char **</c>: C lends a string, which is copied.</summary>
internal sealed class StringResultParameter(RawParameter raw, string pointer, bool isNonNull) : BoundParameter(raw)
{
    public string Pointer => pointer;

    public bool IsNonNull => isNonNull;

    public override Shape? Result => Shape.Of(isNonNull ? "string" : "string?");
}
