// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>Infers the contracts of a header's functions, for a person to read.</summary>
internal sealed partial class Inference
{
    private readonly Objects _objects;
    private readonly HeaderNotes _notes;
    private readonly ParameterInference _parameters;
    private readonly ResultInference _results;

    /// <param name="file">All of the bindings.</param>
    /// <param name="notes">What the header says.</param>
    public Inference(BindingFile file, HeaderNotes notes)
    {
        var functions = file.Functions.Select(notes.Aliases.Resolve).ToList();
        _objects = new Objects(file, functions, notes.Comments);
        _notes = notes;
        _parameters = new ParameterInference(_objects);
        _results = new ResultInference(_objects, functions.Select(function => function.Name).ToHashSet());

        // A type is an object only if a function that creates it is complete, which may hang on other types.
        while (_objects.Keep(file.Functions.Select(Of).Where(found => found.IsComplete).SelectMany(found => found.Lines)
            .Select(line => Created().Match(line).Groups["type"].Value).ToHashSet()))
        {
        }
    }

    /// <returns>Lines of an overlay, each with its reason as a comment, and whether they are all that the function needs: the others have
    /// a line with a question mark where a contract is missing.</returns>
    public (IReadOnlyList<string> Lines, bool IsComplete) Of(BoundFunction function)
    {
        if (_objects.IsRelease(function))
        {
            return ([], true);
        }

        if (_objects.IsSecond(function) || MayRelease(function))
        {
            var why = _objects.IsSecond(function) ? "another function releases such objects" : "its name says that it may release the object; consumes or borrows";
            return ([$"{function.Name}: omit  # {why}"], true);
        }

        var notes = _notes.Of(function.Name);
        function = _notes.Aliases.Resolve(function);
        var result = _results.Of(function, notes);
        var parameters = function.Parameters.Select((_, index) => _parameters.Of(function, index, notes)).ToList();
        WithParents(function, parameters.Prepend(result).Select(guess => Created().Match(guess.Contract ?? "")).Where(match => match.Success)
            .Select(match => match.Groups["type"].Value).ToHashSet(), parameters);
        var guesses = function.Parameters.Zip(parameters, (parameter, guess) => (Name: $"{function.Name}.{parameter.Name}", Guess: guess))
            .Prepend((Name: function.Name, Guess: result)).ToList();
        return ([.. guesses.Where(line => line.Guess.Contract is not null || !line.Guess.IsKnown)
                .Select(line => $"{line.Name}: {line.Guess.Contract ?? "?"}  # {line.Guess.Reason}")],
            guesses.TrueForAll(line => line.Guess.IsKnown));
    }

    /// <summary>A new object may use those that it was made of until it is released, which no type tells, and one of the same type too, as a node of a
    /// tree does, if it is no copy. To keep them is never wrong.</summary>
    /// <param name="function">With the types behind typedefs.</param>
    /// <param name="created">The types of the objects that it creates.</param>
    /// <param name="guesses">Of its parameters.</param>
    private void WithParents(BoundFunction function, HashSet<string> created, List<Guess> guesses)
    {
        for (var i = 0; i < guesses.Count && created.Count > 0; i++)
        {
            if (guesses[i] == Guess.Nothing && Objects.TypeOf(function.Parameters[i]) is { } type && (!created.SetEquals([type]) || !Naming.IsDuplicator(function.Name)) && _objects.Release(type) is not null)
            {
                guesses[i] = Guess.Known("parent", $"the new {string.Join(" or ", created.Order(StringComparer.Ordinal))} may use it as long as it lives");
            }
        }
    }

    /// <summary>As the generator asks, which would warn.</summary>
    private bool MayRelease(BoundFunction function) => !function.Returns.Type.EndsWith('*') && Generators.Binding.DestructorName.Fits(function.Name)
        && function.Parameters.Where(parameter => parameter.Type.EndsWith('*') || parameter.Type.StartsWith("delegate*", StringComparison.Ordinal)).ToList()
            is [var only] && Objects.TypeOf(only) is { } type && _objects.Release(type) is not null;

    [GeneratedRegex(@"\bhandle\((?<type>\w+),")]
    private static partial Regex Created();
}
