// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds the pairs of arrays that must not overlap.</summary>
internal static class OverlapBinder
{
    public static void Bind(FunctionScope scope, List<BoundParameter> parameters)
    {
        var arrays = parameters.OfType<ArrayParameter>().ToList();
        for (var i = 0; i < arrays.Count; i++)
        {
            for (var j = i + 1; j < arrays.Count; j++)
            {
                var (first, second) = (scope.SetOf(arrays[i]).Alias, scope.SetOf(arrays[j]).Alias);
                if ((first ?? second) is not null)
                {
                    arrays[j].MustNotOverlap.Add((arrays[i], first != "none" && second != "none"));
                }
            }
        }
    }
}
