// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <summary>CUDA source that does not compile. The message has the compiler's log and the lines that it names.</summary>
public sealed partial class CudaCompileException : KernelCompileException
{
    internal CudaCompileException(string sourceText, IReadOnlyList<string> options, string log)
        : base("CUDA", sourceText, options, log, NamedLines(log))
    {
    }

    private static List<int> NamedLines(string log) =>
        [.. Place().Matches(log).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex($@"{CudaSource.FileName}\((\d+)\)")]
    private static partial Regex Place();
}
