// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Generators.Reading.Inline;

namespace InteropBridge.Generators.Emitting.Inline;

/// <summary>Writes the C file of a method. Its <c>#line</c> directives say where each line stands in the C# file, and lines
/// are moved to their columns there.</summary>
internal static class InlineCWriter
{
    private const string Head = """
        #include <stdbool.h>
        #include <stddef.h>
        #include <stdint.h>
        """;

    public static string Write(InlineMethod method)
    {
        var (text, c) = (new StringBuilder(), method.C);
        text.Append(Head.Replace("\r", "")).Append('\n');
        foreach (var type in c.Types)
        {
            text.Append(type).Append('\n');
        }

        foreach (var scope in c.FileScope)
        {
            Append(text, scope);
        }

        var parameters = c.Parameters.Count == 0 ? "void" : string.Join(", ", c.Parameters);
        var signature = $"{c.Returns}{(c.Returns.EndsWith("*", StringComparison.Ordinal) ? "" : " ")}{method.Function.Name}({parameters})";
        AppendLine(text, c.Body.Path, c.Line);
        text.Append(signature).Append(";\n"); // or a compiler warns that there is no prototype
        AppendLine(text, c.Body.Path, c.Line);
        text.Append(signature).Append("\n{\n");
        foreach (var line in c.Prologue)
        {
            text.Append(line).Append('\n');
        }

        Append(text, c.Body);
        AppendLine(text, c.Body.Path, c.Body.Lines[c.Body.Lines.Count - 1].Line);
        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, InlineText source)
    {
        var (next, isContinued) = (-1, false);
        foreach (var line in source.Lines)
        {
            if (line.Line != next && !isContinued)
            {
                AppendLine(text, source.Path, line.Line);
            }

            text.Append(' ', line.Text.Length == 0 || isContinued ? 0 : line.Column).Append(line.Text).Append('\n');
            (next, isContinued) = (line.Line + 1, line.Text.EndsWith("\\", StringComparison.Ordinal));
        }
    }

    private static void AppendLine(StringBuilder text, string path, int line) =>
        text.Append($"#line {line} \"{path.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"\n");
}
