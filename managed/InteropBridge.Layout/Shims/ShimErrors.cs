// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout.Shims;

/// <summary>Compiles a shim's source, and finds the lines of overlays that C refuses.</summary>
internal static partial class ShimErrors
{
    /// <summary>What a call would pass wrongly is no warning here.</summary>
    private static readonly string[] Strict =
        ["-Werror=implicit-function-declaration", "-Werror=int-conversion", "-Werror=incompatible-pointer-types",
            "-Werror=discarded-qualifiers" /* gcc; clang counts it among the one before */, "-Werror=return-type"];

    /// <param name="questioner">Asks the C compiler.</param>
    /// <param name="source">The shim's C file.</param>
    /// <param name="shims">Its lines.</param>
    /// <returns>The lines with what the compiler says of them; a line of null for what is wrong elsewhere.</returns>
    public static IReadOnlyList<(Shim? Source, string Said)> Of(Questioner questioner, string source, IReadOnlyList<Shim> shims)
    {
        var (fits, said) = questioner.Compile(source, Strict);
        if (fits)
        {
            return [];
        }

        var byPlace = shims.ToDictionary(shim => (Shim.InC(shim.File), shim.Number));
        var found = Error().Matches(said)
            .Select(match => (Shim: byPlace.GetValueOrDefault((match.Groups["file"].Value.Replace('\\', '/'),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture))), Text: match.Groups["text"].Value.Trim()))
            .Where(error => error.Shim is not null).DistinctBy(error => error.Shim)
            .Select(error => ((Shim?)error.Shim, error.Text)).ToList();
        if (found.Count > 0)
        {
            return found;
        }

        // The header's own code may be less strict.
        (fits, said) = questioner.Compile(source, []);
        return fits ? [] : [(null, Error().Match(said) is { Success: true } first ? first.Value.Trim() : said.Trim())];
    }

    [GeneratedRegex(@"^(?<file>([A-Za-z]:)?[^:\n]+):(?<line>\d+):(\d+:)? (fatal )?error: (?<text>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Error();
}
