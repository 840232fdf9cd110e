// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds pointers to opaque objects.</summary>
internal static class HandleBinder
{
    /// <summary>The handle that a parameter is; null if it is none.</summary>
    public static HandleType? Find(FunctionScope scope, ContractSet set)
    {
        var handles = scope.Tables.Handles;
        if (set["handle"] is not { } contract)
        {
            return set.Direction is null ? handles.Find(set.Parameter) : null;
        }

        var named = handles.Named(contract.Names[0]);
        if (named is null)
        {
            scope.Report(Descriptors.BadHandle, set.PlaceOf("handle"), contract.Names[0], "no function creates it");
        }

        return named;
    }

    public static BoundParameter? Bind(FunctionScope scope, ContractSet set, HandleType handle)
    {
        var raw = set.Parameter;
        return raw.Type.Pointers == 2 && set.Direction == Direction.Out
                ? new HandleResultParameter(raw, scope.Text(raw.Type with { Pointers = 1 }), handle)
            : raw.Type.Pointers == 1 ? new HandleParameter(raw, scope.Text(raw.Type), handle, set.Has("nullable"))
            : null;
    }
}
