// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds arrays that C lends or gives away, and what tells their lengths.</summary>
internal static class ArrayResultBinder
{
    public static ArrayResultParameter? Bind(FunctionScope scope, ContractSet set, RawType pointer, FreeFunction? free)
    {
        var (raw, type, isText) = (set.Parameter, scope.TypeOf(pointer), set.Has("string"));
        return !isText && !type.HasLayout && type.Kind != TypeKind.Void ? null
            : new ArrayResultParameter(raw, isText ? "string" : ArrayBinder.Element(raw, type), scope.Text(pointer),
                set.Has("nonnull") || set["status"]?.Status is { IsNull: true }, free)
            {
                IsText = isText,
                IsView = set.Has("view"),
            };
    }

    /// <summary>When all parameters are bound, and the lengths that vanish known.</summary>
    public static void BindCounts(FunctionScope scope, List<BoundParameter> parameters, BoundParameter? returns, LengthBinder lengths)
    {
        foreach (var array in parameters.Append(returns).OfType<ArrayResultParameter>())
        {
            var contract = scope.SetOf(array).ArrayResult!;
            array.Count = contract.Counter is { } counter ? Asked(scope, array, parameters, counter)
                : ContractSet.IsNull(contract.Lengths[0]) ? null : Told(scope, array, parameters, contract.Lengths[0], lengths);
        }

        var results = parameters.Append(returns).OfType<BoundParameter>().Where(parameter => parameter.Result is not null).ToList();
        if (results.Find(result => result is ArrayResultParameter { IsView: true }) is { } view && results.Count > 1)
        {
            scope.Report(Descriptors.Contradiction, scope.SetOf(view).PlaceOf("view"), "view", view.Raw.Name,
                "the method returns other things too, beside which no span can be returned; say array");
        }
    }

    private static ResultCount Told(
        FunctionScope scope, ArrayResultParameter array, List<BoundParameter> parameters, Expression length, LengthBinder lengths)
    {
        if (length is Expression.Name name && parameters.Find(parameter => parameter.Raw.Name == name.Text)
            is OutputParameter { IsBoolean: false, Type.IsInteger: true } output)
        {
            output.IsHidden = true;
            return new ResultCount.Written(output);
        }

        return new ResultCount.Known(lengths.OfResult(length, array.Raw));
    }

    private static ResultCount.Asked Asked(
        FunctionScope scope, ArrayResultParameter array, List<BoundParameter> parameters, CounterCall counter)
    {
        var arguments = counter.Arguments.Select(name => (Name: name, Parameter: parameters.Find(parameter => parameter.Raw.Name == name.Text)!)).ToList();
        foreach (var (name, _) in arguments.Where(argument => argument.Parameter is not (ValueParameter or HandleParameter { IsConsumed: false })))
        {
            var set = scope.SetOf(array);
            scope.Report(Descriptors.BadLength, set.PlaceOf(set.ResultWord, name.Start, name.Text.Length), array.Raw.Name, name.Text,
                "neither a number nor a handle that is still valid after the call");
        }

        return new ResultCount.Asked(counter.Function.Text, scope.TypeOf(scope.Tables.Functions[counter.Function.Text].Returns.Type).IsLong,
            [.. arguments.Select(argument => argument.Parameter)]);
    }
}
