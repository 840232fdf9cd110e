// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Sifting;

/// <summary>Types that C# lacks. ClangSharp writes them as C has them; here they get names, so that they can be pointed to as any
/// type without fields, and so that one function with such a value does not make the others unreadable.</summary>
internal static partial class UnsupportedTypes
{
    private const string Prefix = "c_";
    private const string Complex = "_Complex double";

    private const string Names = """
        ((\b(const|volatile)\ )*(__attribute__\(\(_*(ext_)?vector_\w+\([^"\n]*?\)\)\)\ [\w ]*?\w+(?=\*|\ @?\w+[,;)(\[]|>|,)
        |_Complex\ (float|long\ double|double)|_Atomic\([^()\n]*\)
        |\blong\ double\b|(\bunsigned\ )?\b__int128\b|\b(_Float(16|32x|64x|128x?)|__fp16|__bf16|__float128|__ibm128|_BitInt\(\d+\)|_Decimal(32|64|128))))
        """;

    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    /// <summary>Bindings in which such types have names of one word.</summary>
    public static string Name(string bindings)
    {
        var noted = Parameter().Replace(bindings, match => $"{match.Groups["head"].Value}[NativeTypeName(\"{match.Groups["type"].Value}"
            + $"{(match.Groups["stars"].Length > 0 ? " " : "")}{match.Groups["stars"].Value}\")] {match.Groups["type"].Value}{match.Groups["stars"].Value}");
        noted = ComplexResult().Replace(noted, $"[return: NativeTypeName(\"{Complex}\")]\n    ${{head}}{Complex}");
        // Two doubles in C and in C#, also where they are passed by value.
        return Type().Replace(noted, match => match.Groups["quoted"].Success ? match.Value
            : CSharpName(Qualifiers().Replace(match.Value, "")));
    }

    private static string CSharpName(string type) =>
        type == Complex ? "System.Numerics.Complex" : Prefix + NoWord().Replace(type, "_").TrimEnd('_');

    /// <summary>What to say of a type that has no fields in C#.</summary>
    public static string Describe(string type) => type.StartsWith(Prefix, StringComparison.Ordinal)
        ? $"a {Spaced(type)} by value, which C# has no type for" : $"a {type} by value, whose fields are not known";

    private static string Spaced(string type) => type.Contains("vector", StringComparison.Ordinal) ? "vector"
        : type[Prefix.Length..].Replace("long_double", "long double", StringComparison.Ordinal).Replace("Complex_", "Complex ", StringComparison.Ordinal)
            .Replace("unsigned___int128", "unsigned __int128", StringComparison.Ordinal);

    [GeneratedRegex($@"(?<head>[(,]\ ?)(?<type>{Names})(?<stars>\**)(?=\s+@?\w+\s*[,)])", Options)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<!\[return: [^\n]*\n\s*)(?<head>public static extern )_Complex double(?=\s+@?\w+\()")]
    private static partial Regex ComplexResult();

    [GeneratedRegex($@"(?<quoted>""(\\.|[^""\\\n])*"")|{Names}", Options)]
    private static partial Regex Type();

    [GeneratedRegex(@"\b(const|volatile) ")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"\W+")]
    private static partial Regex NoWord();
}
