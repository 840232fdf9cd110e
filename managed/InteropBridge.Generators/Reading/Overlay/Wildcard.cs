// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>A name in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
internal sealed class Wildcard(string pattern)
{
    private readonly Regex _regex = new($"^{Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".")}$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public static bool IsPattern(string name) => name.IndexOfAny(['*', '?']) >= 0;

    public bool Matches(string name) => _regex.IsMatch(name);
}
