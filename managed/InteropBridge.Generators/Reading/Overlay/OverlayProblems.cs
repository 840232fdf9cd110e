// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>What is wrong with the overlays themselves, whichever raw class their lines are for.</summary>
/// <param name="Known">The functions of all raw classes.</param>
internal sealed record OverlayProblems(EquatableArray<string> Known)
{
    public static OverlayProblems Of(ImmutableArray<RawClass?> classes, CancellationToken cancellation) =>
        new(new EquatableArray<string>([.. classes.SelectMany(raw => raw!.Functions).Select(function => function.Name)]));

    public void Report(SourceProductionContext output, OverlayText input, string help)
    {
        var known = new HashSet<string>(Known);
        var problems = new ProblemList();
        problems.AddRange(input.Problems);
        foreach (var line in input.Lines.Where(line => !known.Contains(line.Function)))
        {
            problems.Add(Descriptors.OverlayFunction, line.FunctionPlace, line.Function);
        }

        Problem.Report(problems.ToArray(), output, help);
    }
}
