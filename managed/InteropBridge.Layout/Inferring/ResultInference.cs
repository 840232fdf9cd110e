// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>Infers the contracts of a result.</summary>
/// <param name="objects">Of the header.</param>
/// <param name="functions">The names of all functions.</param>
internal sealed class ResultInference(Objects objects, IReadOnlySet<string> functions)
{
    public Guess Of(BoundFunction function, FunctionNotes notes)
    {
        var result = function.Returns;
        if (!result.Type.EndsWith('*') && !result.Type.StartsWith("delegate*", StringComparison.Ordinal))
        {
            return Guess.Nothing;
        }

        if (result.Type == "sbyte*" && !result.InC.Contains("signed char", StringComparison.Ordinal))
        {
            return Objects.IsConst(result) ? Guess.Known("string", "const char *")
                : notes.Release is { } free && (functions.Contains(free) || free == "free") ? Guess.Known($"string free({free})", $"attribute malloc({free})")
                : Guess.Unknown("char *: it is not known who frees it");
        }

        if (Objects.MayBeTheCallers(function) && notes.Release is null)
        {
            return Guess.Unknown($"the result may be in memory that the caller passes, or be what it passes: {result.InC}");
        }

        return Objects.TypeOf(result) is { } type && objects.Release(type) is { } release && !Objects.IsConst(result)
            && (Naming.IsCreator(function.Name) || notes.Release == release)
            ? Guess.Known($"handle({type}, {release})", $"a new object, which {release} releases")
            : Guess.Unknown($"the result is {result.InC}");
    }
}
