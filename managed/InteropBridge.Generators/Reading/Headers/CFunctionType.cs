// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>The type of a C function as text, of which only bool is of interest: C# has no other word for it than for a
/// byte.</summary>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">Its parameters, with or without their names.</param>
internal sealed record CFunctionType(string Returns, IReadOnlyList<string> Parameters)
{
    private static readonly Regex Boolean = new(@"^(const\s+)?(_Bool|bool)(\s+const)?(\s+[A-Za-z_]\w*)?$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Pointer = new(@"^(?<returns>[\w\s*]+?)\s*\(\s*\*\s*\w*\s*\)\s*\((?<parameters>.*)\)$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Whether a return type, or a parameter, is a bool.</summary>
    public static bool IsBoolean(string? text) => text is not null && Boolean.IsMatch(text.Trim());

    /// <summary>Reads <c>bool (*)(void *, bool)</c> and <c>bool (*name)(void *user, bool last)</c>; null for other
    /// types.</summary>
    public static CFunctionType? Parse(string type) => Pointer.Match(type.Trim()) is { Success: true } match
        ? new CFunctionType(match.Groups["returns"].Value, CText.Split(match.Groups["parameters"].Value)) : null;
}
