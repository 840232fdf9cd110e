// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths as expressions of type long, checked for overflow.</summary>
internal static class LengthText
{
    public static string Of(Length length) => length is Length.Operation ? $"checked({Term(length)})" : Term(length);

    private static string Term(Length length) => length switch
    {
        Length.Constant constant => Literals.Of(constant.Value),
        Length.Argument argument => $"(long){argument.Parameter.Name}",
        Length.Span span => $"(long){span.Parameter.Name}.Length",
        Length.Operation operation => $"({Term(operation.Left)} {operation.Operator} {Term(operation.Right)})",
        _ => throw new ArgumentException($"no text for {length}", nameof(length)),
    };
}
