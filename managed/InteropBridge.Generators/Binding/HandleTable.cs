// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>The handles that <c>handle(type, destroy)</c> contracts declare, found before any function is bound because
/// other functions take them by their pointer type.</summary>
/// <param name="functions">Of the raw class.</param>
/// <param name="classes">The names of types, among which the handles' must be unique.</param>
/// <param name="names">How C names become C# ones.</param>
/// <param name="types">Of the raw class.</param>
internal sealed class HandleTable(IEnumerable<RawFunction> functions, NameScope classes, Names names, TypeTable types)
{
    private readonly Dictionary<string, RawFunction> _functions =
        functions.GroupBy(function => function.Name).ToDictionary(group => group.Key, group => group.First());

    private readonly Dictionary<string, HandleType> _handles = [];

    public IReadOnlyList<HandleType> All => [.. _handles.Values];

    public HandleType? this[string type] => _handles.TryGetValue(type, out var found) ? found : null;

    public bool IsDestroy(RawFunction function) => _handles.Values.Any(handle => handle.Destroy == function.Name);

    /// <summary>The handle that a pointer of this type is, if it is one.</summary>
    public HandleType? Find(RawType type) => type.Pointers == 1 ? this[type.Name.TrimStart('@')] : null;

    public void Declare(ContractSet set, bool isReturn, ProblemList problems)
    {
        if (set["handle"] is not { } contract)
        {
            return;
        }

        void Refuse(string why) => problems.Add(Descriptors.BadHandle, set.PlaceOf("handle"), contract.Names[0], why);
        var isCreated = isReturn || set.Direction == Direction.Out;
        if (contract.Names.Length == 1)
        {
            if (isCreated)
            {
                Refuse("the function that releases it is missing: handle(type, destroy)");
            }

            return;
        }

        var type = set.Parameter.Type;
        if (type.Pointers != (isReturn ? 1 : 2) || !isCreated)
        {
            Refuse(isReturn ? "the function must return a pointer to it" : "it must be out(1) on a pointer to a pointer");
        }
        else if (!_functions.TryGetValue(contract.Names[1], out var destroy))
        {
            Refuse($"there is no function '{contract.Names[1]}' to release it");
        }
        else if (destroy.Parameters.Count != 1 || destroy.Parameters[0].Type is not { Pointers: 1 } taken
            || taken.Name != type.Name)
        {
            Refuse($"'{destroy.Name}' does not take one {types.Text(type with { Pointers = 1 }).Replace("global::", "")}");
        }
        else if (this[contract.Names[0]] is { } known && known.Destroy != destroy.Name)
        {
            Refuse($"it is released by '{known.Destroy}' elsewhere");
        }
        else
        {
            _handles[contract.Names[0]] = this[contract.Names[0]]
                ?? new HandleType(contract.Names[0], classes.Unique(names.Type(contract.Names[0]) + "Handle"), destroy.Name,
                    types.Text(destroy.Parameters[0].Type));
        }
    }
}
