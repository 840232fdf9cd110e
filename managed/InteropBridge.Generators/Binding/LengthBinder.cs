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

        foreach (var array in parameters.OfType<ArrayParameter>().Where(array => NamedLength(array) is null))
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
        scope.SetOf(array).Length is Expression.Name name && scope.Evaluate(name) is null ? name.Text : null;

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
        else if (parameters[index] is ValueParameter { IsBoolean: false } && type.IsInteger)
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
    private Length ToLength(Expression expression, RawParameter array)
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

        return expression is Expression.Operation operation
            ? new Length.Operation(operation.Operator, ToLength(operation.Left, array), ToLength(operation.Right, array))
            : Variable((Expression.Name)expression, array);
    }

    private Length Variable(Expression.Name name, RawParameter array)
    {
        switch (parameters.Find(parameter => parameter.Raw.Name == name.Text))
        {
            case LengthParameter length:
                return new Length.Span(length.Array);
            case ValueParameter { IsBoolean: false } value when value.Type.IsInteger:
                value.IsUsedAsLength = true;
                return new Length.Argument(value);
            default:
                var set = scope.SetOf(array);
                scope.Report(Descriptors.BadLength, set.PlaceOf(set.LengthWord, name.Start, name.Text.Length), array.Name,
                    name.Text, $"no integer that is known before {scope.Function.Name} is called");
                return new Length.Constant(0);
        }
    }
}
