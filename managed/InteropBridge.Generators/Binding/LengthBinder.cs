// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds out which parameters are lengths that vanish, and what the other arrays must hold.</summary>
internal sealed class LengthBinder(FunctionScope scope, List<BoundParameter> parameters)
{
    public void Bind()
    {
        foreach (var group in parameters.OfType<ArrayParameter>().Where(array => NamedLength(array) is not null)
            .GroupBy(array => NamedLength(array)!).ToList())
        {
            Define(group.Key, [.. group]);
        }

        foreach (var array in parameters.OfType<ArrayParameter>().Where(array => NamedLength(array) is null && !IsTerminated(array)))
        {
            array.Needed = scope.SetOf(array).Length is { } length ? ToLength(length, array.Raw) : null;
        }

        foreach (var buffer in parameters.OfType<StringBufferParameter>())
        {
            buffer.Needed = ToLength(scope.SetOf(buffer).Length!, buffer.Raw);
        }
    }

    /// <summary>The parameter that alone is the array's length.</summary>
    private string? NamedLength(ArrayParameter array) =>
        !IsTerminated(array) && scope.SetOf(array).Length is Expression.Name name && scope.Evaluate(name) is null ? name.Text : null;

    private static bool IsTerminated(ArrayParameter array) => array is StringArrayParameter { IsTerminated: true };

    /// <summary>How long an array is that C returns.</summary>
    public Length OfResult(Expression expression, RawParameter array) => ToLength(expression, array);

    private void Define(string length, List<ArrayParameter> arrays)
    {
        var definer = arrays.Find(array => !array.IsNullable) ?? arrays[0];
        var index = parameters.FindIndex(parameter => parameter.Raw.Name == length);
        var raw = parameters[index].Raw;
        var type = scope.TypeOf(raw.Type);
        if (parameters[index] is ReferenceParameter && type.IsInteger)
        {
            parameters[index] = new CapacityParameter(raw, type, definer);
        }
        else if (parameters[index] is ValueParameter { IsBoolean: false, Enumeration: null } && type.IsInteger)
        {
            var set = scope.SetOf(raw);
            parameters[index] = new LengthParameter(raw, type, definer, scope.Bound(set, 0), scope.Bound(set, 1));
        }
        else
        {
            scope.Report(Descriptors.BadLength, scope.SetOf(definer).LengthPlace, definer.Raw.Name, length,
                "neither an integer nor, with inout(1), a pointer to one");
        }

        definer.Substitutes = definer.IsNullable ? arrays.GetRange(1, arrays.Count - 1) : [];
        foreach (var array in arrays.Where(array => array != definer))
        {
            array.SameLengthAs = definer;
        }
    }

    /// <summary>The contract with its names bound, and what is constant folded.</summary>
    /// <param name="expression">Of the contract.</param>
    /// <param name="array">What it is the length of.</param>
    /// <param name="maybeNegative">Whether the expression has a use for negative arguments: in <c>abs</c> and in
    /// conditions.</param>
    private Length ToLength(Expression expression, RawParameter array, bool maybeNegative = false)
    {
        if (scope.Evaluate(expression) is { } constant)
        {
            if (constant < long.MinValue || constant > long.MaxValue)
            {
                scope.Report(Descriptors.ConstantOverflow, scope.SetOf(array).LengthPlace, scope.SetOf(array).LengthWord,
                    $"{constant} does not fit 64 bits");
            }

            return new Length.Constant(constant);
        }

        if (expression is Expression.Operation { Operator: '/' } quotient && scope.Evaluate(quotient.Right) is { IsZero: true })
        {
            scope.Report(Descriptors.ConstantOverflow, scope.SetOf(array).LengthPlace, scope.SetOf(array).LengthWord, "it divides by 0");
            return new Length.Constant(0);
        }

        Length Part(Expression part) => ToLength(part, array, maybeNegative);
        return expression switch
        {
            Expression.Operation operation => new Length.Operation(operation.Operator, Part(operation.Left), Part(operation.Right)),
            Expression.Comparison comparison => new Length.Comparison(comparison.Operator,
                ToLength(comparison.Left, array, maybeNegative: true), ToLength(comparison.Right, array, maybeNegative: true)),
            Expression.Choice choice => new Length.Choice(
                ToLength(choice.Condition, array, maybeNegative: true), Part(choice.Then), Part(choice.Otherwise)),
            Expression.Call call => new Length.Call(call.Function,
                [.. call.Parts.Select(part => ToLength(part, array, maybeNegative || call.Function == "abs"))]),
            _ => Variable((Expression.Name)expression, array, maybeNegative),
        };
    }

    private Length Variable(Expression.Name name, RawParameter array, bool maybeNegative)
    {
        switch (parameters.Find(parameter => parameter.Raw.Name == name.Text))
        {
            case LengthParameter length:
                return new Length.Span(length.Array);
            case ValueParameter { IsBoolean: false } value when value.Type.IsInteger && (value.Enumeration is null || maybeNegative) || maybeNegative && value.Type.Kind == TypeKind.Enum:
                value.IsUsedAsLength |= !maybeNegative;
                return new Length.Argument(value);
            default:
                var set = scope.SetOf(array);
                scope.Report(Descriptors.BadLength, set.PlaceOf(set.LengthWord, name.Start, name.Text.Length), array.Name,
                    name.Text, $"no integer that is known before {scope.Function.Name} is called");
                return new Length.Constant(0);
        }
    }
}
