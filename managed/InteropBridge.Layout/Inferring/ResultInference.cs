// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>Infers the contracts of a result.</summary>
/// <param name="objects">Of the header.</param>
/// <param name="functions">The names of all functions.</param>
internal sealed class ResultInference(Objects objects, IReadOnlySet<string> functions)
{
    /// <summary>Whether a string is a part of the object that a function is passed. It is copied and not freed, so that nothing worse than a leak
    /// comes of a mistake.</summary>
    private bool IsOfTheObject(BoundFunction function) => function.Parameters is [var first, ..] && Objects.IsConst(first)
        && Objects.TypeOf(first) is { } type && objects.Release(type) is not null
        && !Naming.MakesText(function.Name) && function.Parameters.Skip(1).All(parameter => !parameter.Type.EndsWith('*'));

    public Guess Of(BoundFunction function, FunctionNotes notes)
    {
        var result = function.Returns;
        if (objects.MayPointToArguments(function))
        {
            return Guess.Unknown($"the result has pointers, perhaps to what the function is passed: {result.InC}");
        }

        if (!result.Type.EndsWith('*') && !result.Type.StartsWith("delegate*", StringComparison.Ordinal))
        {
            return Guess.Nothing;
        }

        if (result.Type == "sbyte*" && !result.InC.Contains("signed char", StringComparison.Ordinal))
        {
            return Objects.IsConst(result) ? Guess.Known("string", "const char *")
                : notes.Release is { } free && (functions.Contains(free) || free == "free") ? Guess.Known($"string free({free})", $"attribute malloc({free})")
                : IsOfTheObject(function) ? Guess.Known("string", "char * of an object that is const, taken for the object's own; if it is the caller's to free, say which function frees it")
                : Guess.Unknown("char *: it is not known who frees it");
        }

        if (Objects.MayBeTheCallers(function) && notes.Release is null)
        {
            return Guess.Unknown($"the result may be in memory that the caller passes, or be what it passes: {result.InC}");
        }

        return Objects.TypeOf(result) is { } type && objects.Release(type) is { } release && !Objects.IsConst(result)
            && (objects.IsNew(function) && objects.IsReleasedAsOthers(function, type) || notes.Release == release)
            ? Guess.Known($"handle({type}, {release})", $"a new object, which {release} releases")
            : Guess.Unknown($"the result is {result.InC}");
    }
}
