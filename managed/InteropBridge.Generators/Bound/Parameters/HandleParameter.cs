// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A pointer to an opaque object: its SafeHandle, kept alive through the call whatever other threads do.</summary>
internal sealed class HandleParameter(RawParameter raw, string pointer, HandleType handle, bool isNullable)
    : BoundParameter(raw)
{
    public string Pointer => pointer;

    public HandleType Handle => handle;

    public bool IsNullable => isNullable;

    /// <summary>Whether C releases the object, so that the SafeHandle must not.</summary>
    public bool IsConsumed { get; set; }

    /// <summary>The handle whose object uses this one for its whole life, and which keeps it alive; null for the length of the
    /// call.</summary>
    public BoundParameter? Keeper { get; set; }

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(handle.ClassName + (isNullable ? "?" : "")), Name, Raw.Name, Default: isNullable ? "null" : null)];
}
