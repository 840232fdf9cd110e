// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InteropBridge.Layout.Sifting;

/// <summary>Bindings that ClangSharp has just written, before they replace others.</summary>
/// <param name="request">Where they are, and what the project compiles them with.</param>
/// <param name="output">Takes warnings in MSBuild's form.</param>
internal sealed class NewBindings(Request request, TextWriter output)
{
    private const string Remedy = "Hide it by #ifndef IB_BINDING to be rid of this warning, or declare it in a C# file of your own.";

    /// <returns>Why they must not replace others; null if they may.</returns>
    public string? Sift()
    {
        var text = File.ReadAllText(request.Bindings);
        var sieve = new Sieve(new Trial(Language(), [.. request.References.Select(path => MetadataReference.CreateFromFile(path))]));
        var sifted = sieve.Sift(text);
        if (sieve.Failure is not null)
        {
            return $"C# does not read what ClangSharp made of this header ({request.Bindings}); the bindings that were there are left as they "
                + $"were. The first error: {sieve.Failure}";
        }

        var header = new HeaderText(File.ReadAllText(request.Header), "", request.Renames);
        foreach (var found in sieve.LeftOut)
        {
            output.WriteLine($"{request.Header}({header.LineOfName(found.Name)},1): warning IB0027: {found}. {Remedy}");
        }

        if (sifted != text)
        {
            File.WriteAllText(request.Bindings, sifted);
        }

        return null;
    }

    private CSharpParseOptions Language() => CSharpParseOptions.Default.WithLanguageVersion(
        LanguageVersionFacts.TryParse(request.Language, out var version) ? version : LanguageVersion.Latest);
}
