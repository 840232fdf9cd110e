// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>A published time for a counterpart of a variant.</summary>
/// <param name="Publication">The column's heading, short: <c>the talk's</c>.</param>
/// <param name="Citation">Title, author, machine and workload, for the legend.</param>
/// <param name="System">The counterpart, as the publication names it.</param>
/// <param name="Workers">Threads or processes it ran with.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="RatioToBaseline">The publication's own baseline time divided by it: above 1 is faster; null if there is
/// none, or if it is not comparable.</param>
/// <param name="Note">A caveat about the figure; null if there is none.</param>
public sealed record PublishedFigure(
    string Publication, string Citation, string System, int Workers, double Seconds, double? RatioToBaseline, string? Note);
