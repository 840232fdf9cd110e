// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>Holds contracts against the C# and C types they stand on.</summary>
internal sealed class ContractChecks(RawFunction function, IReadOnlyList<ContractSet> sets, ApiTables tables, ProblemList problems)
{
    private readonly TypeTable _types = tables.Types;
    private readonly ConstantTable _constants = tables.Constants;
    private static readonly string[] ForFunctions = ["status", "fast", "nothrow", "omit", "rename", "property"];
    private static readonly string[] ForParameters =
    [
        "in", "out", "inout", "range", "alias", "progress", "cancel", "user_data", "callback", "kept", "consumes", "borrows",
        "parent", "twice",
    ];
    private static readonly string[] ForPointers =
        ["in", "out", "inout", "nonnull", "nullable", "alias", "user_data", "kept", "consumes", "borrows", "parent", "twice", "array", "view"];
    private static readonly string[] ForCallbacks = ["progress", "cancel"];

    /// <summary>Whether C writes nothing through the pointer: <c>const T *</c>, and not <c>const T **</c>.</summary>
    public static bool IsConst(RawParameter parameter) => (parameter.Type.Pointers == 1 || ArrayShape.Of(parameter) is not null)
        && parameter.NativeType?.StartsWith("const ", StringComparison.Ordinal) == true;

