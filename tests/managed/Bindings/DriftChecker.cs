// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Bindings;

/// <summary>Compares bindings with a header, in both directions, and lists every difference.</summary>
internal static class DriftChecker
{
    public static IReadOnlyList<string> Differences(string header, BindingSet bindings)
    {
        var declared = new PreprocessedHeader(header);
        var bound = bindings.Functions.ToDictionary(function => function.Name);
        return
        [
            .. CompilerErrors(header, bindings),
            .. declared.Functions.SelectMany(function => Compare(function, bound.GetValueOrDefault(function.Name))),
            .. bound.Keys.Except(declared.Functions.Select(function => function.Name))
                .Select(name => $"{name} is bound but not declared"),
            .. declared.Constants.Except(bindings.ConstantNames).Select(name => $"{name} is defined but not bound"),
            .. declared.LaidOutStructs.Except(bindings.LaidOutStructs)
                .Select(name => $"struct {name} has a layout that is not bound"),
        ];
    }

    private static IEnumerable<string> CompilerErrors(string header, BindingSet bindings)
    {
        using var folder = new TemporaryFolder();
        var result = CCompiler.Run("-std=c17", "-fsyntax-only", folder.Write("check.c", bindings.ToC(header)));
        return result.ExitCode == 0 ? []
            : result.Error.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Compare(HeaderFunction declared, BoundFunction? bound)
    {
        if (bound is null)
        {
            return [$"{declared.Name} is declared but not bound"];
        }

        var differences = new List<string>();
        Compare(differences, $"{declared.Name}: parameters",
            [.. declared.Parameters.Select(parameter => parameter.Name)],
            [.. bound.Parameters.Select(parameter => parameter.Name)]);
        Compare(differences, $"{declared.Name}: annotations", declared.Annotations, bound.Annotations);
        foreach (var (inHeader, inBinding) in declared.Parameters.Zip(bound.Parameters))
        {
            Compare(differences, $"{declared.Name}: annotations of {inHeader.Name}", inHeader.Annotations, inBinding.Annotations);
        }

        return differences;
    }

    private static void Compare(List<string> differences, string what, string[] declared, string[] bound)
    {
        if (!declared.SequenceEqual(bound))
        {
            differences.Add($"{what}: declared [{string.Join(", ", declared)}], bound [{string.Join(", ", bound)}]");
        }
    }
}
