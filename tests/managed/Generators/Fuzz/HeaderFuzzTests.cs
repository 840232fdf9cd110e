// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators.Fuzz;

/// <summary>Whatever a valid header calls things, all of its functions have safe methods, and those compile without a
/// warning.</summary>
public class HeaderFuzzTests
{
    // One compilation of many is what makes thousands quick.
    private const int Together = 100;

    // Two functions that C# cannot tell apart, and a name that a method cannot have.
    private static readonly string[] Allowed = ["IB1018", "IB1019"];

    [Fact]
    public void Two_hundred_headers_compile_clean() => Check(1, 200);

    [Fact]
    [Trait("Form", "long")]
    public void Ten_thousand_headers_compile_clean() => Check(1000, 10_000);

    [ClangSharpFact]
    public void ClangSharps_own_bindings_compile_clean()
    {
        using var folder = new TemporaryFolder();
        folder.Write("interopbridge_contract.h", File.ReadAllText(Repository.File("native", "interopbridge_contract.h")));
        Compile([.. Enumerable.Range(500, 20).Select(number => new RandomHeader(number))], header => Bind(folder, header));
    }

    private static void Check(int first, int count)
    {
        foreach (var numbers in Enumerable.Range(first, count).Chunk(Together))
        {
            Compile([.. numbers.Select(number => new RandomHeader(number))], header => header.Raw);
        }
    }

    private static void Compile(RandomHeader[] headers, Func<RandomHeader, string> bind)
    {
        var run = GeneratorRun.Of([.. headers.SelectMany(header => new[] { bind(header), header.Own })],
            [.. headers.Select(header => new MemoryText($"{header.Namespace}.h", header.Header))]);
        Assert.Null(run.Result.Exception);
        var wrong = run.Diagnostics.FirstOrDefault(diagnostic => !Allowed.Contains(diagnostic.Id));
        Assert.True(wrong is null, $"{wrong} in\n" + Array.Find(headers, header =>
            $"{header.Namespace}.h" == wrong?.Location.GetLineSpan().Path)?.Header);
        var found = run.Output.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.True(found is null, $"{found} in\n{found?.Location.SourceTree}");
        var missing = run.Diagnostics.Count(diagnostic => diagnostic.Id == "IB1018");
        var functions = headers.Sum(header => header.Functions.Count());
        var methods = run.Result.GeneratedSources
            .Sum(source => source.SourceText.ToString().Split("Calls <c>").Length - 1);
        Assert.True(methods >= functions - missing, $"{functions} functions, {methods} methods, {missing} reported");
    }

    private static string Bind(TemporaryFolder folder, RandomHeader header)
    {
        var output = folder.File($"{header.Namespace}.g.cs");
        var made = Command.Run(ClangSharpFactAttribute.Tool!,
        [
            "--config", "latest-codegen", "single-file", "unix-types", "generate-file-scoped-namespaces",
            "--file", folder.Write($"{header.Namespace}.h", header.Header), "--language", "c", "--std", "c17",
            "--define-macro", "IB_BINDING", "--include-directory", folder.Path, "--with-access-specifier", "*=Internal",
            "--with-using", "*=Users", "--namespace", header.Namespace, "-m", "Native", "-l", "sample", "--output", output,
        ]);
        Assert.True(File.Exists(output), made.ToString());
        return "#pragma warning disable CS0649, CS1591, CS8981\n" + File.ReadAllText(output);
    }
}
