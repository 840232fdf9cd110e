// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds callbacks and the user data through which their delegates travel.</summary>
internal static class CallbackBinder
{
    private const int MostParameters = 16; // of System.Func and System.Action

    public static BoundParameter? Bind(FunctionScope scope, ContractSet set)
    {
        var raw = set.Parameter;
        if (Trouble(scope, set) is { } trouble)
        {
            scope.Report(Descriptors.BadCallback, set.PlaceOf("callback"), raw.Name, scope.Function.Name, trouble);
            return null;
        }

        var isProgress = set.Has("progress") || set.Has("cancel");
        var slot = Slot(scope, set);
        var (pointer, thunk) = (scope.Text(raw.Type), scope.Tables.Thunks.Find(raw.Type, scope.Tables.Headers.Callback(raw), isProgress, slot, scope.Function.Name));
        return isProgress
            ? new ProgressParameter(raw, pointer, thunk, set.Has("progress"), set.Has("cancel"), set.Has("nullable"))
            : new CallbackParameter(raw, pointer, thunk, set.Has("nullable"));
    }

    /// <summary>Which callback of the function without user data it is; -1 if it has some. Those get it that can; where there is none, no
    /// callback can.</summary>
    public static int Slot(FunctionScope scope, ContractSet set) => scope.Sets.Where(other => IsInSlot(scope, other)).ToList().IndexOf(set);

    private static bool IsInSlot(FunctionScope scope, ContractSet set)
    {
        if (set["callback"] is not { } contract || set.Has("progress") || set.Has("cancel"))
        {
            return false;
        }

        if (contract.Names.Length > 1)
        {
            return contract.Names.Length < 3;
        }

        var userData = scope.Sets.Count(other => other.Has("user_data"));
        return userData == 0 || !IsCapable(set) && scope.Sets.Count(IsCapable) == userData;
    }

    private static bool IsCapable(ContractSet set) => set["callback"]?.Names.Length == 1 && set.Parameter.Type.IsFunctionPointer
        && ThunkTable.UserDataIndex(set.Parameter.Type) >= 0;

    private static string? Trouble(FunctionScope scope, ContractSet set)
    {
        var type = set.Parameter.Type;
        var returns = type.Function[type.Function.Count - 1];
        if (Trouble(scope, type, Slot(scope, set) >= 0, set["callback"]!.Names[0]) is { } trouble)
        {
            return trouble;
        }

        if (set.Has("cancel") && (returns.IsPointer || !scope.TypeOf(returns).IsPlainInteger))
        {
            return "cancel needs one that returns an integer, other than 0 to stop";
        }

        if (set.Has("progress")
            && (scope.Tables.Thunks.DoneIndex(type) < 0 || !returns.IsVoid && !scope.TypeOf(returns).IsPlainInteger))
        {
            return "progress needs one that takes an integer and returns an integer or nothing";
        }

        return (set.Has("progress") || set.Has("cancel")) && set["callback"]!.Names[0] != "call"
            ? "progress and cancel are for the length of a call" : null;
    }

    /// <summary>Of a callback's type, wherever it stands.</summary>
    public static string? Trouble(FunctionScope scope, RawType type, bool hasSlot, string lifetime) =>
        !hasSlot && ThunkTable.UserDataIndex(type) < 0 ? "none of its parameters is a void * for user data"
        : hasSlot && lifetime != "call" ? "without user data it is found by the thread that makes the call, and lives no longer than that: lifetime: call"
        : type.Function.Any(part => !part.IsPointer && !part.IsVoid && !ByValue.IsSound(scope, part))
            ? "one of its types is not understood, or cannot be passed by value"
        : type.Function.Count - (hasSlot ? 1 : 2) > MostParameters ? $"it has more than {MostParameters} parameters, which no delegate of .NET has"
        : null;

    /// <summary>The nth user data belongs to the nth callback.</summary>
    public static void Pair(FunctionScope scope, List<BoundParameter> parameters, BoundParameter? returns)
    {
        var callbacks = parameters.OfType<ThunkParameter>().Where(callback => callback is not StructCallbackParameter && !callback.Thunk.HasSlot).ToList();
        var userData = parameters.OfType<UserDataParameter>().ToList();
        for (var i = 0; i < Math.Max(callbacks.Count, userData.Count); i++)
        {
            if (i < callbacks.Count && i < userData.Count)
            {
                userData[i].Callback = callbacks[i];
                continue;
            }

            BoundParameter alone = i < callbacks.Count ? callbacks[i] : userData[i];
            scope.Report(Descriptors.BadCallback, alone.Raw.Place, alone.Raw.Name, scope.Function.Name,
                i < callbacks.Count ? "no parameter with user_data belongs to it" : "no callback belongs to this user_data");
        }

        foreach (var callback in parameters.OfType<CallbackParameter>()
            .Where(callback => scope.SetOf(callback)["callback"]!.Names[0] == "object"))
        {
            GiveKeeper(scope, callback, parameters, returns);
        }
    }

    private static void GiveKeeper(
        FunctionScope scope, CallbackParameter callback, List<BoundParameter> parameters, BoundParameter? returns)
    {
        callback.Keeper = parameters.Append(returns).FirstOrDefault(parameter => parameter is HandleResultParameter)
            ?? parameters.FirstOrDefault(parameter => parameter is HandleParameter { IsNullable: false });
        var handle = (callback.Keeper as HandleResultParameter)?.Handle ?? (callback.Keeper as HandleParameter)?.Handle;
        if (handle is null)
        {
            scope.Report(Descriptors.BadCallback, scope.SetOf(callback).PlaceOf("callback"), callback.Raw.Name,
                scope.Function.Name, "lifetime: object needs a handle in the same function to keep it");
            return;
        }

        handle.KeepsCallbacks = true;
    }
}
