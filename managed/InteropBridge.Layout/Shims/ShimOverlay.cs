// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>Finds the shims that overlays name. What cannot be read is passed over: the generator reports it at its place.</summary>
internal static partial class ShimOverlay
{
    /// <param name="overlays">Their paths.</param>
    public static IReadOnlyList<Shim> Read(IEnumerable<string> overlays) =>
        [.. overlays.Order(StringComparer.Ordinal).Where(File.Exists).SelectMany(path => Read(path, File.ReadAllText(path)))];

    public static IEnumerable<Shim> Read(string path, string text)
    {
        var number = 0;
        foreach (var whole in text.Split('\n'))
        {
            number++;
            var line = ShimLineParser.WithoutComment(whole.TrimEnd('\r'));
            if (ShimLineParser.IsShim(line) && ShimLineParser.Parse(line, out _, out _) is { } shim)
            {
                yield return new Shim(shim, path, number);
            }
        }
    }

    /// <summary>The C names by which a shim may be known to belong to a header.</summary>
    public static IEnumerable<string> Words(ShimLine line) => line.Expression is null ? [line.Name]
        : Word().Matches(line.Expression).Select(match => match.Value).Except(Word().Matches(line.Parameters).Select(match => match.Value)).Append(line.Name);

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Word();
}
