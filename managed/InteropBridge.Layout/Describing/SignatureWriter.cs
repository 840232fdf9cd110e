// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Describing;

/// <summary>Writes a C file that compiles only if the header declares what the bindings call: each function of that type, each
/// type as wide as C# takes it. The assertions stand at the lines of the header.</summary>
internal static partial class SignatureWriter
{
    private static readonly Dictionary<string, int> Widths = new()
    {
        ["sbyte"] = 1, ["byte"] = 1, ["short"] = 2, ["ushort"] = 2, ["int"] = 4, ["uint"] = 4, ["float"] = 4,
        ["long"] = 8, ["ulong"] = 8, ["double"] = 8, ["nint"] = 0, ["nuint"] = 0,
    };

    public static string Write(string header, HeaderText names, IEnumerable<BoundFunction> functions) =>
        Write(header, functions, function => $"#line {names.LineOfFunction(function.Symbol)} \"{header.Replace('\\', '/')}\"\n");

    /// <param name="header">The header's path.</param>
    /// <param name="functions">What the bindings call.</param>
    /// <param name="place">The line of C that says where a function's assertions stand.</param>
    public static string Write(string header, IEnumerable<BoundFunction> functions, Func<BoundFunction, string> place)
    {
        var text = new StringBuilder($"#include \"{header.Replace('\\', '/')}\"\n");
        foreach (var function in functions)
        {
            var line = place(function);
            foreach (var assertion in Assertions(function))
            {
                text.Append(line).Append(assertion).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Assertions(BoundFunction function)
    {
        var parameters = function.Parameters.Select(parameter => InC(parameter)).ToList();
        var returned = InC(function.Returns);
        if (returned is null || parameters.Contains(null) || returned.Contains("(*)", StringComparison.Ordinal))
        {
            yield break;
        }

        var list = parameters.Count == 0 ? "void" : string.Join(", ", parameters);
        yield return $"_Static_assert(__builtin_types_compatible_p(__typeof__({function.Symbol}), {returned} ({list})), "
            + $"\"the bindings call another function than is declared here: {returned} {function.Symbol}({list}). "
            + "Generate them again\");";
        foreach (var parameter in function.Parameters.Append(function.Returns))
        {
            if (Width(parameter) is { } width)
            {
                yield return width;
            }
        }
    }

    /// <summary>The type where a function's parameters are declared; null if it has no name in C.</summary>
    private static string? InC(BoundParameter parameter)
    {
        // Lengths that are other parameters, or static, say nothing about the type.
        var type = NamedLength().Replace(parameter.InC, "[*]");
        return type.Contains("__arglist", StringComparison.Ordinal) || type.Contains("__Anonymous", StringComparison.Ordinal)
            || type.Contains("(unnamed", StringComparison.Ordinal) || type.Contains("(anonymous", StringComparison.Ordinal) ? null
            : !type.Contains("(*", StringComparison.Ordinal) ? type
            : type.Contains("[*]", StringComparison.Ordinal) ? null : $"__typeof__({type})";
    }

    private static string? Width(BoundParameter parameter)
    {
        var type = parameter.InC;
        var isPointer = parameter.Type.EndsWith('*');
        var element = isPointer ? parameter.Type[..^1] : parameter.Type;
        if (NamedLength().IsMatch(type) || !Widths.TryGetValue(element, out var size))
        {
            return null;
        }

        var value = isPointer ? $"(*(__typeof__({type}) *)0)[0]" : $"*(__typeof__({type}) *)0";
        var isFloating = element is "float" or "double";
        // A typedef that has become another type may be as wide.
        const int real = 8; // real_type_class of gcc and clang
        var kind = size < 4 ? "" : $" && (__builtin_classify_type({value}) == {real}) == {(isFloating ? 1 : 0)}";
        return size == 0 ? $"_Static_assert(sizeof({value}) == sizeof(void *), \"{type} is not as wide as a pointer, as the bindings take it\");"
            : $"_Static_assert(sizeof({value}) == {size}{kind}, \"{type} is no {(isFloating ? "floating-point number" : "integer")} of {size} bytes, as the bindings take it\");";
    }

    [GeneratedRegex(@"\[[^\]]*[A-Za-z_][^\]]*\]")]
    private static partial Regex NamedLength();
}
