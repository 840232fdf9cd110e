// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Contracts;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Docs;
using InteropBridge.Generators.Emit;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Overlay;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds a whole raw class: overlays joined, contracts read and checked, handles found, methods named.</summary>
internal sealed class ApiBinder
{
    private readonly RawClass _raw;
    private readonly ProblemList _problems;
    private readonly TypeTable _types;
    private readonly ConstantTable _constants;
    private readonly Names _names;

    public ApiBinder(RawClass raw, ProblemList problems)
    {
        (_raw, _problems) = (raw, problems);
        _types = new TypeTable(raw.Types);
        _constants = new ConstantTable(raw.Constants);
        _names = new Names(raw.Prefix);
        Thunks = new Thunks(_types);
        Handles = new HandleTable(raw.Functions, _names, _types);
    }

    public Thunks Thunks { get; }

    public HandleTable Handles { get; }

    public TypeTable Types => _types;

    public IReadOnlyList<SafeMethod> Bind(IReadOnlyList<OverlayLine> overlay, IReadOnlyDictionary<string, FunctionDoc> docs)
    {
        var functions = OverlayJoin.Join(_raw.Functions, overlay, _problems);
        var sound = functions.Select(function => (Function: function, Sets: Read(function))).Where(pair => pair.Sets is not null)
            .ToList();
        var methods = sound
            .Where(pair => !Handles.IsDestroy(pair.Function))
            .Select(pair => new MethodBinder(pair.Function, _types, _constants, Handles, Thunks, _problems)
                .Bind(pair.Sets![0], [.. pair.Sets!.Skip(1)], docs.TryGetValue(pair.Function.Name, out var doc) ? doc : null))
            .OfType<SafeMethod>()
            .ToList();
        return Name(methods);
    }

    /// <returns>The contracts of the function and then of its parameters; null if they have problems.</returns>
    private List<ContractSet>? Read(RawFunction function)
    {
        var before = _problems.Count;
        var sets = function.Parameters.Prepend(function.Returns).Select(parameter => ContractSet.Read(parameter, _problems))
            .ToList();
        if (_problems.Count > before)
        {
            return null;
        }

        var checks = new ContractChecks(function, _types, _constants, _problems);
        for (var i = 0; i < sets.Count; i++)
        {
            checks.Check(sets[i], isReturn: i == 0);
        }

        if (_problems.Count == before)
        {
            for (var i = 0; i < sets.Count; i++)
            {
                Handles.Declare(sets[i], isReturn: i == 0, _problems);
            }
        }

        return _problems.Count > before ? null : sets;
    }

    /// <summary>Twins share a name without their suffix, unless C# could not tell them apart.</summary>
    private List<SafeMethod> Name(List<SafeMethod> methods)
    {
        foreach (var group in methods.GroupBy(method =>
            (_names.Method(method.Function.Name, withSuffix: false), method.Signature)))
        {
            var isAlone = group.Count() == 1;
            foreach (var method in group)
            {
                method.Name = isAlone ? group.Key.Item1 : _names.Method(method.Function.Name, withSuffix: true);
            }
        }

        var kept = new List<SafeMethod>();
        foreach (var method in methods)
        {
            if (kept.Find(other => other.Name == method.Name && other.Signature == method.Signature) is { } rival)
            {
                _problems.Add(Descriptors.NameClash, method.Function.Place, method.Function.Name, rival.Function.Name);
            }
            else
            {
                kept.Add(method);
            }
        }

        return kept;
    }
}
