// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>What a colour of a chart stands for.</summary>
/// <param name="Name">Such as the name of a back end.</param>
/// <param name="Colour">One of <see cref="Palette.Series"/>.</param>
internal sealed record LegendEntry(string Name, string Colour);
