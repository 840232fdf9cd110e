// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Correcting;

/// <summary>Replaces what ClangSharp takes for C's long where it runs by the type that is as wide as it everywhere.</summary>
internal static partial class LongCorrector
{
    public static string Correct(string bindings) => Long().Replace(bindings, match =>
        match.Groups["head"].Value + (match.Groups["unsigned"].Success ? "CULong" : "CLong"));

    /// <summary>The C type, then other attributes and modifiers, then the C# type. Constants have <c>#define</c> there.</summary>
    [GeneratedRegex(@"(?<head>\[(?:return: )?NativeTypeName\(""(?:const )?(?<unsigned>unsigned )?long(?: int)?(?: ?\*+)?(?:\[[^""]*\])?""\)\]\s*"
        + @"(?:\[[A-Za-z]+(?:\((?:[^""()]|""[^""]*"")*\))?\]\s*)*(?:(?:public|internal|private|static|extern|readonly|partial|unsafe)\s+)*)(?:nint|nuint|int|uint)\b")]
    private static partial Regex Long();
}
