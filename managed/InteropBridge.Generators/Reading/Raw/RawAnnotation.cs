// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>The text of one <c>[NativeAnnotation]</c>, or of one line of an overlay.</summary>
internal sealed record RawAnnotation(string Text, Place Place, bool FromOverlay = false);
