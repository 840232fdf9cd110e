// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Correcting;

/// <summary>Changes to a text, by positions in the text as it was.</summary>
internal sealed class Edits
{
    private readonly List<(int Start, int End, string Text)> _edits = [];

    public void Insert(int at, string text) => Replace(at, at, text);

    public void Replace(int start, int end, string text) => _edits.Add((start, end, text));

    public string Apply(string text)
    {
        // Of insertions at one place, the first stays first.
        foreach (var (start, end, replacement) in _edits.OrderBy(edit => edit.Start).Reverse())
        {
            text = text[..start] + replacement + text[end..];
        }

        return text;
    }
}
