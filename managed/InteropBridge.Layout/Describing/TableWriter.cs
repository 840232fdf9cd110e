// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Describing;

/// <summary>Writes the table that a library carries: what its compiler made of the types of a header, and which signatures its
/// functions have. It is compared with the bindings when the library is loaded.</summary>
internal static class TableWriter
{
    private const string Head = """
        /* The types and functions of a header, compared with the C# bindings when the library is loaded. */
        #include <stddef.h>
        #include "{0}"
        {3}#if defined(_WIN32)
        #define IB_TABLE __declspec(dllexport)
        #else
        #define IB_TABLE __attribute__((visibility("default"), used))
        #endif
        struct ib_table_entry { const char *name; size_t place, size; const void *image; };
        extern IB_TABLE const struct ib_table_entry {1}[];
        const struct ib_table_entry {1}[] = {
            { "table", 1, {2}, 0 },

        """;

    /// <param name="header">The header's path.</param>
    /// <param name="symbol">The name that the library exports.</param>
    /// <param name="questions">The types.</param>
    /// <param name="functions">As of <see cref="FunctionHashes"/>.</param>
    public static string Write(string header, string symbol, IReadOnlyList<Question> questions, string functions)
    {
        var path = header.Replace('\\', '/');
        var lines = questions.SelectMany(question => Entries(question)
            .Select(entry => $"#line {question.Line} \"{path}\"\n    {entry}\n")).ToList();
        return new StringBuilder(Head.ReplaceLineEndings("\n"))
            .Replace("{0}", path).Replace("{1}", symbol).Replace("{2}", $"{lines.Count + 1}")
            .Replace("{3}", Question.WithoutMacros(questions))
            .AppendJoin("", lines)
            .Append($"    {{ \"functions\", 0, {functions.Length}, \"{functions}\" }},\n}};\n")
            .ToString();
    }

    private static IEnumerable<string> Entries(Question question)
    {
        var type = question.Spelling;
        yield return $"{{ \"{type}\", _Alignof({type}), sizeof({type}), 0 }},";
        foreach (var place in question.Paths)
        {
            var size = place.IsFlexible ? "0" : $"sizeof((({type} *)0)->{place.Path})";
            yield return $"{{ \"{type}.{place.Path}\", offsetof({type}, {place.Path}), {size}, 0 }},";
        }

        foreach (var field in question.BitFields)
        {
            yield return $"{{ \"{type}.{field.Name}\", 0, sizeof({type}), &(const {type}) {{ .{field.Name} = -1 }} }},";
        }
    }
}
