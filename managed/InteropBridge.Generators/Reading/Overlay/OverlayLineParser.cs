// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Takes one line of an overlay apart: <c>line := pattern ['.' pattern] ':' contracts</c>, where a pattern is a C name
/// in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
internal sealed class OverlayLineParser
{
    private readonly string _text;
    private readonly Func<int, int, Place> _place;
    private int _at;

    private OverlayLineParser(string text, Func<int, int, Place> place) => (_text, _place) = (text, place);

    /// <param name="text">The line, without its comment.</param>
    /// <param name="place">Of some characters of the line: where they start, and how many they are.</param>
    /// <exception cref="ContractSyntaxException">It is no line of an overlay; says where and what to write.</exception>
    public static OverlayLine Parse(string text, Func<int, int, Place> place) => new OverlayLineParser(text, place).Line();

    private OverlayLine Line()
    {
        var (function, functionPlace) = Pattern("the name of a function, such as 'sum: status'");
        var (parameter, parameterPlace) = ("return", functionPlace);
        if (Take('.'))
        {
            (parameter, parameterPlace) = Pattern($"the name of a parameter, such as '{function}.x: in(n)', or 'return'");
        }

        if (!Take(':'))
        {
            var name = _text.Substring(0, _at).Trim();
            throw Error(AtEnd ? $"a ':' and contracts are missing behind '{name}'; write '{name}: in(n)' or '{name}: omit'"
                : $"a ':' is missing behind '{name}', where '{_text[_at]}' stands; write '{name}: {_text.Substring(_at)}'");
        }

        SkipBlanks();
        return AtEnd ? throw Error($"no contract stands behind the ':'; write one, such as '{_text.Trim()} in(n)' or '{_text.Trim()} omit'")
            : new OverlayLine(function, functionPlace, parameter, parameterPlace, new RawAnnotation(_text.Substring(_at),
                _place(_at, _text.Length - _at) with { TextOffset = 0 }, FromOverlay: true,
                IsDefault: Wildcard.IsPattern(function) || Wildcard.IsPattern(parameter)));
    }

    private bool AtEnd => _at >= _text.Length;

    private (string Name, Place Place) Pattern(string expected)
    {
        SkipBlanks();
        var start = _at;
        while (!AtEnd && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '*' or '?'))
        {
            _at++;
        }

        if (_at == start || char.IsDigit(_text[start]))
        {
            _at = start;
            throw Error($"{(AtEnd ? "the line ends" : $"'{_text[_at]}' stands")} where a line of an overlay has {expected}");
        }

        return (_text.Substring(start, _at - start), _place(start, _at - start));
    }

    private bool Take(char sign)
    {
        SkipBlanks();
        if (AtEnd || _text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private ContractSyntaxException Error(string message) => new(message, Math.Min(_at, Math.Max(0, _text.Length - 1)));
}
