// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Binding;

/// <summary>Decides which kind a parameter or return value is.</summary>
internal static class ParameterBinder
{
    /// <returns>Null if it cannot be bound; unless something else was reported, its contracts do not say what it is.</returns>
    public static BoundParameter? Bind(FunctionScope scope, ContractSet set)
    {
        var raw = set.Parameter;
        if (raw.Type.IsFunctionPointer)
        {
            return set.Has("callback") ? CallbackBinder.Bind(scope, set) : null;
        }

        if (set.Has("callback"))
        {
            return StructCallbackBinder.Bind(scope, set);
        }

        if (raw.Type.Pointers == 0)
        {
            return !ByValue.IsSound(scope, raw.Type) ? null
                : new ValueParameter(raw, scope.TypeOf(raw.Type), scope.Range(set)) { Enumeration = scope.Tables.Enums.Find(set) };
        }

        if (set.Has("user_data") && raw.Type is { Name: "void", Pointers: 1 })
        {
            return new UserDataParameter(raw);
        }

        return set.ArrayResult is not null ? ArrayResultBinder.Bind(scope, set, raw.Type with { Pointers = raw.Type.Pointers - 1 }, Freeing(scope, set))
            : set.Has("string") ? BindString(scope, set)
            : HandleBinder.Find(scope, set) is { } handle ? HandleBinder.Bind(scope, set, handle)
            : raw.Type.Pointers == 1 || set.Shape is not null ? ArrayBinder.Bind(scope, set) : null;
    }

    public static BoundParameter? BindReturn(FunctionScope scope)
    {
        var set = scope.Returns;
        var raw = set.Parameter;
        if (!raw.Type.IsPointer)
        {
            return !ByValue.IsSound(scope, raw.Type) ? null : new OutputParameter(raw, scope.TypeOf(raw.Type)) { Enumeration = scope.Tables.Enums.Find(set) };
        }

        var pointer = scope.Text(raw.Type);
        return set.ArrayResult is not null ? ArrayResultBinder.Bind(scope, set, raw.Type, Freeing(scope, set))
            : set.Has("string") ? new StringResultParameter(raw, pointer, set.Has("nonnull") || set["status"]?.Status is { IsNull: true }, Freeing(scope, set))
            : set["handle"] is { } contract && scope.Tables.Handles.Named(contract.Names[0]) is { } handle
                ? new HandleResultParameter(raw, pointer, handle)
            : set.Has("property") ? new AddressParameter(raw, pointer)
            : null;
    }

    private static BoundParameter BindString(FunctionScope scope, ContractSet set)
    {
        var pointer = scope.Text(set.Parameter.Type);
        if (set.Parameter.Type.Pointers == 2 && set.Direction == Direction.In)
        {
            return new StringArrayParameter(set.Parameter, pointer, set.Has("nullable"), ContractSet.IsNull(set.Length));
        }

        if (set.Parameter.Type.Pointers == 2)
        {
            return new StringResultParameter(set.Parameter, scope.Text(set.Parameter.Type with { Pointers = 1 }),
                set.Has("nonnull"), Freeing(scope, set));
        }

        return set.Has("twice") ? new TwiceParameter(set.Parameter, "byte", pointer, isText: true)
            : set.Direction == Direction.Out ? new StringBufferParameter(set.Parameter, pointer)
            : new StringParameter(set.Parameter, pointer, set.Has("nullable"));
    }

    /// <summary>The function that frees a string, and the type that it takes; null if the string stays C's.</summary>
    private static FreeFunction? Freeing(FunctionScope scope, ContractSet set) => set["free"]?.Names[0] is not { } name ? null
        : scope.Tables.Functions.TryGetValue(name, out var function) ? new FreeFunction(name, scope.Text(function.Parameters[0].Type))
        : new FreeFunction(null, "void*");
}
