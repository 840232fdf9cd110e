// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Gives names a meaning and values a type, by C#'s rules.</summary>
/// <remarks>Differences to C#: constants have no type of their own but take that of what they meet, so that <c>0.5 * x</c> is a
/// float if x is one; a division of whole numbers by 0 is 0.</remarks>
internal sealed partial class Binder
{
    private const int MostNodes = 20_000;

    private readonly string _text;
    private readonly ElementType _usual;
    private readonly List<OperandInfo> _operands = [];
    private readonly Dictionary<string, Node> _values = []; // of locals and of operands that were assigned
    private readonly Dictionary<string, UserFunction> _functions = [];
    private int _nodes;

    /// <param name="text">The expression.</param>
    /// <param name="usual">The type of operands that are not declared; None: all are declared.</param>
    private Binder(string text, ElementType usual) => (_text, _usual) = (text, usual);

    /// <param name="text">The expression.</param>
    /// <param name="usual">The type of all operands; None if they are declared.</param>
    /// <param name="declared">Operands with their types; null if they all have the usual one.</param>
    /// <param name="functions">The user's functions; null for none.</param>
    /// <param name="reduction">For values that are reduced.</param>
    public static BoundExpression Bind(string text, ElementType usual, string? declared, string? functions, Reduction? reduction)
    {
        var binder = new Binder(text, usual);
        binder.AddFunctions(functions);
        binder.AddDeclared(declared);
        var statements = new Parser(text).Statements();
        var result = reduction is null ? null : statements[^1];
        if (result is { Target: not null })
        {
            throw binder.Error(result.Column, "a reduction ends with a value, not with an assignment");
        }

        foreach (var statement in result is null ? statements : statements[..^1])
        {
            binder.Assign(statement, reduction is not null);
        }

        var value = result is null ? null : binder.Implicit(binder.Value(result.Value, binder.Scope), reduction!.Type, "the result", result.Column);
        return binder.Finish(value, declared, reduction);
    }

    private BoundExpression Finish(Node? value, string? declared, Reduction? reduction)
    {
        if (declared is not null && _operands.Find(operand => !operand.IsRead && !operand.IsWritten) is { } unused)
        {
            throw new ExpressionException(declared, declared.IndexOf(unused.Name, StringComparison.Ordinal) + 1, $"the expression does not use {unused.Name}");
        }

        if (value is null && !_operands.Exists(operand => operand.IsWritten))
        {
            throw Error(1, "nothing is assigned to an operand, as in z = x + y");
        }

        var outputs = _operands.Index().Where(operand => operand.Item.IsWritten).Select(operand => (operand.Index, _values[operand.Item.Name]));
        return new BoundExpression(_text, _operands, [.. outputs], value, reduction);
    }

    private void AddFunctions(string? functions)
    {
        foreach (var (function, column) in functions is null ? [] : new Parser(functions).Functions())
        {
            if (MathFunction.Find(function.Name) is not null || ElementTypes.Named(function.Name) != ElementType.None)
            {
                throw new ExpressionException(functions!, column, $"there is a function {function.Name} already");
            }

            // Its body sees the functions before it, so that none can call itself.
            if (!_functions.TryAdd(function.Name, function))
            {
                throw new ExpressionException(functions!, column, $"the function {function.Name} is defined twice");
            }

            function.Before = _functions.Count - 1;
        }
    }

    private void AddDeclared(string? declared)
    {
        foreach (var (type, name, column) in declared is null ? [] : new Parser(declared).Declarations())
        {
            if (WhyNoOperand(name) is { } why)
            {
                throw new ExpressionException(declared!, column, why);
            }

            if (_operands.Exists(operand => operand.Name == name))
            {
                throw new ExpressionException(declared!, column, $"{name} is declared twice");
            }

            _operands.Add(new OperandInfo(name, type));
        }
    }

    private static string? WhyNoOperand(string name) =>
        name == "i" ? "i is the number of the element and cannot be an operand's name"
        : name is "var" or "true" or "false" || ElementTypes.Named(name) != ElementType.None ? $"{name} is a word of the language and cannot be an operand's name"
        : null;

    private void Assign(Statement statement, bool isReduction)
    {
        if (statement.Target is not { } target)
        {
            throw Error(statement.Column, isReduction ? "only the last part of a reduction is a value; name this one: var t = ..."
                : "the value is not assigned: write z = ..., or give the reduction that it is for");
        }

        if (WhyNoOperand(target) is { } why)
        {
            throw Error(statement.Column, why);
        }

        if (statement.IsLocal)
        {
            AddLocal(target, Value(statement.Value, Scope), statement.Column);
            return;
        }

        if (isReduction)
        {
            throw Error(statement.Column, "a reduction assigns nothing but its own values: write var before it");
        }

        var index = OperandOf(target, statement.Column); // before its value, as the operands are in order of appearance
        var value = Value(statement.Value, Scope);
        if (index < 0)
        {
            throw Error(statement.Column, $"{target} is a value of its own, and can be assigned once only");
        }

        _values[target] = Implicit(value, _operands[index].Type, target, statement.Column);
        _operands[index].IsWritten = true;
    }

    private void AddLocal(string name, Node value, int column)
    {
        if (_operands.Exists(operand => operand.Name == name) || MathFunction.Find(name) is not null || !_values.TryAdd(name, value))
        {
            throw Error(column, $"there is a {name} already");
        }
    }

    /// <summary>The place of an operand, which is added if operands need no declaration; negative for a local.</summary>
    private int OperandOf(string name, int column)
    {
        var index = _operands.FindIndex(operand => operand.Name == name);
        if (index >= 0 || _values.ContainsKey(name))
        {
            return index;
        }

        if (_usual == ElementType.None)
        {
            throw Error(column, $"{name} is not declared. Declared are {string.Join(", ", _operands.Select(operand => operand.Name))}");
        }

        _operands.Add(new OperandInfo(name, _usual));
        return _operands.Count - 1;
    }

    private ExpressionException Error(int column, string what) => new(_text, column, what);
}
