// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Generators.Writing;

/// <summary>Writes indented lines.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _indent).Append(line);
        }

        _text.Append('\n');
    }

    public void Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        _indent++;
    }

    public void Close()
    {
        _indent--;
        Line("}");
    }

    /// <summary>A statement under a condition.</summary>
    public void If(string condition, string statement)
    {
        Open($"if ({condition})");
        Line(statement);
        Close();
        Line();
    }

    public override string ToString() => _text.ToString();
}
