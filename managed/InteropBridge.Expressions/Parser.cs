// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Reads expressions by recursive descent. Operators bind as in C#.</summary>
internal sealed class Parser(string text)
{
    /// <summary>What the later steps do recursively stays far from the end of the stack.</summary>
    private const int MostDepth = 100, MostWords = 4000;

    private static readonly string[][] Levels =
        [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", "<=", ">", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    private readonly List<Token> _tokens = Lexer.Split(text);
    private int _at;
    private int _depth;

    private Token Current => _tokens[_at];

    /// <summary>Statements with semicolons between them.</summary>
    public List<Statement> Statements()
    {
        CheckLength();
        var statements = new List<Statement>();
        while (Current.Kind != TokenKind.End)
        {
            statements.Add(Statement());
            EndOfStatement();
        }

        return statements.Count > 0 ? statements : throw Error("the expression is empty");
    }

    /// <summary>Declarations as <c>double z, float x</c>.</summary>
    public List<(ElementType Type, string Name, int Column)> Declarations()
    {
        CheckLength();
        var declared = new List<(ElementType, string, int)>();
        do
        {
            var type = ElementTypes.Named(Current.Text);
            if (type == ElementType.None)
            {
                throw Error($"a type is expected here: {ElementTypes.Names}");
            }

            _at++;
            declared.Add((type, Name("the name of an operand"), _tokens[_at - 1].Column));
        }
        while (Take(","));
        return Current.Kind == TokenKind.End ? declared : throw Error("a comma is expected between two operands");
    }

    /// <summary>Definitions as <c>square(v) = v * v; norm(a, b) = sqrt(square(a) + square(b))</c>.</summary>
    public List<(UserFunction Function, int Column)> Functions()
    {
        CheckLength();
        var functions = new List<(UserFunction, int)>();
        while (Current.Kind != TokenKind.End)
        {
            var column = Current.Column;
            var name = Name("the name of a function");
            Require("(", "behind the name of a function");
            var parameters = new List<string>();
            do
            {
                parameters.Add(Name("the name of a parameter"));
                if (parameters.IndexOf(parameters[^1]) < parameters.Count - 1)
                {
                    _at--;
                    throw Error($"{name} has two parameters {parameters[^1]}");
                }
            }
            while (Take(","));
            Require(")", "behind the parameters");
            Require("=", "before the value of a function");
            functions.Add((new UserFunction(name, parameters, Value(), text), column));
            EndOfStatement();
        }

        return functions;
    }

    private void CheckLength()
    {
        if (_tokens.Count > MostWords)
        {
            throw new ExpressionException(text, _tokens[MostWords].Column, $"the text has {_tokens.Count} words; {MostWords} are allowed");
        }
    }

    private void EndOfStatement()
    {
        if (!Take(";") && Current.Kind != TokenKind.End)
        {
            throw Error($"an operator or the end is expected before '{Current.Text}'");
        }
    }

    private Statement Statement()
    {
        var isLocal = Current is { Kind: TokenKind.Name, Text: "var" };
        _at += isLocal ? 1 : 0;
        var (column, next) = (Current.Column, _tokens[Math.Min(_at + 1, _tokens.Count - 1)]);
        if (Current.Kind == TokenKind.Name && next.Text == "=")
        {
            var target = Name("");
            _at++;
            return new Statement(target, isLocal, Value(), column);
        }

        if (isLocal)
        {
            throw Error("a name and = are expected behind var");
        }

        if (Current.Kind != TokenKind.Name || next.Kind != TokenKind.Symbol || next.Text.Length < 2 || next.Text[^1] != '='
            || next.Text is "==" or "!=" or "<=" or ">=")
        {
            return new Statement(null, false, Value(), column);
        }

        var name = Name(""); // y += x is y = y + (x)
        _at++;
        return new Statement(name, false, new Syntax.Binary(next.Text[..^1], new Syntax.Name(name, column), Value(), next.Column), column);
    }

    private Syntax Value()
    {
        if (++_depth > MostDepth)
        {
            throw Error($"the expression is nested deeper than {MostDepth} levels");
        }

        var value = Binary(0);
        if (Current.Text == "?")
        {
            var column = Current.Column;
            _at++;
            var ifTrue = Value();
            Require(":", "between the two values of a condition");
            value = new Syntax.Conditional(value, ifTrue, Value(), column);
        }

        _depth--;
        return value;
    }

    private Syntax Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (Current.Kind == TokenKind.Symbol && Levels[level].Contains(Current.Text))
        {
            var found = Current;
            _at++;
            left = new Syntax.Binary(found.Text, left, Binary(level + 1), found.Column);
        }

        return left;
    }

    private Syntax Unary()
    {
        if (Current.Kind != TokenKind.Symbol || Current.Text is not ("-" or "+" or "!" or "~"))
        {
            return Primary();
        }

        if (++_depth > MostDepth)
        {
            throw Error($"the expression is nested deeper than {MostDepth} levels");
        }

        var found = Current;
        _at++;
        var unary = new Syntax.Unary(found.Text, Unary(), found.Column);
        _depth--;
        return unary;
    }

    private Syntax Primary()
    {
        var found = Current;
        if (found.Kind == TokenKind.Number)
        {
            _at++;
            return new Syntax.Number(found.Text, found.Column);
        }

        if (Take("("))
        {
            var value = Value();
            Require(")", "for the parenthesis that is open");
            return value;
        }

        var name = Name("a value");
        return Take("(") ? new Syntax.Call(name, Arguments(), found.Column) : new Syntax.Name(name, found.Column);
    }

    private List<Syntax> Arguments()
    {
        var arguments = new List<Syntax>();
        if (!Take(")"))
        {
            do
            {
                arguments.Add(Value());
            }
            while (Take(","));
            Require(")", "behind the arguments");
        }

        return arguments;
    }

    private string Name(string what)
    {
        if (Current.Kind != TokenKind.Name)
        {
            throw Error(Current.Kind == TokenKind.End ? $"{what} is expected at the end" : $"{what} is expected here, not '{Current.Text}'");
        }

        return _tokens[_at++].Text;
    }

    private bool Take(string symbol)
    {
        var isThere = Current.Kind == TokenKind.Symbol && Current.Text == symbol;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Require(string symbol, string where)
    {
        if (!Take(symbol))
        {
            throw Error($"'{symbol}' is expected {where}{(Current.Kind == TokenKind.End ? "" : $", not '{Current.Text}'")}");
        }
    }

    private ExpressionException Error(string what) => new(text, Current.Column, what);
}
