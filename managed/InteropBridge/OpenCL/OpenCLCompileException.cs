// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>OpenCL C that does not compile. The message has the compiler's log and the lines that it names.</summary>
public sealed partial class OpenCLCompileException : KernelCompileException
{
    internal OpenCLCompileException(string sourceText, IReadOnlyList<string> options, string log)
        : base("OpenCL", sourceText, options, log, NamedLines(log))
    {
    }

    private static List<int> NamedLines(string log) =>
        [.. Place().Matches(log).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex($@"{OpenCLSource.FileName}[:(](\d+)")]
    private static partial Regex Place();
}
