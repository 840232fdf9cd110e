// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>property</c> on a function that returns a pointer of which nothing else is said: the address itself.</summary>
/// <param name="raw">The C function's result.</param>
/// <param name="pointer">Its type.</param>
internal sealed class AddressParameter(RawParameter raw, string pointer) : BoundParameter(raw)
{
    public string Pointer => pointer;

    public override Shape? Result => Shape.Of("nint");
}
