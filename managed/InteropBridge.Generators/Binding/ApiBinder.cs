// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Overlay;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds a whole raw class: overlays joined, contracts read and checked, handles found, methods named.</summary>
internal sealed class ApiBinder
{
    private readonly RawClass _raw;
    private readonly ProblemList _problems;
    private readonly Names _names;
    private readonly ApiTables _tables;

    public ApiBinder(RawClass raw, HeaderIndex headers, ProblemList problems)
    {
        (_raw, _problems) = (raw, problems);
        _names = new Names(raw.Prefix);
        var types = new TypeTable(raw.Types);
        var functions = raw.Functions.GroupBy(function => function.Name).ToDictionary(group => group.Key, group => group.First());
        _tables = new ApiTables(types, new ConstantTable(raw.Constants),
            new HandleTable(functions, new NameScope(raw.TypeNames), _names, types, headers), new ThunkTable(types),
            new EnumTable(raw, types), headers, functions);
    }

    public BoundApi Bind(IReadOnlyList<OverlayLine> overlay, IReadOnlyDictionary<string, FunctionDoc> docs)
    {
        var functions = OverlayJoin.Join([.. _raw.Functions.Select(_tables.Headers.Place)], overlay, _problems);
        var sound = functions.Select(Read).OfType<FunctionScope>().ToList();
        var methods = sound
            .Where(scope => !_tables.Handles.IsDestroy(scope.Function) && !DestructorBinder.Refuses(scope))
            .Select(scope => MethodBinder.Bind(scope, docs.TryGetValue(scope.Function.Name, out var doc) ? doc : null))
            .OfType<BoundMethod>()
            .ToList();
        var named = new MethodNaming(_raw, _names, _problems).Name(methods);
        return new BoundApi(named, TwinBinder.Bind(named, _names), _tables.Handles.All, _tables.Thunks.All, _tables.Enums.All);
    }

    /// <returns>The function and its contracts; null if those have problems, or say that it is to be left out.</returns>
    private FunctionScope? Read(RawFunction function)
    {
        var before = _problems.Count;
        var sets = function.Parameters.Prepend(function.Returns).Select(parameter => ContractSet.Read(parameter, _problems))
            .ToList();
        AddDefaults(function, sets);
        if (_problems.Count > before || sets[0].Has("omit"))
        {
            return null;
        }

        var checks = new ContractChecks(function, sets, _tables, _problems);
        for (var i = 0; i < sets.Count; i++)
        {
            checks.Check(sets[i], isReturn: i == 0);
        }

        if (_problems.Count == before)
        {
            for (var i = 0; i < sets.Count; i++)
            {
                _tables.Handles.Declare(sets[i], isReturn: i == 0, _problems);
                _tables.Enums.Declare(sets[i]);
            }
        }

        return _problems.Count > before ? null : new FunctionScope(function, sets[0], [.. sets.Skip(1)], _tables, _problems);
    }

    /// <summary>What does not fit is dropped without a word.</summary>
    private void AddDefaults(RawFunction function, List<ContractSet> sets)
    {
        var found = new ProblemList();
        var checks = new ContractChecks(function, sets, _tables, found);
        for (var i = 0; i < sets.Count; i++)
        {
            var isReturn = i == 0;
            sets[i].AddDefaults(set =>
            {
                var before = found.Count;
                checks.Check(set, isReturn);
                return found.Count == before;
            });
        }
    }
}
