// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>A word, number, string or sign of C#.</summary>
/// <param name="Text">As written; of a string with its quotes.</param>
/// <param name="Start">Where it begins in the file.</param>
internal readonly record struct Token(string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool IsWord => Text.Length > 0 && (char.IsLetter(Text[0]) || Text[0] is '_' or '@');

    /// <summary>A name without the <c>@</c> that makes a keyword one.</summary>
    public string Name => Text.TrimStart('@');
}
