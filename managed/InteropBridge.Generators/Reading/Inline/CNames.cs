// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>Names in C.</summary>
internal static class CNames
{
    private static readonly HashSet<string> Words =
    [
        "alignas", "alignof", "asm", "auto", "bool", "break", "case", "char", "complex", "const", "constexpr", "continue", "default", "do",
        "double", "else", "enum", "extern", "false", "float", "for", "goto", "I", "if", "imaginary", "inline", "int", "linux", "long", "NULL",
        "nullptr", "register", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "struct", "switch",
        "thread_local", "true", "typedef", "typeof", "typeof_unqual", "union", "unix", "unsigned", "void", "volatile", "while",
    ];

    /// <summary>Whether C, or what it includes here, has the name for itself.</summary>
    public static bool IsReserved(string name) => Words.Contains(name)
        || name.Length > 1 && name[0] == '_' && (name[1] == '_' || name[1] is >= 'A' and <= 'Z')
        || name.EndsWith("_t", StringComparison.Ordinal) && (name.StartsWith("int", StringComparison.Ordinal)
            || name.StartsWith("uint", StringComparison.Ordinal) || name is "size_t" or "ptrdiff_t" or "wchar_t");

    /// <summary>A C identifier made of C# names.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            _ = character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' ? text.Append(character)
                : character is '.' or '+' ? text.Append('_') : text.Append($"u{(int)character:x4}");
        }

        return text.ToString();
    }
}
