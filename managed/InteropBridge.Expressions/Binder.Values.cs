// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Expressions;

/// <content>Values.</content>
internal sealed partial class Binder
{
    private Scope Scope => new(_text, null, _functions.Count);

    private Node Value(Syntax syntax, Scope scope) => Counted(syntax switch
    {
        Syntax.Number number => Number(number, scope),
        Syntax.Name name => Name(name, scope),
        Syntax.Unary unary => Unary(unary, Value(unary.Operand, scope), scope),
        Syntax.Binary binary => Binary(binary.Operator, Value(binary.Left, scope), Value(binary.Right, scope), binary.Column, scope),
        Syntax.Conditional choice => Select(choice, Value(choice.Condition, scope), Value(choice.IfTrue, scope), Value(choice.IfFalse, scope), scope),
        Syntax.Call call => Call(call, [.. call.Arguments.Select(argument => Value(argument, scope))], scope),
        _ => throw new InvalidOperationException(syntax.ToString()),
    }, syntax, scope);

    /// <summary>Functions that call functions may be many times what was written.</summary>
    private Node Counted(Node node, Syntax syntax, Scope scope) => ++_nodes <= MostNodes ? node
        : throw scope.Error(syntax.Column, $"with its functions the expression has more than {MostNodes} parts");

    private static Node Number(Syntax.Number number, Scope scope)
    {
        var text = number.Text;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? UInt128.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole)
            : UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out whole))
        {
            return whole <= ulong.MaxValue ? Whole((Int128)whole, number.Column) : throw scope.Error(number.Column, $"{text} is larger than any type");
        }

        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? Real(real, number.Column)
            : throw scope.Error(number.Column, $"{text} is no number. Numbers have no suffix, and take their type from what they meet; float(...) converts");
    }

    private Node Name(Syntax.Name name, Scope scope)
    {
        if (name.Text is "true" or "false")
        {
            return new Node(Operation.Constant, ElementType.Bool) { Whole = name.Text == "true" ? 1 : 0, Column = name.Column };
        }

        if (scope.Parameters is not null)
        {
            return scope.Parameters.TryGetValue(name.Text, out var argument) ? argument
                : name.Text == "i" ? Index(name.Column)
                : throw scope.Error(name.Column, $"{name.Text} is no parameter of the function; a function sees its parameters alone");
        }

        if (_values.TryGetValue(name.Text, out var known))
        {
            return known;
        }

        if (name.Text == "i")
        {
            return Index(name.Column);
        }

        if (MathFunction.Find(name.Text) is not null || _functions.ContainsKey(name.Text))
        {
            throw scope.Error(name.Column, $"{name.Text} is a function and needs arguments in parentheses");
        }

        if (WhyNoOperand(name.Text) is { } why)
        {
            throw scope.Error(name.Column, why);
        }

        var index = OperandOf(name.Text, name.Column);
        _operands[index].IsRead = true;
        if (!_loads.TryGetValue(index, out var load))
        {
            _loads.Add(index, load = new Node(Operation.Load, _operands[index].Type) { Operand = index, Column = name.Column });
        }

        return load;
    }

    private readonly Dictionary<int, Node> _loads = [];

    private static Node Index(int column) => new(Operation.Index, ElementType.Long) { Column = column };

    private static Node Unary(Syntax.Unary unary, Node operand, Scope scope)
    {
        if (unary.Operator == "!")
        {
            return operand.Type == ElementType.Bool ? new Node(Operation.Unary, ElementType.Bool, operand) { Name = "!", Column = unary.Column }
                : throw scope.Error(unary.Column, $"! is for bool, not for {operand.Type.Name()}");
        }

        if (operand.Type == ElementType.Bool || unary.Operator == "~" && (operand.Type.IsFloating() || operand.Type == ElementType.Real))
        {
            throw scope.Error(unary.Column, $"a {operand.Type.Name()} has no {unary.Operator}");
        }

        if (operand.Operation == Operation.Constant && operand.Type.IsUntyped())
        {
            return operand.Type == ElementType.Real ? Real(unary.Operator == "-" ? -operand.Real : operand.Real, unary.Column)
                : Whole(unary.Operator switch { "-" => -operand.Whole, "~" => ~operand.Whole, _ => operand.Whole }, unary.Column);
        }

        operand = Typed(operand, scope);
        var type = operand.Type.Promoted();
        if (unary.Operator == "-" && type.IsUnsigned())
        {
            if (type == ElementType.ULong)
            {
                throw scope.Error(unary.Column, "a ulong has no -: write long(...)");
            }

            type = ElementType.Long;
        }

        var promoted = Convert(operand, type);
        return unary.Operator == "+" ? promoted : new Node(Operation.Unary, type, promoted) { Name = unary.Operator, Column = unary.Column };
    }

    private static Node Select(Syntax.Conditional choice, Node condition, Node ifTrue, Node ifFalse, Scope scope)
    {
        if (condition.Type != ElementType.Bool)
        {
            throw scope.Error(choice.Column, $"the condition before ? has to be a bool, and is a {condition.Type.Name()}");
        }

        if (ifTrue.Type.IsUntyped() && ifFalse.Type.IsUntyped())
        {
            // Stays without a type, as a constant does.
            var both = ifTrue.Type == ifFalse.Type ? ifTrue.Type : ElementType.Real;
            return new Node(Operation.Select, both, condition, ifTrue, ifFalse) { Column = choice.Column };
        }

        if (ifTrue.Type != ifFalse.Type)
        {
            (ifTrue, ifFalse) = Together(ifTrue, ifFalse, choice.Column, scope, ":");
        }

        return new Node(Operation.Select, ifTrue.Type, condition, ifTrue, ifFalse) { Column = choice.Column };
    }

    private Node Call(Syntax.Call call, Node[] arguments, Scope scope)
    {
        if (_functions.TryGetValue(call.Function, out var own))
        {
            if (own.Before >= scope.Functions)
            {
                throw scope.Error(call.Column, $"{call.Function} is defined later, or here: a function calls the ones before it");
            }

            CheckCount(call, own.Parameters.Count, scope);
            var parameters = own.Parameters.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second);
            return Value(own.Body, new Scope(own.Text, parameters, own.Before));
        }

        if (ElementTypes.Named(call.Function) is not ElementType.None and var type)
        {
            CheckCount(call, 1, scope);
            return type != ElementType.Bool || arguments[0].Type == ElementType.Bool ? Cast(arguments[0], type, scope)
                : throw scope.Error(call.Column, "a number is no bool: compare it, as in x != 0");
        }

        var function = MathFunction.Find(call.Function)
            ?? throw scope.Error(call.Column, $"there is no function {call.Function}. There are {MathFunction.Names}, and conversions as float(x)");
        CheckCount(call, function.Arguments, scope);
        return Call(function, arguments, call.Column, scope);
    }

    private static void CheckCount(Syntax.Call call, int expected, Scope scope)
    {
        if (call.Arguments.Count != expected)
        {
            throw scope.Error(call.Column, $"{call.Function} takes {expected} argument{(expected == 1 ? "" : "s")}, and has {call.Arguments.Count} here");
        }
    }

    private static Node Call(MathFunction function, Node[] arguments, int column, Scope scope)
    {
        if (Array.Find(arguments, argument => argument.Type == ElementType.Bool) is not null)
        {
            throw scope.Error(column, $"{function.Name} is for numbers, not for bool");
        }

        if (Array.TrueForAll(arguments, argument => argument is { Operation: Operation.Constant, Type: ElementType.Whole or ElementType.Real }))
        {
            double At(int index) => index < arguments.Length ? arguments[index].AsDouble : 0;
            var value = function.Value(At(0), At(1), At(2));
            return function.TakesIntegers && Array.TrueForAll(arguments, argument => argument.Type == ElementType.Whole)
                ? Whole(WholeValue(function.Name, arguments), column) : Finite(value, column, scope);
        }

        var typed = Array.FindAll(arguments, argument => !argument.Type.IsUntyped()).Select(argument => argument.Type).ToArray();
        var type = typed.Length == 0 ? Typed(arguments[0], scope).Type
            : typed.Aggregate(typed[0].Promoted(), (all, next) => all == ElementType.None ? all : ElementTypes.Common(all, next));
        if (type == ElementType.None)
        {
            throw scope.Error(column, $"{function.Name} of a ulong and a signed number: convert one of them");
        }

        type = type.IsFloating() || function.TakesIntegers && !Array.Exists(arguments, argument => argument.Type == ElementType.Real) ? type : ElementType.Double;
        return new Node(Operation.Call, type, [.. arguments.Select(argument => argument.Type.IsUntyped() ? Adapt(argument, type, scope) : Convert(argument, type))])
        {
            Name = function.Name, Column = column,
        };
    }

    private static Int128 WholeValue(string function, Node[] arguments) => function switch
    {
        "abs" => Int128.Abs(arguments[0].Whole),
        "min" => Int128.Min(arguments[0].Whole, arguments[1].Whole),
        _ => Int128.Max(arguments[0].Whole, arguments[1].Whole),
    };
}
