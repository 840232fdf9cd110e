// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>in(n) string</c> on a <c>char **</c>: an array of strings for C.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">The raw parameter's type.</param>
/// <param name="isNullable">Whether it, and each of its strings, may be left out.</param>
/// <param name="isTerminated">Whether it ends with NULL, and nothing tells its length.</param>
internal sealed class StringArrayParameter(RawParameter raw, string pointer, bool isNullable, bool isTerminated)
    : ArrayParameter(raw, isNullable && !isTerminated ? "string?" : "string", pointer, Direction.In, isNullable)
{
    public bool IsTerminated => isTerminated;

    /// <summary>Whether one of the strings may be null.</summary>
    public bool HasNulls => Element == "string?";

    /// <summary>There is an element behind the last.</summary>
    public override bool NeedsStandIn => false;
}
