// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>A picture of a report.</summary>
internal sealed record Chart
{
    /// <summary>Unique among the charts of a report; part of file names.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What it shows, in words, for those who cannot see it.</summary>
    public required string Alternative { get; init; }

    /// <summary>What its marks mean.</summary>
    public required string HowToRead { get; init; }

    /// <summary>What its colours stand for; empty if it has one colour.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    /// <summary>The picture, to stand within a page.</summary>
    public string Svg { get; private init; } = "";

    /// <summary>The same as a file; null unless Markdown shows it.</summary>
    public byte[]? Png { get; private init; }

    /// <summary>The chart with its picture.</summary>
    /// <param name="drawing">The picture.</param>
    /// <param name="isFirst">Whether Markdown, which has no room for all, shows it.</param>
    public Chart With(Drawing drawing, bool isFirst = false) => this with
    {
        Svg = SvgText.Create(drawing, Id, Alternative),
        Png = isFirst ? drawing.Png() : null,
    };
}
