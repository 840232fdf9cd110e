// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>What <see cref="TensorCode{T}"/> can compute: floats or doubles throughout, without conditions and remainders.</summary>
internal static class TensorCode
{
    private static readonly string[] Functions =
    [
        "sqrt", "cbrt", "exp", "exp2", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "floor", "ceil",
        "trunc", "round", "abs", "pow", "atan2", "hypot", "min", "max", "fma",
    ];

    /// <summary>Why an expression cannot be computed; null if it can.</summary>
    public static string? WhyNot(BoundExpression expression)
    {
        var type = expression.Nodes.Count > 0 ? expression.Nodes[0].Type : ElementType.None;
        var odd = expression.Nodes.FirstOrDefault(node => node.Operation is Operation.Select or Operation.Index || node.Type != type
            || node.Operation == Operation.Call && !Functions.Contains(node.Name)
            || node.Operation == Operation.Binary && node.Name == "%");
        return odd is not null && odd.Type == type && odd.Operation is not Operation.Index
                ? $"'{(odd.Operation == Operation.Select ? "?" : odd.Name)}' at column {odd.Column} is beyond it"
            : odd is not null || !type.IsFloating() || expression.Operands.Any(operand => operand.Type != type)
                ? "it takes expressions that are float throughout, or double throughout" : null;
    }

    public static CpuCode Create(BoundExpression expression, uint scalars, string reason) => expression.Nodes[0].Type == ElementType.Float
        ? new TensorCode<float>(expression, scalars, reason) : new TensorCode<double>(expression, scalars, reason);
}
