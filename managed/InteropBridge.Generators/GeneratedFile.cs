// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators;

/// <summary>A pipeline's end: a file and what there is to say.</summary>
/// <param name="Name">What the compiler calls the file.</param>
/// <param name="Text">Null if there is none.</param>
/// <param name="Problems">What there is to say.</param>
internal sealed record GeneratedFile(string Name, string? Text, EquatableArray<Problem> Problems)
{
    public void AddTo(SourceProductionContext output, string help)
    {
        Problem.Report(Problems, output, help);
        if (Text is not null)
        {
            output.AddSource(Name, Text);
        }
    }
}
