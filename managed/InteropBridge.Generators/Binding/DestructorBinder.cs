// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds functions that look as if they released an object that has a handle: called as a method, the handle would
/// release it a second time.</summary>
internal static class DestructorBinder
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "close", "cleanup", "dealloc", "deallocate", "deinit", "delete", "destroy", "dispose", "drop", "dtor", "end", "fini",
        "finish", "finalize", "free", "kill", "release", "shutdown", "term", "terminate", "uninit", "unref",
    };

    // Words of snake_case and of camelCase.
    private static readonly Regex Word = new("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant);

    /// <summary>Whether a function stays out until a contract says what becomes of the object; reports that.</summary>
    public static bool Refuses(FunctionScope scope)
    {
        var handles = scope.Sets.Where(set => set.Direction is null && Handle(scope, set) is not null).ToList();
        if (handles.Count != 1 || handles[0].Has("consumes") || handles[0].Has("borrows") || scope.Function.Returns.Type.IsPointer
            || scope.Sets.Any(set => set != handles[0] && set.Parameter.Type.IsPointer) || !LooksIt(scope.Function))
        {
            return false;
        }

        scope.Report(Descriptors.LooksLikeDestructor, scope.Function.Place, scope.Function.Name,
            Handle(scope, handles[0])!.Type, handles[0].Parameter.Name);
        return true;
    }

    private static Bound.Parameters.HandleType? Handle(FunctionScope scope, ContractSet set) =>
        set["handle"] is { } contract ? scope.Tables.Handles[contract.Names[0]] : scope.Tables.Handles.Find(set.Parameter.Type);

    private static bool LooksIt(RawFunction function) =>
        Word.Matches(function.Name).Cast<Match>().Any(match => Words.Contains(match.Value));
}
