// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>The colours of the charts by the names that the page gives them in its style, where dark mode replaces them. No
/// colour may have three pairs of equal digits, which would be written in their short form.</summary>
internal static class Palette
{
    public const string Paper = "#FDFDFE";
    public const string Ink = "#1B1F24";
    public const string Muted = "#6B7280";
    public const string Line = "#E1E4E8";

    /// <summary>Colours that people with any kind of colour vision can tell apart (Okabe and Ito).</summary>
    public static IReadOnlyList<string> Series { get; } =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    /// <summary>The name of each colour in the page's style.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(
        Series.Select((colour, index) => KeyValuePair.Create(colour, $"series{index + 1}")))
    {
        [Paper] = "paper",
        [Ink] = "ink",
        [Muted] = "muted",
        [Line] = "line",
    };
}
