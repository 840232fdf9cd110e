// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators;

/// <summary>Raw declarations as ClangSharp writes them, shortened for tests.</summary>
internal static class Raw
{
    /// <summary>A class of declarations and the class that asks for their safe API.</summary>
    public static string Class(string declarations, string options = "", string types = "") => $$"""
        using System.Runtime.InteropServices;
        using Users;
        namespace Sample;
        {{types}}
        internal static unsafe partial class Native
        {
            {{declarations}}
        }
        [InteropBridge.SafeApi(typeof(Native){{options}})]
        internal static partial class Api;
        """;

    /// <summary>One declaration: <c>[status] int f(double* x = in(n), long n)</c>. Contracts of a parameter stand after its
    /// <c>=</c>, those of the function in brackets; <c>|</c> parts several.</summary>
    public static string Function(string text)
    {
        var contracts = "";
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            contracts = Annotations(text[1..end]);
            text = text[(end + 1)..].Trim();
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        var parameters = Split(text[(open + 1)..text.LastIndexOf(')')]).Select(Parameter);
        return $"[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)] {contracts} "
            + $"public static extern {text[..open]}({string.Join(", ", parameters)});\n";
    }

    public static string Functions(params string[] texts) => string.Concat(texts.Select(Function));

    private static string Parameter(string text)
    {
        var parts = text.Split('=', 2);
        return (parts.Length > 1 ? Annotations(parts[1]) : "") + parts[0].Trim();
    }

    private static string Annotations(string contracts) =>
        string.Concat(contracts.Split('|').Select(contract => $"[NativeAnnotation(\"{contract.Trim()}\")] "));

    /// <summary>At commas outside brackets.</summary>
    private static IEnumerable<string> Split(string parameters)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= parameters.Length; i++)
        {
            if (i == parameters.Length || parameters[i] == ',' && depth == 0)
            {
                if (parameters[start..i].Trim() is { Length: > 0 } parameter)
                {
                    yield return parameter;
                }

                start = i + 1;
            }
            else
            {
                depth += parameters[i] is '(' or '<' or '[' ? 1 : parameters[i] is ')' or '>' or ']' ? -1 : 0;
            }
        }
    }
}
