// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Correcting;

/// <summary>Marks enums of bindings with <c>[Flags]</c>, as lines <c>NAME: flags</c> of overlays ask for, and takes the mark from those that no line
/// names any more.</summary>
/// <param name="lines">Of the request: <c>overlay=</c> and <c>bindings=</c>, each as often as there are files.</param>
/// <param name="output">Takes errors in MSBuild's form.</param>
internal sealed partial class FlagMarks(IReadOnlyList<string> lines, TextWriter output)
{
    private const string Mark = "[System.Flags] // as an overlay says";

    /// <returns>Whether each line names an enum, as far as the bindings are there.</returns>
    public bool Write()
    {
        var named = Files("overlay=").SelectMany(Lines).ToList();
        var found = new HashSet<string>();
        foreach (var path in Files("bindings="))
        {
            var old = File.ReadAllText(path);
            var end = old.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            var text = Enum().Replace(WithoutMarks(old), match =>
            {
                var name = match.Groups["name"].Value;
                found.Add(name);
                return named.Exists(line => line.Name == name) && !HasFlags(match.Groups["attributes"].Value + match.Groups["own"].Value)
                    ? $"{match.Groups["attributes"].Value}{match.Groups["indent"].Value}{Mark}{end}{match.Groups["enum"].Value}" : match.Value;
            });
            if (text != old)
            {
                // By a renaming, as a compiler may be reading.
                var part = $"{path}.{Guid.NewGuid():N}";
                File.WriteAllText(part, text);
                File.Move(part, path, overwrite: true);
            }
        }

        var wrong = named.Where(line => !found.Contains(line.Name)).ToList();
        if (All("bindings=").Any(path => !File.Exists(path)))
        {
            return true; // They may have the enum; that they are missing is an error of its own.
        }

        wrong.ForEach(line => output.WriteLine($"{line.File}({line.Number},1): error IB0046: '{line.Name}: flags' names no enum of the bindings. Write the name of an "
            + "enum as C# has it, or 'flags(TYPE, PREFIX_*)' behind a parameter to make one of constants."));
        return wrong.Count == 0;
    }

    /// <summary>Bindings without the marks that overlays asked for.</summary>
    public static string WithoutMarks(string bindings) => Marked().Replace(bindings, "");

    /// <summary>Whether attributes, such as those that ClangSharp was told to write, have <c>[Flags]</c> already.</summary>
    public static bool HasFlags(string attributes) => FlagsAttribute().IsMatch(Literal().Replace(attributes, ""));

    private IEnumerable<string> Files(string start) => All(start).Where(File.Exists);

    private IEnumerable<string> All(string start) => lines.Where(line => line.StartsWith(start, StringComparison.Ordinal))
        .Select(line => line[start.Length..].Trim()).Distinct();

    private static IEnumerable<(string Name, string File, int Number)> Lines(string path) => File.ReadAllLines(path)
        .Select((line, index) => (Match: Line().Match(line), index)).Where(pair => pair.Match.Success)
        .Select(pair => (pair.Match.Groups["name"].Value, path, pair.index + 1));

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_]\w*)\s*:\s*flags\s*(#.*)?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^[ \t]*\[System\.Flags\] // as an overlay says\r?\n", RegexOptions.Multiline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<attributes>(^[ \t]*\[[^\n]*\n)*)(?<enum>^(?<indent>[ \t]*)(?<own>(\[[^\]\n]*\][ \t]*)*)(public|internal) enum @?(?<name>\w+))", RegexOptions.Multiline)]
    private static partial Regex Enum();

    [GeneratedRegex(@"[\[,.:]\s*Flags(Attribute)?\s*[\],(]")]
    private static partial Regex FlagsAttribute();

    [GeneratedRegex(@"""([^""\\]|\\.)*""")]
    private static partial Regex Literal();
}
