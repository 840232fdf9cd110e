// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(n) string(utf8)</c>: C writes a string into room for n bytes, which the method provides.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">Its type.</param>
internal sealed class StringBufferParameter(RawParameter raw, string pointer) : BoundParameter(raw)
{
    private Length? _needed;

    public string Pointer => pointer;

    /// <summary>The room in bytes.</summary>
    public Length Needed
    {
        get => _needed ?? throw new InvalidOperationException($"the room of {Raw.Name} is not bound yet");
        set => _needed = value;
    }

    public override Shape? Result => Shape.Of("string");
}
