// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Holds what contracts say of returned arrays against the types that they stand on.</summary>
internal sealed class ArrayResultChecks(RawFunction function, IReadOnlyList<ContractSet> sets, ApiTables tables, ProblemList problems)
{
    public void Check(ContractSet set, bool isReturn)
    {
        if (set.ArrayResult is not { } contract)
        {
            return;
        }

        var word = contract.Word;
        void Refuse(string why) => problems.Add(Descriptors.Contradiction, set.PlaceOf(word), word, set.Parameter.Name, why);
        var stars = set.Parameter.Type.Pointers - (isReturn ? 0 : 1);
        if (set.Parameter.Type.IsFunctionPointer || stars != (set.Has("string") ? 2 : 1) || !isReturn && set.Direction != Direction.Out)
        {
            Refuse(set.Has("string") ? "a list of strings is a char ** that C returns, or gives by out(1)"
                : "only a pointer that C returns, or that it gives by out(1), is an array");
        }
        else if (set.Has("array") && set.Has("view") || set.Has("handle"))
        {
            Refuse("the result has another meaning too");
        }
        else if (set.Has("view") && (set.Has("free") || set.Has("string")))
        {
            Refuse("only what stays C's, and is no list of strings, can be shown where it is; say array");
        }
        else if (set.Has("view") && sets.FirstOrDefault(other => other != set && IsThereForTheCall(other)) is { } passing)
        {
            Refuse($"C may return a part of '{passing.Parameter.Name}', which is there for the call only; say array");
        }
        else if (contract.Counter is { } counter)
        {
            CheckCounter(set, word, counter);
        }
        else if (!(set.Has("string") && ContractSet.IsNull(contract.Lengths[0])))
        {
            CheckNames(set, word, contract.Lengths[0].Names);
        }
    }

    /// <summary>Copies of strings, and arrays that the collector may move again.</summary>
    private static bool IsThereForTheCall(ContractSet set) =>
        set.Has("in") || set.Has("string") || set.Has("callback");

    private void CheckNames(ContractSet set, string word, IEnumerable<Expression.Name> names)
    {
        foreach (var name in names.Where(name => tables.Constants[name.Text] is null && Parameter(name) is null))
        {
            problems.Add(Descriptors.UnknownName, set.PlaceOf(word, name.Start, name.Text.Length), name.Text, function.Name);
        }
    }

    private void CheckCounter(ContractSet set, string word, CounterCall call)
    {
        void Refuse(string why) => problems.Add(Descriptors.BadLength,
            set.PlaceOf(word, call.Function.Start, call.Function.Text.Length), set.Parameter.Name, call.Function.Text, why);
        if (!tables.Functions.TryGetValue(call.Function.Text, out var counter))
        {
            Refuse($"no function of the raw declarations{NearestName.Suggestion(call.Function.Text, tables.Functions.Keys)}");
        }
        else if (call.Arguments.FirstOrDefault(argument => Parameter(argument) is null) is { } unknown)
        {
            CheckNames(set, word, [unknown]);
        }
        else if (counter.Returns.Type.IsPointer || !tables.Types[counter.Returns.Type].IsInteger)
        {
            Refuse("a function that returns no integer");
        }
        else if (!counter.Parameters.Select(parameter => parameter.Type).SequenceEqual(call.Arguments.Select(argument => Parameter(argument)!.Type)))
        {
            Refuse($"a function that takes other arguments: {string.Join(", ", counter.Parameters.Select(parameter => parameter.Name))}");
        }
    }

    private RawParameter? Parameter(Expression.Name name) => function.Parameters.FirstOrDefault(parameter => parameter.Name == name.Text);
}
