// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Adds an overlay's contracts to the declarations that they name. Those of patterns come last and in reverse: an exact
/// line goes before them, and of several patterns the last.</summary>
internal static class OverlayJoin
{
    public static IReadOnlyList<RawFunction> Join(
        IReadOnlyList<RawFunction> functions, IReadOnlyList<OverlayLine> overlay, ProblemList problems)
    {
        var exact = overlay.Where(line => !line.IsPattern).ToLookup(line => line.Function);
        var patterns = overlay.Where(line => line.IsPattern).Reverse()
            .Select(line => (Line: line, Function: new Wildcard(line.Function), Parameter: new Wildcard(line.Parameter))).ToList();
        return [.. functions.Select(function =>
        {
            var defaults = patterns.Where(pattern => pattern.Function.Matches(function.Name)).ToList();
            return exact.Contains(function.Name) || defaults.Count > 0
                ? Join(function, [.. exact[function.Name]], defaults, problems) : function;
        })];
    }

    private static RawFunction Join(RawFunction function, List<OverlayLine> lines,
        List<(OverlayLine Line, Wildcard Function, Wildcard Parameter)> defaults, ProblemList problems)
    {
        var names = function.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var line in lines.Where(line => line.Parameter != "return" && !names.Contains(line.Parameter)))
        {
            problems.Add(Descriptors.OverlayParameter, line.ParameterPlace, function.Name, line.Parameter,
                names.Count == 0 ? "none" : string.Join(", ", names));
        }

        // A pattern does not leave out what has lines of its own.
        var applied = defaults.Where(pattern => lines.Count == 0 || pattern.Line.Contract.Text.Trim() != "omit").ToList();
        RawParameter Add(RawParameter parameter) => parameter with
        {
            Annotations = new EquatableArray<RawAnnotation>(
                [.. parameter.Annotations, .. lines.Where(line => line.Parameter == parameter.Name).Select(line => line.Contract),
                    .. applied.Where(pattern => pattern.Parameter.Matches(parameter.Name)
                        && (parameter.Name != "return" || pattern.Line.Parameter == "return")).Select(pattern => pattern.Line.Contract)]),
        };
        return function with
        {
            Returns = Add(function.Returns),
            Parameters = new EquatableArray<RawParameter>([.. function.Parameters.Select(Add)]),
        };
    }
}
