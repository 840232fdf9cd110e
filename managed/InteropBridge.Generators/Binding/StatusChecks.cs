// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Holds what a contract says of failures against the function and those that it names.</summary>
internal static class StatusChecks
{
    /// <returns>What is wrong, and with which name in the contract, if it is one; null if nothing is.</returns>
    public static (string Why, Expression.Name? At)? Trouble(RawFunction function, ApiTables tables, StatusForm form)
    {
        var raw = function.Returns.Type;
        var type = tables.Types[raw];
        var isNumber = !raw.IsPointer && (type.IsInteger || type.Kind == TypeKind.Enum);
        if (form.IsNull ? !raw.IsPointer : !isNumber)
        {
            return ($"returns {(raw.IsFunctionPointer ? "a function pointer" : tables.Types.Text(raw).Replace("global::", ""))}", null);
        }

        var values = form.Ok.Select(value => value.Evaluate(name => tables.Constants[name])).ToList();
        return values.Exists(value => value is null) ? ("a value that is ok is no constant", null)
            : values.Exists(value => value < type.Lowest || value > type.Highest) ? ($"no {type.FullName} has one of the values that are ok", null)
            : form.IsNegative && type.Lowest.IsZero ? ($"returns {type.FullName.Replace("global::", "")}, which is never negative", null)
            : form.Test is { } test && TestTrouble(function, tables, test.Text) is { } why ? (why, test)
            : form.Text is { } text && !tables.Functions.ContainsKey(text.Text) ? (Missing(tables, text.Text, "explain"), text)
            : null;
    }

    private static string? TestTrouble(RawFunction function, ApiTables tables, string name) =>
        !tables.Functions.TryGetValue(name, out var test) ? Missing(tables, name, "test")
            : test.Parameters.Count == 1 && test.Parameters[0].Type == function.Returns.Type
                && !test.Returns.Type.IsPointer && tables.Types[test.Returns.Type].IsPlainInteger ? null
            : $"'{name}' does not take what it returns, or returns no integer";

    private static string Missing(ApiTables tables, string name, string what) =>
        $"there is no function '{name}' to {what} it{NearestName.Suggestion(name, tables.Functions.Keys)}";
}
