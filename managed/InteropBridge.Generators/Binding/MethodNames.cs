// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Binding;

/// <summary>Names the parameters and results of a method.</summary>
internal static class MethodNames
{
    public static void Give(IEnumerable<BoundParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            parameter.Name = Names.Parameter(parameter.Raw.Name);
            parameter.ResultName = parameter.Raw.Name == "return" ? "Result" : Names.Pascal(parameter.Raw.Name);
        }
    }
}
