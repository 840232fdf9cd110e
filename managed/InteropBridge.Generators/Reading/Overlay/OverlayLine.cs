// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>A line of an overlay: a contract for a parameter (or <c>return</c>) of a function.</summary>
internal sealed record OverlayLine(string Function, Place FunctionPlace, string Parameter, Place ParameterPlace,
    RawAnnotation Contract);