    public void Check(ContractSet set, bool isReturn)
    {
        foreach (var word in (isReturn ? ForParameters : ForFunctions).Where(set.Has))
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf(word), word, set.Parameter.Name,
                $"it is a contract for {(isReturn ? "parameters" : "functions")}");
        }

        var type = set.Parameter.Type;
        foreach (var word in ForPointers.Where(set.Has)
            .Where(word => !type.IsPointer && !(isReturn && ForParameters.Contains(word))))
        {
            problems.Add(Descriptors.NeedsPointer, set.PlaceOf(word), word, set.Parameter.Name, Describe(type));
        }

        CheckArray(set);
        CheckRange(set);
        CheckString(set);
        CheckFree(set);
        CheckTwice(set);
        tables.Enums.Check(set, function, problems);
        new ArrayResultChecks(function, sets, tables, problems).Check(set, isReturn);
        CheckCallback(set);
        if (isReturn)
        {
            CheckFunction(set);
        }
    }

    private void CheckArray(ContractSet set)
    {
        if (set.Direction is null)
        {
            if (set.Has("alias"))
            {
                problems.Add(Descriptors.Contradiction, set.PlaceOf("alias"), "alias", set.Parameter.Name,
                    "only arrays can overlap");
            }

            return;
        }

        if (set.Direction != Direction.In && IsConst(set.Parameter))
        {
            problems.Add(Descriptors.Contradiction, set.LengthPlace, set.LengthWord, set.Parameter.Name,
                $"'{set.Parameter.NativeType}' is not written");
        }

        if (!(set.Has("string") && ContractSet.IsNull(set.ContractLength)))
        {
            CheckNames(set, set.LengthWord, set.ContractLength!);
        }

        var length = set.ContractLength!.Evaluate(name => _constants[name]);
        if (length < 0 || length > int.MaxValue)
        {
            problems.Add(Descriptors.ConstantOverflow, set.LengthPlace, set.LengthWord,
                $"{length} is no length of an array (0..2147483647)");
        }
        else if (set.Shape?.Agrees(set.ContractLength!, name => _constants[name]) == false)
        {
            problems.Add(Descriptors.LengthsDisagree, set.LengthPlace, set.Parameter.Name, set.Parameter.NativeType!,
                length?.ToString() ?? "another number of");
        }
    }

    private void CheckNames(ContractSet set, string word, Expression expression)
    {
        foreach (var name in expression.Names.Where(name =>
            _constants[name.Text] is null && function.Parameters.All(parameter => parameter.Name != name.Text)))
        {
            problems.Add(Descriptors.UnknownName, set.PlaceOf(word, name.Start, name.Text.Length), name.Text, function.Name);
        }
    }

    private void CheckRange(ContractSet set)
    {
        if (set["range"] is not { } range)
        {
            return;
        }

        var type = set.Parameter.Type;
        var kind = _types[type].Kind;
        if (type.IsPointer || CBoolean.Is(set.Parameter) || kind is not (TypeKind.Signed or TypeKind.Unsigned or TypeKind.Enum or TypeKind.Float))
        {
            problems.Add(Descriptors.NeedsNumber, set.PlaceOf("range"), set.Parameter.Name, Describe(type));
            return;
        }

        foreach (var name in range.Lengths.SelectMany(bound => bound.Names).Where(name => _constants.Number(name.Text) is null))
        {
            problems.Add(Descriptors.UnknownName, set.PlaceOf("range", name.Start, name.Text.Length), name.Text,
                $"{function.Name} whose value is known here");
            return;
        }

        CheckBounds(set, range.Lengths[0], range.Lengths[1]);
    }

    private void CheckBounds(ContractSet set, Expression from, Expression to)
    {
        void Refuse(string why) => problems.Add(Descriptors.ConstantOverflow, set.PlaceOf("range"), "range", why);
        var (type, isFloat) = (_types[set.Parameter.Type], _types[set.Parameter.Type].Kind == TypeKind.Float);
        var (lowest, highest) = (from.Evaluate(name => _constants[name]), to.Evaluate(name => _constants[name]));
        var (low, high) = (from.EvaluateNumber(_constants.Number), to.EvaluateNumber(_constants.Number));
        if (!isFloat && (lowest is null || highest is null))
        {
            Refuse($"a bound of {set.Parameter.Name}, which is {Describe(set.Parameter.Type)}, is no integer");
        }
        else if (isFloat ? !(low <= high) : lowest > highest)
        {
            Refuse(FormattableString.Invariant($"{(isFloat ? low : (object?)lowest)}..{(isFloat ? high : (object?)highest)} is empty"));
        }
        else if (!isFloat && (lowest > type.Highest || highest < type.Lowest))
        {
            Refuse($"no {type.FullName} is in {lowest}..{highest}");
        }
    }

    private void CheckString(ContractSet set)
    {
        var type = set.Parameter.Type;
        var isList = set.ArrayResult is not null || set.Direction == Direction.In && type.Pointers == 2;
        var isOutput = set.Direction == Direction.Out && type.Pointers == 2;
        if (set.Has("string") && (_types[type].Name is not ("sbyte" or "byte") || type.Pointers != 1 && !isOutput && !isList))
        {
            problems.Add(Descriptors.BadString, set.PlaceOf("string"), set.Parameter.Name, Describe(type));
        }
        else if (set.Has("string") && !isList && set.Direction is Direction.In or Direction.InOut)
        {
            problems.Add(Descriptors.Contradiction, set.LengthPlace, set.LengthWord, set.Parameter.Name,
                "a string ends where its zero is");
        }
    }

    private void CheckFree(ContractSet set)
    {
        if (set["free"]?.Names[0] is not { } name)
        {
            return;
        }

        void Refuse(string why) => problems.Add(Descriptors.Contradiction, set.PlaceOf("free"), "free", set.Parameter.Name, why);
        if (!set.Has("string") && !set.Has("array") || set.Direction is Direction.Out && set.Parameter.Type.Pointers != 2)
        {
            Refuse("only a string or array that C returns, or that it gives by out(1), can be freed");
        }
        else if (!tables.Functions.TryGetValue(name, out var free) ? name != "free" : free.Parameters.Count != 1 || free.Parameters[0].Type.Pointers != 1)
        {
            Refuse(free is null ? $"there is no function '{name}' to free it{NearestName.Suggestion(name, tables.Functions.Keys)}"
                : $"'{name}' does not take one pointer");
        }
    }

    private void CheckTwice(ContractSet set)
    {
        if (set.Has("twice") && set.Direction != Direction.Out)
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf("twice"), "twice", set.Parameter.Name, "it goes with out(length)");
        }
    }

    private void CheckCallback(ContractSet set)
    {
        var isInStruct = set["callback"]?.Names.Length > 1;
        if (isInStruct && !(set.Parameter.Type.Pointers == 1 && _types[set.Parameter.Type].Kind == TypeKind.Struct))
        {
            problems.Add(Descriptors.BadCallback, set.PlaceOf("callback"), set.Parameter.Name, function.Name,
                $"it is {Describe(set.Parameter.Type)} and no pointer to a struct whose fields the bindings have");
        }
        else if (set.Has("callback") && !isInStruct && !set.Parameter.Type.IsFunctionPointer)
        {
            problems.Add(Descriptors.BadCallback, set.PlaceOf("callback"), set.Parameter.Name, function.Name,
                $"it is {Describe(set.Parameter.Type)} and no function pointer");
        }

        foreach (var word in ForCallbacks.Where(word => set.Has(word) && !set.Has("callback")))
        {
            problems.Add(Descriptors.BadCallback, set.PlaceOf(word), set.Parameter.Name, function.Name,
                $"{word} needs callback(lifetime: call) beside it");
        }
    }

    private void CheckFunction(ContractSet set)
    {
        var type = set.Parameter.Type;
        var form = set["status"]?.Status;
        if (form is not null && StatusChecks.Trouble(function, tables, form) is var (why, at))
        {
            problems.Add(Descriptors.BadStatus, set.PlaceOf("status", at?.Start, at?.Text.Length ?? 0), function.Name, why);
        }

        if (form is { IsNull: false } && (set.Has("string") || set.Has("handle")))
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf("status"), "status", function.Name,
                "the result has another meaning too");
        }

        if (set["rename"]?.Names[0] is { } name && NameScope.Escape(name) != name)
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf("rename"), "rename", function.Name, $"'{name}' is a keyword of C#");
        }

        if (set.Has("property") && (function.Parameters.Count > 0 || type.IsVoid))
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf("property"), "property", function.Name,
                function.Parameters.Count > 0 ? "a property has no parameters, and the function has" : "a property has a value, and the function returns nothing");
        }

        if (set.Has("property") && form is { HasValue: false })
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf("property"), "property", function.Name, "nothing but a status is returned");
        }

        if (set.Has("fast") && function.Parameters.FirstOrDefault(parameter => parameter.Type.IsFunctionPointer) is { } callback)
        {
            problems.Add(Descriptors.FastCallback, set.PlaceOf("fast"), function.Name, callback.Name);
        }
    }

    private string Describe(RawType type) =>
        type.IsFunctionPointer ? "a function pointer" : _types.Text(type).Replace("global::", "");
}
