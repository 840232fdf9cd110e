// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Generators;
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Tests.Generators;

/// <summary>Measures what the generator costs a build of 500 functions: <c>generator-cost</c> of the test assembly as a
/// program. Cold is the SDK's own compiler in a process of its own, as it reports it; re-runs are its driver in this process
/// after an edit that has nothing to do with bindings, as an editor does at every key.</summary>
internal static class CostProgram
{
    private const string Verb = "generator-cost";
    private const int Functions = 500;
    private const int ColdRuns = 5;
    private const int Reruns = 25;

    /// <returns>Whether the arguments are for this.</returns>
    public static bool Run(string[] arguments)
    {
        if (arguments is not [Verb])
        {
            return false;
        }

        Cold();
        new SdkCompiler().Run(Rerun);
        return true;
    }

    private static void Cold()
    {
        using var folder = new TemporaryFolder();
        string[] options =
        [
            "-nologo", "-noconfig", "-nostdlib", "-unsafe", "-nullable:enable", "-target:library", "-optimize", "-reportanalyzer",
            "-preferreduilang:en-US", $"-out:{folder.File("out.dll")}", $"-analyzer:{typeof(SafeApiGenerator).Assembly.Location}",
            $"-additionalfile:{folder.Write("sample.h", Header())}", folder.Write("declarations.cs", Declarations()),
            folder.Write("prelude.cs", GeneratorRun.Prelude),
            .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
                .Where(GeneratorRun.IsManaged).Select(path => $"-r:{path}"),
        ];
        for (var run = 0; run < ColdRuns; run++)
        {
            var report = Command.Tool("dotnet", ["exec", SdkCompiler.Path, .. options]);
            Console.WriteLine($"cold, {Functions} functions: " + (report.ExitCode != 0 ? report.ToString()
                : report.Output.Split('\n').First(line => line.StartsWith("Total generator", StringComparison.Ordinal))));
        }
    }

    private static void Rerun()
    {
        var run = GeneratorRun.Of([Declarations(), "class Unrelated { }"], new MemoryText("sample.h", Header())).Sound();
        var (driver, compilation) = (run.Driver, run.Input);
        var times = new List<double>();
        for (var edit = 0; edit < Reruns; edit++)
        {
            var tree = compilation.SyntaxTrees.Last();
            compilation = compilation.ReplaceSyntaxTree(tree,
                tree.WithChangedText(SourceText.From($"class Unrelated {{ int x{edit}; }}")));
            _ = compilation.GetDiagnostics().Length;
            var start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var first = string.Join(", ", times.Take(5).Select(time => $"{time:F1}"));
        var median = times.Skip(5).Order().ElementAt((Reruns - 5) / 2);
        Console.WriteLine($"after an unrelated edit, the first five: {first} ms; median of the rest {median:F1} ms");
    }

    /// <summary>The sample library's functions again and again, under other names.</summary>
    private static string Declarations() => Raw.Class(
        Raw.Functions([.. SampleLibrary.Functions, .. Copies().Select(copy => copy.Text)]), types: SampleLibrary.Types);

    private static string Header() => string.Concat(Copies().Select(copy => $"""
        /** Does what {copy.Name} does, and says so at some length.
         * @param n how many there are
         * @return whether it went well
         */
        void {copy.Name}(void);

        """));

    private static IEnumerable<(string Name, string Text)> Copies() =>
        Enumerable.Range(0, Functions - SampleLibrary.Functions.Length).Select(index =>
        {
            var text = SampleLibrary.Functions[index % SampleLibrary.Functions.Length];
            var open = text.IndexOf('(', text.IndexOf(']', StringComparison.Ordinal) is var end && text[0] == '[' ? end : 0);
            var name = text.LastIndexOf(' ', open) + 1;
            return ($"k{index}_{text[name..open]}", text.Insert(name, $"k{index}_"));
        });
}
