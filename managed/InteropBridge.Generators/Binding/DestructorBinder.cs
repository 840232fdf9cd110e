// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds functions that look as if they released an object that has a handle: called as a method, the handle would
/// release it a second time.</summary>
internal static class DestructorBinder
{
    /// <summary>Whether a function stays out until a contract says what becomes of the object; reports that.</summary>
    public static bool Refuses(FunctionScope scope)
    {
        var handles = scope.Sets.Where(set => set.Direction is null && Handle(scope, set) is not null).ToList();
        if (handles.Count != 1 || handles[0].Has("consumes") || handles[0].Has("borrows") || scope.Function.Returns.Type.IsPointer
            || scope.Sets.Any(set => set != handles[0] && set.Parameter.Type.IsPointer) || !DestructorName.Fits(scope.Function.Name))
        {
            return false;
        }

        scope.Report(Descriptors.LooksLikeDestructor, scope.Function.Place, scope.Function.Name,
            Handle(scope, handles[0])!.Type, handles[0].Parameter.Name);
        return true;
    }

    private static Bound.Parameters.HandleType? Handle(FunctionScope scope, ContractSet set) =>
        set["handle"] is { } contract ? scope.Tables.Handles[contract.Names[0]] : scope.Tables.Handles.Find(set.Parameter);
}
