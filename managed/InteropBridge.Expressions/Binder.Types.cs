// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <content>Two operands, and conversions.</content>
internal sealed partial class Binder
{
    private static Node Binary(string name, Node left, Node right, int column, Scope scope)
    {
        if (left is { Operation: Operation.Constant, Type: ElementType.Whole or ElementType.Real }
            && right is { Operation: Operation.Constant, Type: ElementType.Whole or ElementType.Real })
        {
            return Folded(name, left, right, column, scope);
        }

        var isLogical = name is "&&" or "||";
        var isBool = left.Type == ElementType.Bool && right.Type == ElementType.Bool;
        if (isLogical ? !isBool : (left.Type == ElementType.Bool || right.Type == ElementType.Bool) && !(isBool && name is "==" or "!=" or "&" or "|" or "^")
            || isBool && name is not ("==" or "!=" or "&" or "|" or "^" or "&&" or "||"))
        {
            throw scope.Error(column, $"{left.Type.Name()} {name} {right.Type.Name()} does not exist"
                + (isLogical ? $": {name} is for two bools" : isBool ? "" : ": write c ? 1 : 0 for a bool c that counts"));
        }

        if (name is "<<" or ">>")
        {
            return Shift(name, Typed(left, scope), Typed(right, scope), column, scope);
        }

        (left, right) = isBool ? (left, right) : Together(left, right, column, scope, name);
        if (left.Type.IsFloating() && name is "&" or "|" or "^")
        {
            throw scope.Error(column, $"{name} is for whole numbers and bools, not for {left.Type.Name()}");
        }

        var isComparison = name is "<" or "<=" or ">" or ">=" or "==" or "!=";
        return new Node(Operation.Binary, isComparison ? ElementType.Bool : left.Type, left, right) { Name = name, Column = column };
    }

    private static Node Shift(string name, Node left, Node right, int column, Scope scope) =>
        left.Type.IsInteger() && right.Type.IsInteger() && right.Type.ConvertsTo(ElementType.Int)
            ? new Node(Operation.Binary, left.Type.Promoted(), Convert(left, left.Type.Promoted()), Convert(right, ElementType.Int)) { Name = name, Column = column }
            : throw scope.Error(column, $"{left.Type.Name()} {name} {right.Type.Name()} does not exist: a whole number is shifted by an int");

    /// <summary>Both in the type that C# computes in.</summary>
    private static (Node Left, Node Right) Together(Node left, Node right, int column, Scope scope, string name)
    {
        if (left.Type.IsUntyped() && right.Type.IsUntyped())
        {
            (left, right) = (Typed(left, scope), Typed(right, scope));
        }

        if (left.Type.IsUntyped())
        {
            left = Adapt(left, Beside(left, right.Type), scope);
        }
        else if (right.Type.IsUntyped())
        {
            right = Adapt(right, Beside(right, left.Type), scope);
        }

        var type = left.Type == ElementType.Bool && right.Type == ElementType.Bool ? ElementType.Bool
            : left.Type == ElementType.Bool || right.Type == ElementType.Bool ? ElementType.None
            : ElementTypes.Common(left.Type, right.Type);
        return type != ElementType.None ? (Convert(left, type), Convert(right, type))
            : throw scope.Error(column, $"{left.Type.Name()} {name} {right.Type.Name()} does not exist: convert one of them, as in long(x)");
    }

    /// <summary>The type of a constant beside a value: the value's, if it can be.</summary>
    private static ElementType Beside(Node constant, ElementType other)
    {
        var type = other.Promoted();
        return other == ElementType.Bool ? ElementType.Int
            : type.IsFloating() ? type
            : constant.Type == ElementType.Real ? ElementType.Double
            : Fits(constant, type) ? type
            : Fits(constant, ElementType.Long) ? ElementType.Long : ElementType.ULong;
    }

    private static bool Fits(Node constant, ElementType type) => constant.Operation == Operation.Select
        ? Fits(constant.Inputs[1], type) && Fits(constant.Inputs[2], type)
        : constant.Type == ElementType.Whole && (type.IsFloating() || type.IsInteger() && constant.Whole >= type.Range().Least && constant.Whole <= type.Range().Most)
            || constant.Type == ElementType.Real && type.IsFloating();

    /// <summary>With the type that C# would give a constant.</summary>
    private static Node Typed(Node node, Scope scope) => !node.Type.IsUntyped() ? node
        : Adapt(node, node.Type == ElementType.Real ? ElementType.Double : Fits(node, ElementType.Int) ? ElementType.Int
            : Fits(node, ElementType.UInt) ? ElementType.UInt : Fits(node, ElementType.Long) ? ElementType.Long : ElementType.ULong, scope);

