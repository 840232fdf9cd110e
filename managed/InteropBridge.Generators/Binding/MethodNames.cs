// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>Names the parameters and results of a method.</summary>
internal static class MethodNames
{
    // nameof means the operator only while nothing else has the name.
    private static readonly string[] ReservedForParameters = ["nameof", BoundTwins.Element];

    // Members of the tuple types, which no element may be called.
    private static readonly string[] ReservedForResults =
        ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "Rest", "ToString"];

    private static readonly Regex Item = new(@"^Item\d+$", RegexOptions.CultureInvariant);

    /// <param name="parameters">In C's order.</param>
    /// <param name="returns">The return value, if it is one.</param>
    public static void Give(IReadOnlyList<BoundParameter> parameters, BoundParameter? returns)
    {
        NameParameters(parameters, returns);
        var scope = new NameScope(ReservedForResults);
        foreach (var parameter in parameters.Where(parameter => parameter.Result is not null))
        {
            var name = Names.Pascal(parameter.Raw.Name);
            parameter.ResultName = Item.IsMatch(name) ? scope.Unique($"{name}Value") : scope.Unique(name, $"{name}Value");
        }

        if (returns is not null)
        {
            returns.ResultName = scope.Unique("Result", "ReturnValue");
        }
    }

    /// <summary>C names that fall together in C#'s casing keep their own spelling. Parameters that the method does not show
    /// are named last: theirs are names of locals only.</summary>
    private static void NameParameters(IReadOnlyList<BoundParameter> parameters, BoundParameter? returns)
    {
        var scope = new NameScope(ReservedForParameters);
        var shown = parameters.Where(parameter => parameter.IsShown).ToList();
        var groups = shown.ToLookup(parameter => Names.Parameter(parameter.Raw.Name));
        foreach (var parameter in shown.OrderBy(parameter => Names.Parameter(parameter.Raw.Name) != parameter.Raw.Name))
        {
            var name = Names.Parameter(parameter.Raw.Name);
            parameter.Name = NameScope.Escape(groups[name].Count() == 1
                ? scope.Unique(name) : scope.Unique(parameter.Raw.Name, name));
        }

        foreach (var hidden in parameters.Where(parameter => !parameter.IsShown))
        {
            hidden.Name = NameScope.Escape(scope.Unique(Names.Parameter(hidden.Raw.Name)));
        }

        foreach (var callback in parameters.OfType<StructCallbackParameter>())
        {
            callback.ValueNames = [.. callback.Values.Select(value => NameScope.Escape(scope.Unique(Names.Parameter(value.Field))))];
        }

        foreach (var progress in parameters.OfType<ProgressParameter>().Where(progress => progress.Reports))
        {
            progress.Token = scope.Unique("cancellationToken");
        }

        if (returns is not null)
        {
            returns.Name = scope.Unique("return");
        }
    }
}
