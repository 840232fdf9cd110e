// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>Complex numbers by value: how C passes them differs from platform to platform, and from how it passes a struct of two
/// numbers, which they are in C#. A shim takes and gives them by pointer.</summary>
internal static partial class ComplexValues
{
    /// <param name="function">As the header has it.</param>
    /// <param name="call">What it calls.</param>
    public static ShimFunction ByPointer(ShimFunction function, string call)
    {
        var (declared, names) = (function.Parameters.Declared, function.Parameters.Names);
        var isValue = declared.Select(text => Value().IsMatch(text)).ToList();
        var returns = Value().IsMatch(function.Type);
        if (!returns && !isValue.Contains(true))
        {
            return function;
        }

        var arguments = string.Join(", ", names.Select((name, index) => isValue[index] ? $"*{name}" : name));
        var parameters = declared.Select((text, index) => isValue[index] ? $"const double _Complex *{names[index]} IB_IN(1)" : text).ToList();
        if (!returns)
        {
            return function with { Parameters = new CParameters(parameters, names), Expression = $"{call}({arguments})" };
        }

        var result = names.Contains("result") ? "ib_result" : "result";
        return function with
        {
            Type = "void",
            Parameters = new CParameters([.. parameters, $"double _Complex *{result} IB_OUT(1)"], [.. names, result]),
            Expression = $"*{result} = {call}({arguments})",
        };
    }

    [GeneratedRegex(@"^(const\s+)?(_Complex\s+double|double\s+_Complex)\b[^*]*$")]
    private static partial Regex Value();
}
