// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>The head of a declaration: its attributes and the words up to its body or its end.</summary>
/// <param name="Attributes">Each with its arguments, such as <c>FieldOffset(0)</c>.</param>
/// <param name="Words">Modifiers, type and name.</param>
/// <param name="Start">Where its first attribute begins.</param>
/// <param name="WordsStart">Where its first word begins.</param>
internal sealed record Declaration(
    IReadOnlyList<DeclaredAttribute> Attributes, IReadOnlyList<Token> Words, int Start, int WordsStart)
{
    public bool Has(string word) => Words.Any(token => token.Text == word);

    public DeclaredAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>The C type, if ClangSharp noted one.</summary>
    public string? NativeType => Attribute("NativeTypeName")?.Arguments[0].Trim('"');
}
