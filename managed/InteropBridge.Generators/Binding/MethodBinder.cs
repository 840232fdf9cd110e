// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Contracts;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Docs;
using InteropBridge.Generators.Emit;
using InteropBridge.Generators.Emit.Parameters;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Decides what each parameter of one function becomes, and how its lengths are known.</summary>
internal sealed class MethodBinder(
    RawFunction function, TypeTable types, ConstantTable constants, HandleTable handles, Thunks thunks, ProblemList problems)
{
    private readonly List<SafeParameter> _parameters = [];
    private IReadOnlyList<ContractSet> _sets = [];

    /// <returns>Null if a problem was reported that keeps the function out of the safe API.</returns>
    public SafeMethod? Bind(ContractSet returnSet, IReadOnlyList<ContractSet> sets, FunctionDoc? doc)
    {
        _sets = sets;
        var hasContracts = !returnSet.IsEmpty || sets.Any(set => IsPointer(set.Parameter.Type) && !set.IsEmpty);
        var before = problems.Count;
        foreach (var set in sets)
        {
            if (Bind(set) is { } parameter)
            {
                _parameters.Add(parameter);
            }
            else
            {
                Refuse(set, hasContracts, before);
                return null;
            }
        }

        var isStatus = returnSet.Has("status");
        var returns = isStatus || IsVoid(function.Returns.Type) ? null : BindReturn(returnSet);
        if (returns is null && !isStatus && !IsVoid(function.Returns.Type))
        {
            Refuse(returnSet, hasContracts, before);
            return null;
        }

        PairUserData(returns);
        new LengthBinder(function, _parameters, sets, types, constants, problems).Bind();
        ForbidOverlaps();
        return problems.Count > before ? null : new SafeMethod(function, _parameters, returns, doc)
        {
            IsFast = returnSet.Has("fast") && !function.IsFast && function.Import.Length > 0,
            StatusType = isStatus ? types.Text(function.Returns.Type) : null,
            IsPublic = function.Parameters.All(parameter => IsHidden(parameter.Type) || types.IsPublic(parameter.Type))
                && types.IsPublic(function.Returns.Type),
        };
    }

    /// <summary>A handle's own struct is not mentioned in the safe method.</summary>
    private bool IsHidden(RawType type) => handles.Find(type with { Pointers = 1 }) is not null;

    /// <summary>Says why the function stays out, unless something worse was said since.</summary>
    private void Refuse(ContractSet set, bool hasContracts, int before)
    {
        if (problems.Count > before)
        {
            return;
        }

        var reason = IsPointer(set.Parameter.Type) ? "is a pointer without a contract that says what it points to"
            : $"has the type {set.Parameter.Type.Name}, which is not understood";
        problems.Add(hasContracts ? Descriptors.Unannotated : Descriptors.NoContracts,
            hasContracts ? set.Parameter.Place : function.Place, function.Name, set.Parameter.Name, reason);
    }

    private SafeParameter? Bind(ContractSet set)
    {
        var raw = set.Parameter;
        if (raw.Type.IsFunctionPointer)
        {
            return set.Has("callback") ? BindCallback(set) : null;
        }

        if (raw.Type.Pointers == 0)
        {
            return types[raw.Type].Kind is TypeKind.Unknown or TypeKind.Void ? null
                : new ValueParameter(raw, types[raw.Type], Bound(set, 0), Bound(set, 1));
        }

        if (set.Has("user_data") && raw.Type is { Name: "void", Pointers: 1 })
        {
            return new UserDataPlaceholder(raw);
        }

        return set.Has("string") ? BindString(set)
            : Handle(set) is { } handle ? BindHandle(set, handle)
            : raw.Type.Pointers == 1 ? BindArray(set) : null;
    }

    private HandleType? Handle(ContractSet set)
    {
        if (set["handle"] is not { } contract)
        {
            return set.Direction is null ? handles.Find(set.Parameter.Type) : null;
        }

        if (handles[contract.Names[0]] is null)
        {
            problems.Add(Descriptors.BadHandle, set.PlaceOf("handle"), contract.Names[0], "no function creates it");
        }

        return handles[contract.Names[0]];
    }

    private SafeParameter? BindHandle(ContractSet set, HandleType handle) =>
        set.Parameter.Type.Pointers == 2 && set.Direction == Direction.Out
            ? new HandleResultParameter(set.Parameter, types.Text(set.Parameter.Type with { Pointers = 1 }), handle)
        : set.Parameter.Type.Pointers == 1
            ? new HandleParameter(set.Parameter, types.Text(set.Parameter.Type), handle, set.Has("nullable"))
        : null;

    private SafeParameter? BindString(ContractSet set)
    {
        var pointer = types.Text(set.Parameter.Type);
        if (set.Parameter.Type.Pointers == 2)
        {
            return new StringResultParameter(set.Parameter, types.Text(set.Parameter.Type with { Pointers = 1 }),
                set.Has("nonnull"));
        }

        return set.Direction == Direction.Out ? new StringBufferParameter(set.Parameter, pointer)
            : new StringParameter(set.Parameter, pointer, set.Has("nullable"));
    }

    private SafeParameter? BindArray(ContractSet set)
    {
        var raw = set.Parameter;
        var type = types[raw.Type];
        var direction = set.Direction ?? (ContractChecks.FixedLength(raw) is null ? null
            : ContractChecks.IsConst(raw) ? Direction.In : Direction.InOut);
        if (direction is null || type.Kind == TypeKind.Unknown)
        {
            return null;
        }

        var isOne = set.Length is { } length && length.Evaluate(name => constants[name]) == BigInteger.One
            && ContractChecks.FixedLength(raw) is null && type.Kind != TypeKind.Void;
        return (isOne, direction) switch
        {
            (true, Direction.In) => new InputParameter(raw, type, set.Has("nullable")),
            (true, Direction.Out) => new OutputParameter(raw, type),
            (true, _) => new ReferenceParameter(raw, type),
            _ => new ArrayParameter(raw, Element(raw, type), types.Text(raw.Type), direction.Value, set.Has("nullable")),
        };
    }

    /// <summary>Bytes in C are char as often as void.</summary>
    private static string Element(RawParameter raw, NamedType type) =>
        type.Kind == TypeKind.Void || type.Name == "sbyte" && raw.NativeType?.Contains("signed char") == false
            && raw.NativeType.Contains("char") ? "byte" : type.FullName;

    private SafeParameter? BindCallback(ContractSet set)
    {
        var raw = set.Parameter;
        if (Trouble(set) is { } trouble)
        {
            problems.Add(Descriptors.BadCallback, set.PlaceOf("callback"), raw.Name, function.Name, trouble);
            return null;
        }

        var pointer = types.Text(raw.Type);
        return set.Has("progress") || set.Has("cancel")
            ? new ProgressParameter(raw, pointer, thunks.Progress(raw.Type), set.Has("progress"), set.Has("cancel"),
                set.Has("nullable"))
            : new CallbackParameter(raw, pointer, thunks.Delegate(raw.Type), thunks.DelegateType(raw.Type), set.Has("nullable"));
    }

    private string? Trouble(ContractSet set)
    {
        var type = set.Parameter.Type;
        var returns = type.Function[type.Function.Count - 1];
        if (Thunks.UserDataIndex(type) < 0)
        {
            return "none of its parameters is a void * for user data";
        }

        if (type.Function.Any(part => part is { Pointers: 0, IsFunctionPointer: false } && types[part].Kind == TypeKind.Unknown))
        {
            return "its types are not understood";
        }

        if (set.Has("cancel") && (IsPointer(returns) || !types[returns].IsInteger))
        {
            return "cancel needs one that returns an integer, other than 0 to stop";
        }

        if (set.Has("progress") && (thunks.DoneIndex(type) < 0 || !IsVoid(returns) && !types[returns].IsInteger))
        {
            return "progress needs one that is told an integer and returns an integer or nothing";
        }

        return (set.Has("progress") || set.Has("cancel")) && set["callback"]!.Names[0] != "call"
            ? "progress and cancel are for the length of a call" : null;
    }

    /// <summary>The nth user data belongs to the nth callback.</summary>
    private void PairUserData(SafeParameter? returns)
    {
        var callbacks = _parameters.OfType<ICallback>().ToList();
        var placeholders = _parameters.OfType<UserDataPlaceholder>().ToList();
        for (var i = 0; i < Math.Max(callbacks.Count, placeholders.Count); i++)
        {
            if (i >= callbacks.Count || i >= placeholders.Count)
            {
                var alone = i < callbacks.Count ? (SafeParameter)callbacks[i] : placeholders[i];
                problems.Add(Descriptors.BadCallback, alone.Raw.Place, alone.Raw.Name, function.Name,
                    i < callbacks.Count ? "no parameter with user_data belongs to it" : "no callback belongs to this user_data");
                continue;
            }

            _parameters[_parameters.IndexOf(placeholders[i])] = new UserDataParameter(placeholders[i].Raw, callbacks[i]);
        }

        foreach (var callback in _parameters.OfType<CallbackParameter>())
        {
            if (Set(callback)["callback"]!.Names[0] == "object")
            {
                GiveKeeper(callback, returns);
            }
        }
    }

    private void GiveKeeper(CallbackParameter callback, SafeParameter? returns)
    {
        callback.Keeper = _parameters.Append(returns).FirstOrDefault(parameter => parameter is HandleResultParameter)
            ?? _parameters.FirstOrDefault(parameter => parameter is HandleParameter && !Set(parameter).Has("nullable"));
        var handle = (callback.Keeper as HandleResultParameter)?.Handle ?? (callback.Keeper as HandleParameter)?.Handle;
        if (handle is null)
        {
            problems.Add(Descriptors.BadCallback, Set(callback).PlaceOf("callback"), callback.Raw.Name, function.Name,
                "lifetime: object needs a handle in the same function to keep it");
            return;
        }

        handle.KeepsCallbacks = true;
    }

    private void ForbidOverlaps()
    {
        var arrays = _parameters.OfType<ArrayParameter>().ToList();
        for (var i = 0; i < arrays.Count; i++)
        {
            for (var j = i + 1; j < arrays.Count; j++)
            {
                var (first, second) = (Set(arrays[i]).Alias, Set(arrays[j]).Alias);
                if ((first ?? second) is not null)
                {
                    arrays[j].MustNotOverlap.Add((arrays[i], first != "none" && second != "none"));
                }
            }
        }
    }

    private SafeParameter? BindReturn(ContractSet set)
    {
        var raw = set.Parameter;
        if (raw.Type is { Pointers: 0, IsFunctionPointer: false })
        {
            return types[raw.Type].Kind == TypeKind.Unknown ? null : new OutputParameter(raw, types[raw.Type]);
        }

        var pointer = types.Text(raw.Type);
        return set.Has("string") ? new StringResultParameter(raw, pointer, set.Has("nonnull"))
            : set["handle"] is { } contract && handles[contract.Names[0]] is { } handle
                ? new HandleResultParameter(raw, pointer, handle)
            : null;
    }

    private BigInteger? Bound(ContractSet set, int index) => set["range"]?.Lengths[index].Evaluate(name => constants[name]);

    private ContractSet Set(SafeParameter parameter) => _sets.First(set => set.Parameter.Name == parameter.Raw.Name);

    private static bool IsPointer(RawType type) => type.Pointers > 0 || type.IsFunctionPointer;

    private static bool IsVoid(RawType type) => type is { Name: "void", Pointers: 0 };

    /// <summary>Stands for user data until its callback is known.</summary>
    private sealed class UserDataPlaceholder(RawParameter raw) : SafeParameter(raw)
    {
        public override string Argument => "null";
    }
}
