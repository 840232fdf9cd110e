// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Generating;

/// <summary>Finds the structs and unions with a member that C# has no type for, such as a long double or a vector: ClangSharp
/// fails over them. What is excluded can still be pointed to.</summary>
internal static partial class UnsupportedRecords
{
    private const string Words = @"long double|double long|_Complex|__complex__|_Float(?:16|32x|64x|128x?)|__fp16|__bf16|__float128|__ibm128|"
        + @"_Atomic|__int128(?:_t)?|__uint128_t|_BitInt|_Decimal(?:32|64|128)";

    /// <param name="text">C after the preprocessor, with blanks instead of comments.</param>
    /// <returns>Their names, and those of the types that contain them.</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var statements = Statements(Blanks().Replace(text, " ")).Where(statement => Candidate().IsMatch(statement)).ToList();
        var (names, records) = (new HashSet<string>(), new HashSet<string>());
        for (var known = -1; known < names.Count;)
        {
            known = names.Count;
            var member = Member(names);
            foreach (var statement in statements.Where(statement => IsUnsupported(statement, member)))
            {
                var own = Names(statement).ToList();
                names.UnionWith(own);
                records.UnionWith(statement.Contains('{', StringComparison.Ordinal) ? own : []);
            }
        }

        return [.. records.Order(StringComparer.Ordinal)];
    }

    private static bool IsUnsupported(string statement, Regex member)
    {
        var open = statement.IndexOf('{', StringComparison.Ordinal);
        var body = open < 0 ? statement : statement[open..(statement.LastIndexOf('}') + 1)];
        return Vector().IsMatch(body) || open >= 0 && Vector().IsMatch(statement) || member.IsMatch(WithoutBrackets(body));
    }

    /// <summary>A value of a type, not a pointer to one.</summary>
    private static Regex Member(IEnumerable<string> names) =>
        new($@"\b(?:{string.Join('|', names.Select(Regex.Escape).Prepend(Words))})\b(?!\s*(?:const\s*|volatile\s*|restrict\s*)*[*{{])");

    /// <summary>Parameters of function pointers are no members.</summary>
    private static string WithoutBrackets(string text)
    {
        for (var before = ""; before != text;)
        {
            before = text;
            text = Brackets().Replace(text, " * ");
        }

        return text;
    }

    /// <summary>The tag, and of a typedef the new names.</summary>
    private static IEnumerable<string> Names(string statement)
    {
        statement = Blanks().Replace(Attribute().Replace(statement, " "), " ").Trim();
        var isRecord = Record().Match(statement) is { Success: true } record && statement.Contains('{', StringComparison.Ordinal);
        if (isRecord && Record().Match(statement).Groups["tag"] is { Length: > 0 } tag)
        {
            yield return tag.Value;
        }

        if (statement.StartsWith("typedef", StringComparison.Ordinal))
        {
            var end = WithoutBrackets(isRecord ? statement[(statement.LastIndexOf('}') + 1)..] : statement);
            foreach (var name in end.Split(',').Where(part => isRecord ? !part.Contains('*', StringComparison.Ordinal) : true)
                .Select(part => Last().Match(part).Value).Where(name => name.Length > 0))
            {
                yield return name;
            }
        }
    }

    /// <summary>Between semicolons outside of braces; a function ends without one, and is none.</summary>
    private static IEnumerable<string> Statements(string text)
    {
        var (depth, start, isFunction) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{' && depth++ == 0)
            {
                isFunction = Attribute().Replace(text[start..i], "").TrimEnd().EndsWith(')');
            }

            depth -= text[i] == '}' ? 1 : 0;
            if (depth == 0 && (text[i] == ';' || (isFunction && text[i] == '}')))
            {
                if (!isFunction)
                {
                    yield return text[start..i].Trim();
                }

                (start, isFunction) = (i + 1, false);
            }
        }
    }

    [GeneratedRegex(@"^(typedef|struct|union|__extension__)\b")]
    private static partial Regex Candidate();

    [GeneratedRegex(@"^(__extension__ )?(typedef )?(__extension__ )?(const )?(struct|union) ?(?<tag>[A-Za-z_]\w*)?")]
    private static partial Regex Record();

    [GeneratedRegex(@"\bvector_size\b|\b__vector_size__\b|\bext_vector_type\b|\b__m(64|128|256|512)[idh]?\b(?! ?\*)")]
    private static partial Regex Vector();

    [GeneratedRegex(@"__attribute__ ?\((?>[^()]+|\((?<d>)|\)(?<-d>))*\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[A-Za-z_]\w*(?=[ *]*(\[[^\]]*\][ ]*)*$)")]
    private static partial Regex Last();

    [GeneratedRegex(@"(^[ \t]*\#[^\n]*$)|\s+", RegexOptions.Multiline)]
    private static partial Regex Blanks();
}
