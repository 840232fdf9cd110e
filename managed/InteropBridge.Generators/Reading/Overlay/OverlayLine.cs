// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>A line of an overlay: contracts for a parameter (or <c>return</c>) of a function, or of all whose names match.</summary>
internal sealed record OverlayLine(string Function, Place FunctionPlace, string Parameter, Place ParameterPlace,
    RawAnnotation Contract)
{
    /// <summary>Whether it is for all functions or parameters that match.</summary>
    public bool IsPattern => Contract.IsDefault;
}
