// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Layout.Compiling;

/// <summary>Splits a command line as CMake writes it: blanks part words, quotes and backslashes keep them together.</summary>
internal static class CommandLine
{
    // A backslash before anything else is a folder's, on Windows.
    private const string Escaped = "\\\"' $`#;&()";

    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, started) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '\\' && quote != '\'' && i + 1 < line.Length && Escaped.Contains(line[i + 1]))
            {
                word.Append(line[++i]);
                started = true;
            }
            else if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
                started = true;
            }
            else if (char.IsWhiteSpace(character) && quote == '\0')
            {
                Finish();
            }
            else
            {
                word.Append(character);
                started = true;
            }
        }

        Finish();
        return words;

        void Finish()
        {
            if (started)
            {
                words.Add(word.ToString());
                word.Clear();
                started = false;
            }
        }
    }
}
