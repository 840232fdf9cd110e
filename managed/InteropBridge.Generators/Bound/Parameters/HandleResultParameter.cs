// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(1) handle(type, destroy)</c>: a new object, and its SafeHandle.</summary>
internal sealed class HandleResultParameter(RawParameter raw, string pointer, HandleType handle) : BoundParameter(raw)
{
    public string Pointer => pointer;

    public HandleType Handle => handle;

    public override Shape? Result => Shape.Of(handle.ClassName);
}
