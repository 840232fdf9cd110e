// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Talk;

/// <summary>A figure of the talk.</summary>
/// <param name="System">As the talk names it.</param>
/// <param name="Workers">Threads or processes it ran with.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="RatioToC">The talk's own C time divided by it: above 1 is faster.</param>
/// <param name="Note">What is wrong with the figure; null if nothing is known to be.</param>
internal sealed record TalkFigure(string System, int Workers, double Seconds, double? RatioToC, string? Note);
