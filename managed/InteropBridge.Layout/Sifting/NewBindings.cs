// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InteropBridge.Layout.Sifting;

/// <summary>Bindings that ClangSharp has just written, before they replace others.</summary>
/// <param name="request">Where they are, and what the project compiles them with.</param>
/// <param name="bind">How the header is bound.</param>
/// <param name="questioner">Asks the C compiler; null if there is none.</param>
/// <param name="output">Takes warnings in MSBuild's form.</param>
internal sealed class NewBindings(Request request, BindRequest bind, Questioner? questioner, TextWriter output)
{
    /// <returns>Why they must not replace others; null if they may.</returns>
    public string? Sift()
    {
        var text = File.ReadAllText(request.Bindings);
        var trial = new Trial(Language(), [.. request.References.Select(path => MetadataReference.CreateFromFile(path))], bind.OtherFiles);
        var fitting = new Fitting(bind, trial, questioner);
        var fitted = fitting.Fit(text);
        var sieve = new Sieve(trial, fitting.Opaque, fitting.Constants);
        var sifted = sieve.Sift(fitted);
        if (sieve.Failure is not null)
        {
            return $"C# does not read what ClangSharp made of this header ({request.Bindings}); the bindings that were there are left as they "
                + $"were. The first error: {sieve.Failure}";
        }

        sifted = MissingTypes.Declare(fitting.Opaque, fitting.WithoutMismatches(sifted), bind.IsPublic ? "public" : "internal");
        new Warnings(bind, output).Write([.. fitting.LeftOut.Where(found => found.Reason is not (Fitting.Omitted or Fitting.Alias or Fitting.Served)), .. sieve.LeftOut]);
        if (sifted != text)
        {
            File.WriteAllText(request.Bindings, sifted);
        }

        return null;
    }

    private CSharpParseOptions Language() => CSharpParseOptions.Default.WithLanguageVersion(
        LanguageVersionFacts.TryParse(request.Language, out var version) ? version : LanguageVersion.Latest);
}
