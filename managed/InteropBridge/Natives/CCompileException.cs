// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;

namespace InteropBridge.Natives;

/// <summary>C source that does not compile or link. The message has the compiler's log and the lines that it names.</summary>
public sealed partial class CCompileException : KernelCompileException
{
    internal const string FileName = "kernel.c";

    internal CCompileException(string sourceText, IReadOnlyList<string> options, string log)
        : base("C", sourceText, options, log, NamedLines(log))
    {
    }

    private static List<int> NamedLines(string log) =>
        [.. Place().Matches(log).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex(@"(?:^|[\s(/])kernel\.c:(\d+):\d+: (?:fatal )?error", RegexOptions.Multiline)]
    private static partial Regex Place();
}
