// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A callback that is a delegate. What it throws is kept and rethrown when C has returned.</summary>
internal class CallbackParameter(RawParameter raw, string pointer, Thunk thunk, bool isNullable)
    : ThunkParameter(raw, pointer, thunk, isNullable)
{
    /// <summary>The object that keeps the callback for its life; null for the length of the call.</summary>
    public BoundParameter? Keeper { get; set; }

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(Thunk.DelegateType + (IsNullable ? "?" : "")), Name, Raw.Name, Default: IsNullable ? "null" : null)];
}
