// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Contracts;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds arrays for which C is called twice: once for their length, once to fill them.</summary>
internal static class TwiceBinder
{
    public static void Bind(FunctionScope scope, List<BoundParameter> parameters, BoundParameter? returns)
    {
        var arrays = parameters.OfType<TwiceParameter>().ToList();
        foreach (var array in arrays)
        {
            if (arrays.Count > 1)
            {
                Refuse(scope, array, "another parameter has it too, and both cannot be the first");
            }
            else if (parameters.Append(returns).Any(IsChanged))
            {
                Refuse(scope, array, "the function creates, keeps or consumes an object, and would do so twice");
            }
            else
            {
                BindLength(scope, array, parameters, returns);
            }
        }
    }

    /// <summary>Whether a second call would do something again.</summary>
    private static bool IsChanged(BoundParameter? parameter) => parameter is HandleResultParameter or KeptArrayParameter
        or CallbackParameter { Keeper: not null } or HandleParameter { IsConsumed: true } or HandleParameter { Keeper: not null };

    private static void BindLength(FunctionScope scope, TwiceParameter array, List<BoundParameter> parameters, BoundParameter? returns)
    {
        var set = scope.SetOf(array);
        var index = set.Length is Expression.Name name ? parameters.FindIndex(parameter => parameter.Raw.Name == name.Text) : -1;
        if (index < 0 || parameters[index] is not (ValueParameter { IsBoolean: false, Enumeration: null } or ReferenceParameter)
            || scope.TypeOf(parameters[index].Raw.Type) is not { IsInteger: true } type)
        {
            Refuse(scope, array, "the length beside it must be one parameter, an integer or, with inout(1), a pointer to one");
            return;
        }

        var length = new TwiceLengthParameter(parameters[index].Raw, type, array);
        var isPointer = parameters[index] is ReferenceParameter;
        parameters[index] = length;
        var source = set["twice"]!.Names[0];
        if (isPointer && source == length.Raw.Name)
        {
            array.Source = length;
        }
        else if ((source == "return" ? returns : parameters.Find(parameter => parameter.Raw.Name == source))
            is OutputParameter { IsBoolean: false, Type.IsInteger: true, Enumeration: null } output)
        {
            output.IsHidden = true;
            array.Source = output;
        }
        else
        {
            Refuse(scope, array, $"'{source}' does not receive an integer: it must be 'return', a pointer with out(1), or a length with inout(1)");
        }
    }

    private static void Refuse(FunctionScope scope, TwiceParameter array, string why) =>
        scope.Report(Descriptors.Contradiction, scope.SetOf(array).PlaceOf("twice"), "twice", array.Raw.Name, why);
}
