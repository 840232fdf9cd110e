// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>What is wrong with the overlays themselves, whichever raw class their lines are for.</summary>
/// <param name="Known">The functions of all raw classes, each followed by its parameters: <c>f x y</c>.</param>
internal sealed record OverlayProblems(EquatableArray<string> Known)
{
    public static OverlayProblems Of(ImmutableArray<RawClass?> classes, CancellationToken cancellation) =>
        new(new EquatableArray<string>([.. classes.SelectMany(raw => raw!.Functions).Select(function =>
            string.Join(" ", function.Parameters.Select(parameter => parameter.Name).Prepend(function.Name)))]));

    public void Report(SourceProductionContext output, OverlayText input, string help)
    {
        var problems = new ProblemList();
        problems.AddRange(input.Problems);
        if (input.Lines.Count > 0 && Known.Count == 0)
        {
            problems.Add(Descriptors.OverlayFunction, input.Lines[0].FunctionPlace,
                "this line and those below are for no function, as no class of the project is marked [SafeApi] and has raw declarations: "
                + "write 'namespace N; [InteropBridge.SafeApi(typeof(Native))] internal static partial class Api;' in a C# file, with the namespace and class of the bindings");
        }
        else if (input.Lines.Count > 0)
        {
            var known = Known.Select(words => words.Split(' ')).ToLookup(words => words[0], words => words.Skip(1));
            foreach (var line in input.Lines)
            {
                Check(line, known, problems);
            }
        }

        Problem.Report(problems.ToArray(), output, help);
    }

    private static void Check(OverlayLine line, ILookup<string, IEnumerable<string>> known, ProblemList problems)
    {
        if (!line.IsPattern)
        {
            if (!known.Contains(line.Function))
            {
                problems.Add(Descriptors.OverlayFunction, line.FunctionPlace, $"no raw declaration is named '{line.Function}'"
                    + NearestName.Suggestion(line.Function, known.Select(group => group.Key)));
            }

            return;
        }

        var (function, parameter) = (new Wildcard(line.Function), new Wildcard(line.Parameter));
        var matched = known.Where(group => function.Matches(group.Key)).ToList();
        if (matched.Count == 0)
        {
            problems.Add(Descriptors.OverlayFunction, line.FunctionPlace, $"no raw declaration matches '{line.Function}'");
        }
        else if (line.Parameter != "return" && !matched.Any(group => group.Any(names => names.Any(parameter.Matches))))
        {
            problems.Add(Descriptors.OverlayFunction, line.ParameterPlace,
                $"no function that '{line.Function}' matches has a parameter '{line.Parameter}'");
        }

        CheckNames(line, known, problems);
    }

    /// <summary>A pattern's contract is left out where it does not fit. Where it names a function that is nowhere, that is a mistake.</summary>
    private static void CheckNames(OverlayLine line, ILookup<string, IEnumerable<string>> known, ProblemList problems)
    {
        foreach (var contract in Contracts(line))
        {
            string?[] names = contract.Word switch
            {
                "status" => [contract.Status?.Test?.Text, contract.Status?.Text?.Text],
                "free" => [contract.Names[0] is "free" ? null : contract.Names[0]],
                "handle" => [contract.Names.Skip(1).FirstOrDefault()],
                _ => [],
            };
            foreach (var name in names.OfType<string>().Where(name => !known.Contains(name)))
            {
                problems.Add(Descriptors.OverlayFunction, line.Contract.Place.Within(contract.Start, contract.Word.Length),
                    $"'{contract.Word}' names the function '{name}', which no raw declaration has{NearestName.Suggestion(name, known.Select(group => group.Key))}");
            }
        }
    }

    private static IReadOnlyList<Contract> Contracts(OverlayLine line)
    {
        try
        {
            return ContractParser.Parse(line.Contract.Text);
        }
        catch (ContractSyntaxException)
        {
            return []; // reported where the line was read
        }
    }
}
