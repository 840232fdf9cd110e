// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Harness.Bind;

/// <summary>A call that is safe to make of a library that nobody has looked at: of a function without parameters that tells a
/// version.</summary>
/// <param name="Prefix">What most of the functions' names begin with; empty if they have nothing in common.</param>
/// <param name="Program">The C# of the program.</param>
/// <param name="Summary">How many functions have a method.</param>
internal sealed partial record FirstCall(string Prefix, string Program, string Summary)
{
    /// <param name="project">Which has been built.</param>
    public static FirstCall Of(BoundProject project)
    {
        var bindings = string.Concat(Directory.EnumerateFiles(project.Folder, "*.g.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "bindings").Select(File.ReadAllText));
        var report = Directory.EnumerateFiles(project.File("obj"), "*.report.md", SearchOption.AllDirectories).Select(File.ReadAllText).FirstOrDefault("");
        var safe = Listed().Matches(report[Math.Max(0, report.IndexOf("\n## Safe\n", StringComparison.Ordinal))..]).Select(match => match.Groups["name"].Value)
            .ToHashSet();
        var functions = Function().Matches(bindings).ToList();
        var prefix = CommonPrefix([.. functions.Select(match => match.Groups["name"].Value)]);
        var version = functions.Where(match => match.Groups["parameters"].Length == 0 && match.Groups["type"].Value != "void")
            .Select(match => match.Groups["name"].Value)
            .FirstOrDefault(name => safe.Contains(name) && name.Contains("version", StringComparison.OrdinalIgnoreCase));
        var program = version is null
            ? $"// No function of the header tells a version; call what you need: Api has the methods.\nConsole.WriteLine(\"{safe.Count} functions of {Path.GetFileName(project.Header)} "
                + "can be called\");"
            : $"Console.WriteLine($\"{version}: {{Api.{Method(version, prefix)}()}}\");";
        return new FirstCall(prefix, program, $"{safe.Count} of {functions.Count} functions have a method or belong to a handle.");
    }

    /// <summary>Up to the first underscore, if three of four functions have it.</summary>
    private static string CommonPrefix(List<string> names) => names.Where(name => name.IndexOf('_', 1) > 0)
        .GroupBy(name => name[..(name.IndexOf('_', 1) + 1)]).OrderByDescending(group => group.Count())
        .FirstOrDefault(group => 4 * group.Count() >= 3 * names.Count)?.Key ?? "";

    /// <summary>As the generator names it.</summary>
    private static string Method(string function, string prefix)
    {
        var stem = function.Length > prefix.Length && function.StartsWith(prefix, StringComparison.Ordinal) ? function[prefix.Length..] : function;
        var name = string.Concat(stem.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return (char.IsDigit(name[0]) ? "_" : "") + name + (function[^1] == '_' ? "_" : "");
    }

    [GeneratedRegex(@"^- `(?<name>\w+)`\r?$", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(@"static extern (?<type>\S+) (?<name>\w+)\((?<parameters>[^\n]*)\);")]
    private static partial Regex Function();
}
