// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Shims;

/// <summary>A line <c>shim ...</c> and where it stands.</summary>
/// <param name="Line">What it says.</param>
/// <param name="File">The overlay.</param>
/// <param name="Number">Of the line, from 1.</param>
internal sealed record Shim(ShimLine Line, string File, int Number)
{
    public string Symbol => BindRequest.ShimPrefix + Line.Name;

    /// <summary>As C's preprocessor names the line.</summary>
    public string Place => $"#line {Number} \"{InC(File)}\"\n";

    /// <summary>A path within a string of C.</summary>
    public static string InC(string path) => path.Replace('\\', '/').Replace("\"", "\\\"", StringComparison.Ordinal);
}
