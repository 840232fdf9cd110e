// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>A place of a drawing that tells something when it is pointed at.</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Radius">Pixels.</param>
/// <param name="Text">What it tells.</param>
internal readonly record struct Mark(double X, double Y, double Radius, string Text);
