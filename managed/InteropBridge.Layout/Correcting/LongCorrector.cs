// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Correcting;

/// <summary>Replaces what ClangSharp takes for C's long where it runs by the type that is as wide as it everywhere.</summary>
internal static class LongCorrector
{
    private const string Long = @"(?:(?<unsigned>unsigned )?long(?: int)?";

    /// <param name="bindings">The text of the bindings.</param>
    /// <param name="header">The text of the header, whose typedefs of long count too.</param>
    public static string Correct(string bindings, string header)
    {
        var aliases = HeaderText.LongAliases(header);
        var names = string.Concat(aliases.Keys.Select(name => $"|(?<alias>{name})"));

        // The C type, then other attributes and modifiers, then the C# type. Constants have #define there.
        var pattern = new Regex(@"(?<head>\[(?:return: )?NativeTypeName\(""(?:const )?" + Long + names + @")(?: ?\*+)?(?:\[[^""]*\])?""\)\]\s*"
            + @"(?:\[[A-Za-z]+(?:\((?:[^""()]|""[^""]*"")*\))?\]\s*)*(?:(?:public|internal|private|static|extern|readonly|partial|unsafe)\s+)*)(?:nint|nuint|int|uint)\b",
            RegexOptions.CultureInvariant);
        return pattern.Replace(bindings, match => match.Groups["head"].Value
            + (match.Groups["unsigned"].Success || aliases.GetValueOrDefault(match.Groups["alias"].Value) ? "CULong" : "CLong"));
    }
}
