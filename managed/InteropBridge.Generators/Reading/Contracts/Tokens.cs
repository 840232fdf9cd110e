// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Words, numbers and single characters of a contract's text, one at a time.</summary>
internal sealed class Tokens
{
    private readonly string _text;
    private int _next;

    public Tokens(string text)
    {
        _text = text;
        Advance();
    }

    /// <summary>The token; empty at the end.</summary>
    public string Current { get; private set; } = "";

    public int Start { get; private set; }

    public bool AtEnd => Current.Length == 0;

    public bool IsName => !AtEnd && (char.IsLetter(Current[0]) || Current[0] == '_');

    public bool IsNumber => !AtEnd && (char.IsDigit(Current[0]) || Current.Length > 1 && Current[0] == '.');

    /// <summary>Whether it is a number with a point or an exponent.</summary>
    public bool IsFraction => IsNumber && !Current.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && Current.IndexOfAny(['.', 'e', 'E']) >= 0;

    public void Advance()
    {
        while (_next < _text.Length && char.IsWhiteSpace(_text[_next]))
        {
            _next++;
        }

        Start = _next;
        if (_next < _text.Length)
        {
            var first = _text[_next++];
            var isFraction = char.IsDigit(first) || first == '.' && _next < _text.Length && char.IsDigit(_text[_next]);
            while (_next < _text.Length && (IsWordPart(first) && IsWordPart(_text[_next]) || isFraction && IsFractionPart()))
            {
                _next++;
            }
        }

        Current = _text.Substring(Start, _next - Start);
    }

    public bool Take(string token)
    {
        if (Current != token)
        {
            return false;
        }

        Advance();
        return true;
    }

    public void Expect(string token)
    {
        if (!Take(token))
        {
            throw Unexpected($"'{token}'");
        }
    }

    public string Name(string what)
    {
        if (!IsName)
        {
            throw Unexpected(what);
        }

        var name = Current;
        Advance();
        return name;
    }

    /// <summary>A name in which <c>*</c> and <c>?</c> stand for others.</summary>
    public string Pattern(string what)
    {
        if (!IsName && Current is not ("*" or "?"))
        {
            throw Unexpected(what);
        }

        var start = Start;
        var end = start;
        while (!AtEnd && Start == end && (IsName || IsNumber || Current is "*" or "?"))
        {
            end = Start + Current.Length;
            Advance();
        }

        return _text.Substring(start, end - start);
    }

    public ContractSyntaxException Unexpected(string expected) =>
        new($"{expected} expected, found {(AtEnd ? "the end" : $"'{Current}'")}", Start);

    /// <summary>A digit, a point, an exponent and its sign.</summary>
    private bool IsFractionPart() => IsWordPart(_text[_next]) || _text[_next] == '.'
        || _text[_next] is '+' or '-' && _text[_next - 1] is 'e' or 'E'
            && !_text.AsSpan(Start).StartsWith("0x".AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
