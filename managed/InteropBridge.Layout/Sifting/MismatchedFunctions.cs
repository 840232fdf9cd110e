// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Sifting;

/// <summary>Functions that C declares otherwise than the bindings do, such as with a long double by another name.</summary>
internal static partial class MismatchedFunctions
{
    private const string Place = "interopbridge-functions";

    /// <returns>Why each of them would be called wrongly, by its name.</returns>
    public static IReadOnlyDictionary<string, string> Of(string bindings, BindRequest request, Questioner questioner)
    {
        var header = string.Join('\n', TraversedHeaders.Of(request).Select(File.ReadAllText));
        var named = LongCorrector.Correct(bindings, header);
        var functions = BindingFile.Read(named).Functions;
        var numbers = functions.Select((function, index) => (function.Name, Line: index + 1)).DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Line);
        var text = SignatureWriter.Write(request.Header, functions, function => $"#line {numbers[function.Name]} \"{Place}\"\n");
        var (answers, said) = questioner.AskForErrors(text, Path.Combine(request.Folder, "functions-asked.c"));
        if (answers is not null || Elsewhere().IsMatch(said))
        {
            return new Dictionary<string, string>(); // All are right, or the header itself is not taken without more options.
        }

        return Error().Matches(said)
            .Select(match => (functions[int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1].Name, Reason(match.Groups["text"].Value)))
            .DistinctBy(pair => pair.Name).ToDictionary();
    }

    private static string Reason(string error) => Asserted().Match(error) is { Success: true } match
        ? match.Groups["text"].Value.Replace(". Generate them again", "", StringComparison.Ordinal) : $"the C compiler says: {error.Trim()}";

    [GeneratedRegex($@"^{Place}:(?<line>\d+):(\d+:)? (fatal )?error: (?<text>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex($@"^(?!{Place}:)[^\n]*: (fatal )?error: ", RegexOptions.Multiline)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("\"(?<text>.*)\"")]
    private static partial Regex Asserted();
}
