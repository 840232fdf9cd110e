// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>The text of one <c>[NativeAnnotation]</c>, or of one line of an overlay.</summary>
/// <param name="Text">One contract or several.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="FromOverlay">Whether it is of an overlay.</param>
/// <param name="IsDefault">Whether it is of a line with a pattern: it counts where it fits, and where nothing else is said.</param>
internal sealed record RawAnnotation(string Text, Place Place, bool FromOverlay = false, bool IsDefault = false);