    /// <summary>A constant, or a choice between constants, in a type.</summary>
    private static Node Adapt(Node node, ElementType type, Scope scope)
    {
        if (!node.Type.IsUntyped())
        {
            return Convert(node, type);
        }

        if (node.Operation == Operation.Select)
        {
            return new Node(Operation.Select, type, node.Inputs[0], Adapt(node.Inputs[1], type, scope), Adapt(node.Inputs[2], type, scope)) { Column = node.Column };
        }

        if (!Fits(node, type))
        {
            throw scope.Error(node.Column, node.Type == ElementType.Real ? $"a constant with a fraction is no {type.Name()}"
                : type == ElementType.Bool ? "a number is no bool: compare it, as in x != 0"
                : $"{node.Whole} does not fit into {type.Name()}");
        }

        var real = node.AsDouble;
        return type.IsFloating() && !double.IsFinite(type == ElementType.Float ? (float)real : real)
            ? throw scope.Error(node.Column, $"the constant is too large for {type.Name()}")
            : new Node(Operation.Constant, type) { Whole = node.Whole, Real = type == ElementType.Float ? (float)real : real, Column = node.Column };
    }

    /// <summary>As C# does it without a cast.</summary>
    private Node Implicit(Node value, ElementType type, string target, int column) =>
        value.Type.IsUntyped() ? Adapt(value, type, Scope)
        : value.Type.ConvertsTo(type) ? Convert(value, type)
        : throw Error(column, $"{target} is {Article(type)}, and the value {Article(value.Type)}: write {(type == ElementType.Bool ? "a comparison, as x != 0"
            : value.Type == ElementType.Bool ? "c ? 1 : 0" : $"{type.Name()}(...)")}");

    private static string Article(ElementType type) => type is ElementType.Int or ElementType.UInt or ElementType.ULong ? $"an {type.Name()}".Replace("an u", "a u", StringComparison.Ordinal)
        : $"a {type.Name()}";

    private static Node Cast(Node value, ElementType type, Scope scope) =>
        value.Type.IsUntyped() && Fits(value, type) ? Adapt(value, type, scope) : Convert(Typed(value, scope), type);

    private static Node Convert(Node value, ElementType type) =>
        value.Type == type ? value : new Node(Operation.Convert, type, value) { Column = value.Column };

    private static Node Whole(Int128 value, int column) => new(Operation.Constant, ElementType.Whole) { Whole = value, Column = column };

    private static Node Real(double value, int column) => new(Operation.Constant, ElementType.Real) { Real = value, Column = column };

    private static Node Finite(double value, int column, Scope scope) => double.IsFinite(value) ? Real(value, column)
        : throw scope.Error(column, "the value of the constants is not a number, or is infinite");

    /// <summary>Constants are computed here: whole ones exactly, others as doubles.</summary>
    private static Node Folded(string name, Node left, Node right, int column, Scope scope)
    {
        var (a, b) = (left.AsDouble, right.AsDouble);
        var isWhole = left.Type == ElementType.Whole && right.Type == ElementType.Whole;
        if (name is "<" or "<=" or ">" or ">=" or "==" or "!=")
        {
            var order = isWhole ? left.Whole.CompareTo(right.Whole) : a.CompareTo(b);
            var holds = name switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, "==" => order == 0, _ => order != 0 };
            return new Node(Operation.Constant, ElementType.Bool) { Whole = holds ? 1 : 0, Column = column };
        }

        if (isWhole)
        {
            return Whole(FoldedWhole(name, left.Whole, right.Whole, column, scope), column);
        }

        return Finite(name switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "%" => a % b,
            _ => throw scope.Error(column, $"{name} is not for constants with a fraction"),
        }, column, scope);
    }

    private static Int128 FoldedWhole(string name, Int128 a, Int128 b, int column, Scope scope)
    {
        var value = name switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" when a == 0 || Int128.Abs(b) <= Int128.MaxValue / Int128.Abs(a) => a * b,
            "/" when b != 0 => a / b,
            "%" when b != 0 => a % b,
            "&" => a & b,
            "|" => a | b,
            "^" => a ^ b,
            "<<" when b >= 0 && b < 64 => a << (int)b,
            ">>" when b >= 0 && b < 64 => a >> (int)b,
            "/" or "%" => throw scope.Error(column, "a constant is divided by 0"),
            "<<" or ">>" => throw scope.Error(column, $"a constant is shifted by {b}; 0 to 63 are allowed"),
            "*" => Int128.MaxValue, // does not fit, as the true value
            _ => throw scope.Error(column, $"{name} is for bools, not for numbers"),
        };
        return Fits(Whole(value, 0)) ? value : throw scope.Error(column, $"{value} is too large for any type");
    }

    private static bool Fits(Node whole) => Fits(whole, ElementType.Long) || Fits(whole, ElementType.ULong);
}
