// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths as expressions of type long, checked for overflow.</summary>
internal static class LengthText
{
    private static readonly Dictionary<string, string> Methods = new() { ["abs"] = "Abs", ["max"] = "Max", ["min"] = "Min" };

    public static string Of(Length length) => length is Length.Constant or Length.Argument or Length.Span
        ? Term(length) : $"checked({Term(length)})";

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
        Length.Comparison => $"({Condition(length)} ? 1L : 0L)",
        Length.Choice choice => $"({Condition(choice.Condition)} ? {Term(choice.Then)} : {Term(choice.Otherwise)})",
        Length.Call call => $"global::System.Math.{Methods[call.Function]}({string.Join(", ", call.Arguments.Select(Long))})",
        _ => throw new ArgumentException($"no text for {length}", nameof(length)),
    };

    private static string Condition(Length length) => length is Length.Comparison comparison
        ? $"{Term(comparison.Left)} {comparison.Operator} {Term(comparison.Right)}" : $"{Term(length)} != 0";

    /// <summary>Math has more forms than that for long.</summary>
    private static string Long(Length length) => length is Length.Constant ? $"(long)({Term(length)})" : Term(length);
}
