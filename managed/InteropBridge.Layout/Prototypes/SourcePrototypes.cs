// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Prototypes;

/// <summary>What the sources of a library export that do not include its header: of Fortran and Go by what their compilers wrote
/// while they compiled, of Rust by its text.</summary>
internal static class SourcePrototypes
{
    public static IEnumerable<Prototype> Of(Request request)
    {
        var sources = request.Sources.ToList();
        return [.. OfRust(sources), .. OfFortran(request, sources), .. OfGo(request, sources)];
    }

    private static IEnumerable<Prototype> OfRust(List<(string Language, string Path)> sources) => sources
        .SelectMany(source => source.Language switch
        {
            "Rust" => [source.Path, .. Modules(source.Path)],
            "Cargo" => Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(source.Path)!, "src"), "*.rs", SearchOption.AllDirectories),
            _ => Enumerable.Empty<string>(),
        })
        .Distinct().SelectMany(path => RustPrototypes.Of(File.ReadAllText(path), path));

    /// <summary>The files that a source declares as its modules.</summary>
    private static IEnumerable<string> Modules(string path) => Regex.Matches(File.ReadAllText(path), @"^\s*(pub(\([^)]*\))?\s+)?mod\s+(?<name>\w+)\s*;", RegexOptions.Multiline)
        .Select(match => match.Groups["name"].Value)
        .SelectMany(name => new[] { $"{name}.rs", Path.Combine(name, "mod.rs") })
        .Select(file => Path.Combine(Path.GetDirectoryName(path)!, file)).Where(File.Exists)
        .SelectMany(file => Modules(file).Prepend(file));

    /// <summary>The first line of each file names its source.</summary>
    private static IEnumerable<Prototype> OfFortran(Request request, List<(string Language, string Path)> sources)
    {
        foreach (var source in sources.Where(source => source.Language == "Fortran"))
        {
            var text = File.ReadAllText(source.Path);
            var written = Written(request, "*.h").FirstOrDefault(found => found.StartsWith($"// of {source.Path}\n", StringComparison.Ordinal));
            foreach (var prototype in CPrototypes.Of(written ?? "", source.Path, name => LineOf(text, name), isSigned: false))
            {
                yield return prototype;
            }
        }
    }

    private static IEnumerable<Prototype> OfGo(Request request, List<(string Language, string Path)> sources)
    {
        var files = sources.Where(source => source.Language == "Go").Select(source => (source.Path, Text: File.ReadAllText(source.Path))).ToList();
        var name = Regex.Replace(request.Library, "[^A-Za-z0-9_]", "_");
        var written = files.Count == 0 ? "" : Written(request, $"{name}.go.h").FirstOrDefault() ?? "";
        // Behind the C that the sources have in their comments.
        var start = written.LastIndexOf("extern \"C\" {", StringComparison.Ordinal);
        return CPrototypes.Of(start < 0 ? "" : written[start..], "", _ => 1, isSigned: true).Select(prototype =>
        {
            var file = files.Find(file => Regex.IsMatch(file.Text, $@"^//export {prototype.Name}\b", RegexOptions.Multiline));
            return file.Path is null ? prototype with { File = files[0].Path }
                : prototype with { File = file.Path, Line = LineOf(file.Text, $"//export {prototype.Name}") + 1 };
        });
    }

    private static IEnumerable<string> Written(Request request, string pattern) =>
        Directory.Exists(Path.Combine(request.Native, "prototypes"))
            ? Directory.EnumerateFiles(Path.Combine(request.Native, "prototypes"), pattern).Select(File.ReadAllText) : [];

    /// <summary>The first line that has the name as a word, in any case, as Fortran has it.</summary>
    private static int LineOf(string text, string name) =>
        Regex.Match(text, $@"(?<!\w){Regex.Escape(name)}\b", RegexOptions.IgnoreCase) is { Success: true } match
            ? text.AsSpan(0, match.Index).Count('\n') + 1 : 1;
}
