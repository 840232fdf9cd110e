// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Adds an overlay's contracts to the declarations that they name.</summary>
internal static class OverlayJoin
{
    public static IReadOnlyList<RawFunction> Join(
        IReadOnlyList<RawFunction> functions, IReadOnlyList<OverlayLine> overlay, ProblemList problems)
    {
        var lines = overlay.ToLookup(line => line.Function);
        return [.. functions.Select(function => lines.Contains(function.Name)
            ? Join(function, [.. lines[function.Name]], problems) : function)];
    }

    private static RawFunction Join(RawFunction function, List<OverlayLine> lines, ProblemList problems)
    {
        foreach (var line in lines.Where(line => line.Parameter != "return"
            && function.Parameters.All(parameter => parameter.Name != line.Parameter)))
        {
            problems.Add(Descriptors.OverlayParameter, line.ParameterPlace, function.Name, line.Parameter,
                function.Parameters.Count == 0 ? "none"
                    : string.Join(", ", function.Parameters.Select(parameter => parameter.Name)));
        }

        RawParameter Add(RawParameter parameter) => parameter with
        {
            Annotations = new EquatableArray<RawAnnotation>(
                [.. parameter.Annotations, .. lines.Where(line => line.Parameter == parameter.Name)
                    .Select(line => line.Contract)]),
        };
        return function with
        {
            Returns = Add(function.Returns),
            Parameters = new EquatableArray<RawParameter>([.. function.Parameters.Select(Add)]),
        };
    }
}
