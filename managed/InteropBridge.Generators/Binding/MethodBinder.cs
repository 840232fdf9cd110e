// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds one function: each parameter by its kind, then what parameters have to do with each other.</summary>
internal static class MethodBinder
{
    /// <returns>Null if a problem was reported that keeps the function out of the safe API.</returns>
    public static BoundMethod? Bind(FunctionScope scope, FunctionDoc? doc)
    {
        var before = scope.Problems.Count;
        scope.Tables.Enums.CheckNamed(scope);
        if (scope.Problems.Count > before || PlatformWidths.Refuses(scope))
        {
            return null;
        }

        var parameters = new List<BoundParameter>();
        foreach (var set in scope.Sets)
        {
            if (ParameterBinder.Bind(scope, set) is not { } parameter)
            {
                Refuse(scope, set, before);
                return null;
            }

            parameters.Add(parameter);
        }

        var returnType = scope.Function.Returns.Type;
        var hasResult = !returnType.IsVoid && scope.Returns["status"]?.Status is not { HasValue: false };
        var returns = hasResult ? ParameterBinder.BindReturn(scope) : null;
        if (returns is null && hasResult)
        {
            Refuse(scope, scope.Returns, before);
            return null;
        }

        CallbackBinder.Pair(scope, parameters, returns);
        KeptBinder.Bind(scope, parameters, returns);
        TwiceBinder.Bind(scope, parameters, returns);
        var lengths = new LengthBinder(scope, parameters);
        lengths.Bind();
        ArrayResultBinder.BindCounts(scope, parameters, returns, lengths);
        OverlapBinder.Bind(scope, parameters);
        var status = StatusBinder.Bind(scope, parameters);
        MethodNames.Give(parameters, returns);
        return scope.Problems.Count > before ? null : new BoundMethod(scope.Function, parameters, returns, doc)
        {
            Fast = Fast(scope),
            Status = status,
            Rename = scope.Returns["rename"]?.Names[0],
            IsProperty = scope.Returns.Has("property"),
            IsPublic = scope.Function.Parameters.All(parameter => IsPublic(scope, parameter.Type))
                && IsPublic(scope, returnType),
        };
    }

    /// <summary>A handle's own struct is not mentioned in the safe method, unless it is passed by value.</summary>
    private static bool IsPublic(FunctionScope scope, RawType type) =>
        type.Pointers > 0 && scope.Tables.Handles.Find(type with { Pointers = 1 }) is not null || scope.Tables.Types.IsPublic(type);

    private static FastImport? Fast(FunctionScope scope)
    {
        var function = scope.Function;
        return scope.Returns.Has("fast") && !function.IsFast && function.Import.Length > 0
            ? new FastImport(function.Import, scope.Text(function.Returns.Type),
                [.. function.Parameters.Select(parameter => (scope.Text(parameter.Type), parameter.Name))])
            : null;
    }

    /// <summary>Says why the function stays out, unless something worse was said since.</summary>
    private static void Refuse(FunctionScope scope, ContractSet set, int before)
    {
        if (scope.Problems.Count > before)
        {
            return;
        }

        if (scope.Function.Parameters.Any(parameter => parameter.Type.Name == RawType.Variadic))
        {
            scope.Report(Descriptors.Variadic, scope.Function.Place, scope.Function.Name);
            return;
        }

        var hasContracts = !scope.Returns.IsEmpty || scope.TypeOf(set.Parameter.Type).Alignment > 0
            || scope.Sets.Any(other => other.Parameter.Type.IsPointer && !other.IsEmpty);
        scope.Report(hasContracts ? Descriptors.Unannotated : Descriptors.NoContracts,
            hasContracts ? set.Parameter.Place : scope.Function.Place, scope.Function.Name, set.Parameter.Name,
            ByValue.Reason(scope, set));
    }
}
