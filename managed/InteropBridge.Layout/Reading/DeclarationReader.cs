// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>Walks through the tokens of a file, declaration by declaration.</summary>
internal sealed class DeclarationReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public bool AtEnd => _at >= tokens.Count;

    public bool AtBlockEnd => AtEnd || Current == "}";

    /// <summary>Where the last token that was taken ends.</summary>
    public int End => _at == 0 ? 0 : tokens[_at - 1].End;

    private string Current => tokens[_at].Text;

    /// <summary>Up to the brace, semicolon or arrow, which is not taken.</summary>
    public Declaration Head()
    {
        var start = tokens[_at].Start;
        var attributes = new List<DeclaredAttribute>();
        while (!AtEnd && Current == "[")
        {
            attributes.Add(Attribute());
        }

        var words = new List<Token>();
        for (; !AtEnd && Current is not ("{" or "}" or ";" or "=>"); _at++)
        {
            words.Add(tokens[_at]);
        }

        return new Declaration(attributes, words, start, words.Count > 0 ? words[0].Start : start);
    }

    public bool Take(string text)
    {
        var found = !AtEnd && Current == text;
        _at += found ? 1 : 0;
        return found;
    }

    /// <summary>Passes over the rest of a member: a body in braces, or an expression up to its semicolon.</summary>
    public void SkipBody()
    {
        if (AtEnd || Current != "{")
        {
            while (!AtEnd && Current != ";")
            {
                _at++;
            }

            Take(";");
            return;
        }

        var depth = 0;
        do
        {
            depth += Current == "{" ? 1 : Current == "}" ? -1 : 0;
            _at++;
        }
        while (!AtEnd && depth > 0);
    }

    private DeclaredAttribute Attribute()
    {
        var start = tokens[_at].Start;
        var depth = 0;
        var inside = new List<Token>();
        do
        {
            depth += Current == "[" ? 1 : Current == "]" ? -1 : 0;
            inside.Add(tokens[_at]);
            _at++;
        }
        while (!AtEnd && depth > 0);

        var words = inside[1..^1].Select(token => token.Text).ToList();
        var open = words.IndexOf("(");
        var name = words[(open < 0 ? words.Count : open) - 1];
        var arguments = open < 0 ? "" : string.Concat(words[(open + 1)..^1]);
        return new DeclaredAttribute(name, Split(arguments), start, inside[^1].End);
    }

    /// <summary>At commas outside strings and brackets.</summary>
    private static List<string> Split(string arguments)
    {
        var parts = new List<string>();
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i <= arguments.Length; i++)
        {
            if (i == arguments.Length || arguments[i] == ',' && depth == 0 && !quoted)
            {
                parts.Add(arguments[start..i]);
                start = i + 1;
                continue;
            }

            quoted ^= arguments[i] == '"';
            depth += quoted ? 0 : arguments[i] is '(' or '[' ? 1 : arguments[i] is ')' or ']' ? -1 : 0;
        }

        return parts;
    }
}
