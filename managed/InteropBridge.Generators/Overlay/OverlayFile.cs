// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Overlay;

/// <summary>An overlay file, read.</summary>
internal sealed record OverlayFile(EquatableArray<OverlayLine> Lines, EquatableArray<Problem> Problems);
