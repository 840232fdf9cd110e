// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>What an overlay file says, and what is wrong with it.</summary>
internal sealed record OverlayText(EquatableArray<OverlayLine> Lines, EquatableArray<Problem> Problems);
