// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths as expressions of type long, checked for overflow.</summary>
internal static class LengthText
{
    public static string Of(Length length) => length is Length.Operation ? $"checked({Term(length)})" : Term(length);

    /// <summary>The length that a span defines, of type int: its own, or that of the first span that is given in its
    /// stead.</summary>
    public static string Of(ArrayParameter array)
    {
        var text = $"{array.Name}.Length";
        if (array.Substitutes.Count == 0)
        {
            return text;
        }

        var chain = array.Substitutes.Take(array.Substitutes.Count - 1).Prepend(array)
            .Select(other => $"!{other.Name}.IsEmpty ? {other.Name}.Length : ");
        return $"({string.Concat(chain)}{array.Substitutes[array.Substitutes.Count - 1].Name}.Length)";
    }

    /// <summary>An int as another integer type.</summary>
    public static string As(NamedType type, string length) => type.IsLong
        ? $"new {type.FullName}(({type.ValueName}){length})" : $"({type.FullName}){length}";

    private static string Term(Length length) => length switch
    {
        Length.Constant constant => Literals.Of(constant.Value),
        Length.Argument argument => $"(long){argument.Parameter.Name}",
        Length.Span span => $"(long){Of(span.Parameter)}",
        Length.Operation operation => $"({Term(operation.Left)} {operation.Operator} {Term(operation.Right)})",
        _ => throw new ArgumentException($"no text for {length}", nameof(length)),
    };
}
