// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds what a contract says of failures.</summary>
internal static class StatusBinder
{
    /// <returns>Null if the function has no status, or if a problem was reported.</returns>
    public static StatusRule? Bind(FunctionScope scope, List<BoundParameter> parameters)
    {
        if (scope.Returns["status"]?.Status is not { } form)
        {
            return null;
        }

        var raw = scope.Function.Returns.Type;
        var type = scope.TypeOf(raw);
        var test = form.IsNegative ? StatusTest.Negative : form.IsNull ? StatusTest.Null
            : form.Test is not null ? StatusTest.Function : StatusTest.NotOk;
        return new StatusRule(raw.IsPointer ? scope.Text(raw) : type.ValueName, type.IsLong && !raw.IsPointer, type.Kind == TypeKind.Enum,
            form.HasValue, test, [.. form.Ok.Select(value => scope.Evaluate(value) ?? BigInteger.Zero)], form.Test?.Text,
            Text(scope, form, parameters));
    }

    /// <summary>Null if the contract names none, or if a problem was reported.</summary>
    private static ErrorText? Text(FunctionScope scope, StatusForm form, List<BoundParameter> parameters)
    {
        if (form.Text is not { Text: var name })
        {
            return null;
        }

        var text = scope.Tables.Functions[name];
        var taken = text.Parameters.Select(parameter => parameter.Type).ToList();
        if (text.Returns.Type is { Name: "sbyte" or "byte", Pointers: 1 } && taken.Count < 2)
        {
            if (taken.Count == 0)
            {
                return new ErrorText(name, null, null, null);
            }

            if (!taken[0].IsPointer && !form.IsNull && scope.TypeOf(taken[0]) is { IsPlainInteger: true } or { Kind: TypeKind.Enum })
            {
                return new ErrorText(name, scope.Text(taken[0]), null, null);
            }

            if (scope.Tables.Handles.Find(text.Parameters[0]) is { } handle && parameters.Find(parameter => IsObject(parameter, handle)) is { } found)
            {
                return new ErrorText(name, null, found, scope.Text(taken[0]));
            }
        }

        scope.Report(Descriptors.BadStatus, scope.Returns.PlaceOf("status", form.Text!.Start, name.Length), scope.Function.Name,
            $"'{name}' does not return a string for the status, for an object of the call, or for nothing");
        return null;
    }

    private static bool IsObject(BoundParameter parameter, HandleType handle) => parameter is HandleResultParameter created && created.Handle == handle
        || parameter is HandleParameter { IsNullable: false, IsConsumed: false } given && given.Handle == handle;
}
