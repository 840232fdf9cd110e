// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Contracts;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Emit;
using InteropBridge.Generators.Emit.Parameters;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds out which parameters are lengths that vanish, and what the other arrays must hold.</summary>
internal sealed class LengthBinder(
    RawFunction function, List<SafeParameter> parameters, IReadOnlyList<ContractSet> sets, TypeTable types,
    ConstantTable constants, ProblemList problems)
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
            array.Needed = Set(array).Length is { } length ? Text(length, array.Raw)
                : ContractChecks.FixedLength(array.Raw)?.ToString();
        }

        foreach (var buffer in parameters.OfType<StringBufferParameter>())
        {
            buffer.Needed = Text(Set(buffer).Length!, buffer.Raw);
        }
    }

    private ContractSet Set(SafeParameter parameter) => sets.First(set => set.Parameter.Name == parameter.Raw.Name);

    /// <summary>The parameter that alone is the array's length.</summary>
    private string? NamedLength(ArrayParameter array) =>
        Set(array).Length is Expression.Name name && constants[name.Text] is null ? name.Text : null;

    private void Define(string length, List<ArrayParameter> arrays)
    {
        var definer = arrays.Find(array => !array.IsNullable) ?? arrays[0];
        var index = parameters.FindIndex(parameter => parameter.Raw.Name == length);
        var raw = parameters[index].Raw;
        var type = types[raw.Type];
        if (parameters[index] is ReferenceParameter && type.IsInteger)
        {
            parameters[index] = new CapacityParameter(raw, type, definer);
        }
        else if (parameters[index] is ValueParameter && type.IsInteger)
        {
            var range = sets.First(set => set.Parameter.Name == length)["range"];
            parameters[index] = new LengthParameter(raw, type, definer, Bound(range, 0), Bound(range, 1));
        }
        else
        {
            problems.Add(Descriptors.BadLength, Set(definer).LengthPlace, definer.Raw.Name, length,
                "neither an integer nor, with inout(1), a pointer to one");
        }

        foreach (var array in arrays.Where(array => array != definer))
        {
            array.SameLengthAs = definer;
        }
    }

    private BigInteger? Bound(Contract? range, int index) => range?.Lengths[index].Evaluate(name => constants[name]);

    /// <summary>The expression in C#: checked arithmetic of type long, what is constant folded.</summary>
    private string Text(Expression expression, RawParameter array) =>
        expression is Expression.Operation && expression.Evaluate(name => constants[name]) is null
            ? $"checked({Term(expression, array)})" : Term(expression, array);

    private string Term(Expression expression, RawParameter array)
    {
        if (expression.Evaluate(name => constants[name]) is { } constant)
        {
            if (constant < long.MinValue || constant > long.MaxValue)
            {
                problems.Add(Descriptors.ConstantOverflow, SetOf(array).LengthPlace, SetOf(array).LengthWord,
                    $"{constant} does not fit 64 bits");
            }

            return RangeCheck.Literal(constant);
        }

        return expression switch
        {
            Expression.Operation operation =>
                $"({Term(operation.Left, array)} {operation.Operator} {Term(operation.Right, array)})",
            Expression.Name name => Variable(name, array),
            _ => "0",
        };
    }

    private ContractSet SetOf(RawParameter array) => sets.First(set => set.Parameter.Name == array.Name);

    private string Variable(Expression.Name name, RawParameter array)
    {
        switch (parameters.Find(parameter => parameter.Raw.Name == name.Text))
        {
            case LengthParameter length:
                return $"(long){length.Array.Name}.Length";
            case ValueParameter value when types[value.Raw.Type].IsInteger:
                value.IsUsedAsLength = true;
                return $"(long){value.Name}";
            default:
                var set = SetOf(array);
                problems.Add(Descriptors.BadLength, set.PlaceOf(set.LengthWord, name.Start, name.Text.Length), array.Name,
                    name.Text,
                    $"no integer that is known before {function.Name} is called");
                return "0";
        }
    }
}
