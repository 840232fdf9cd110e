// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>The handles that <c>handle(type, destroy)</c> contracts declare, found before any function is bound because
/// other functions take them by their pointer type.</summary>
/// <param name="functions">Of the raw class, by their names.</param>
/// <param name="classes">The names of types, among which the handles' must be unique.</param>
/// <param name="names">How C names become C# ones.</param>
/// <param name="types">Of the raw class.</param>
/// <param name="headers">Know the typedefs.</param>
internal sealed class HandleTable(
    IReadOnlyDictionary<string, RawFunction> functions, NameScope classes, Names names, TypeTable types, HeaderIndex headers)
{
    private static readonly Regex Words = new(@"\w+", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, HandleType> _handles = [];

    /// <summary>By the C# names of types for which contracts have their typedefs.</summary>
    private readonly Dictionary<string, HandleType> _typedefs = [];

    public IReadOnlyList<HandleType> All => [.. _handles.Values];

    public HandleType? this[string type] => _handles.TryGetValue(type, out var found) ? found : null;

    /// <summary>The handle that a contract names, by the type or a typedef of it.</summary>
    public HandleType? Named(string name) => this[name]
        ?? Words.Matches(headers.Resolve(name)).Cast<Match>().Select(word => Find(new RawType(word.Value, 1))).FirstOrDefault(found => found is not null);

    public bool IsDestroy(RawFunction function) => _handles.Values.Any(handle => handle.Destroy == function.Name);

    /// <summary>The handle that a pointer of this type is, if it is one.</summary>
    public HandleType? Find(RawType type) => type.Pointers != 1 ? null
        : this[type.Name.TrimStart('@')] ?? (_typedefs.TryGetValue(type.Name.TrimStart('@'), out var found) ? found : null);

    /// <summary>The handle that a parameter is; a <c>void *</c> is one by the typedef that C has for it.</summary>
    public HandleType? Find(RawParameter parameter) => Find(parameter.Type)
        ?? (parameter.Type is { Name: "void", Pointers: 1 } && Typedef(parameter, name => this[name] is not null) is { } name
            ? this[name] : null);

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
        else if (!functions.TryGetValue(contract.Names[1], out var destroy))
        {
            Refuse($"there is no function '{contract.Names[1]}' to release it{NearestName.Suggestion(contract.Names[1], functions.Keys)}");
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
            AddTypedef(set.Parameter, contract.Names[0]);
        }
    }

    /// <summary>A contract may name a type as its users do: <c>ZSTD_CCtx</c> for <c>struct ZSTD_CCtx_s</c>.</summary>
    private void AddTypedef(RawParameter parameter, string name)
    {
        var type = parameter.Type.Name.TrimStart('@');
        if (type is not "void" && type != name
            && (Typedef(parameter, word => word == name) is not null || Words.Matches(headers.Resolve(name)).Cast<Match>().Any(word => word.Value == type)))
        {
            _typedefs[type] = _handles[name];
        }
    }

    /// <summary>A word of the parameter's C type.</summary>
    private static string? Typedef(RawParameter parameter, Func<string, bool> isIt) =>
        Words.Matches(parameter.NativeType ?? "").Cast<Match>().Select(word => word.Value).FirstOrDefault(isIt);
}
