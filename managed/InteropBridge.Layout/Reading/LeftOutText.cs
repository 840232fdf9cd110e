// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Reading;

/// <summary>What bindings say in comments of declarations that they do not have.</summary>
internal static partial class LeftOutText
{
    /// <returns>The names, and what is said of each.</returns>
    public static IReadOnlyList<(string Name, string What)> In(string bindings) =>
        [.. LeftOut().Matches(bindings).Select(match => (match.Groups["name"].Value, match.Groups["what"].Value.Trim()))];

    [GeneratedRegex(@"^\s*// (?<name>\w+) (?<what>is (left out of the bindings|bound without its fields): [^\n]*)", RegexOptions.Multiline)]
    private static partial Regex LeftOut();
}
