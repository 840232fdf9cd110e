// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds what C keeps beyond the call to the handle that keeps it alive, and finds the handles that C
/// consumes.</summary>
internal static class KeptBinder
{
    private static readonly string[] ForHandles = ["consumes", "borrows", "parent"];

    public static void Bind(FunctionScope scope, List<BoundParameter> parameters, BoundParameter? returns)
    {
        foreach (var parameter in parameters)
        {
            var set = scope.SetOf(parameter);
            if (parameter is HandleParameter handle)
            {
                handle.IsConsumed = set.Has("consumes");
                handle.Handle.IsConsumed |= handle.IsConsumed;
            }
            else if (ForHandles.FirstOrDefault(set.Has) is { } word)
            {
                scope.Report(Descriptors.BadKept, set.PlaceOf(word), word, parameter.Raw.Name, "it is no handle");
            }

            if (set.Has("kept") || parameter is HandleParameter && set.Has("parent"))
            {
                Keep(scope, parameter, set, Keeper(set, parameters, returns));
            }
        }
    }

    /// <summary>The parameter that the contract names; of a parent, the handle that the function creates.</summary>
    private static BoundParameter? Keeper(ContractSet set, List<BoundParameter> parameters, BoundParameter? returns)
    {
        var all = returns is null ? parameters : parameters.Append(returns);
        return set["kept"] is not { } kept ? all.FirstOrDefault(parameter => parameter is HandleResultParameter)
            : all.FirstOrDefault(parameter => kept.Names.Contains(parameter.Raw.Name));
    }

    private static void Keep(FunctionScope scope, BoundParameter parameter, ContractSet set, BoundParameter? keeper)
    {
        var word = set.Has("kept") ? "kept" : "parent";
        void Refuse(string why) => scope.Report(Descriptors.BadKept, set.PlaceOf(word), word, parameter.Raw.Name, why);
        var isForever = set["kept"] is { Names.Length: 0 };
        var type = (keeper as HandleResultParameter)?.Handle
            ?? (keeper is HandleParameter { IsNullable: false } given ? given.Handle : null);
        if (parameter is not (KeptArrayParameter or HandleParameter))
        {
            Refuse("only arrays and handles can be kept; a string can be an array of bytes, in(n)");
        }
        else if (parameter is HandleParameter && isForever)
        {
            Refuse("a handle is kept by another");
        }
        else if (keeper == parameter || type is null && !isForever)
        {
            Refuse(word == "parent" ? "the function creates no handle"
                : "what keeps it is a handle among the parameters that cannot be NULL, or 'return', and no other");
        }
        else if (parameter is KeptArrayParameter array)
        {
            array.Keeper = keeper;
            _ = type is null || (type.KeepsMemory = true);
        }
        else if (parameter is HandleParameter handle)
        {
            handle.Keeper = keeper;
            type!.KeepsHandles = true;
        }
    }
}
