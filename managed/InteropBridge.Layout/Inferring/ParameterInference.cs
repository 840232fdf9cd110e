// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>Infers the contracts of a parameter: from what the header says first, then from types and names.</summary>
/// <param name="objects">Of the header.</param>
internal sealed partial class ParameterInference(Objects objects)
{
    public Guess Of(BoundFunction function, int index, FunctionNotes notes)
    {
        var parameter = function.Parameters[index];
        if (parameter.Type == "__arglist" || parameter.Type.StartsWith("delegate*", StringComparison.Ordinal))
        {
            return Guess.Unknown(parameter.Type == "__arglist" ? "any number of arguments" : "a callback, of which it is not known how long C keeps it");
        }

        if (!parameter.Type.EndsWith('*'))
        {
            return Guess.Nothing;
        }

        var guess = Said(function, index, notes) ?? Typed(function, index, notes);
        var mayBeNull = notes.Nullable.Contains(index) || notes.NonNull?.Contains(index) == false;
        return guess.IsKnown && mayBeNull && !IsSingleOutput(guess) ? guess.With("nullable", notes.Nullable.Contains(index) ? "it may be NULL, says the header"
            : "attribute nonnull leaves it out") : guess;
    }

    private static bool IsSingleOutput(Guess guess) => guess.Contract?.StartsWith("out(1)", StringComparison.Ordinal) == true
        || guess.Contract?.StartsWith("inout(1)", StringComparison.Ordinal) == true;

    /// <summary>What the header itself says.</summary>
    private Guess? Said(BoundFunction function, int index, FunctionNotes notes)
    {
        var parameter = function.Parameters[index];
        var isOfBytes = parameter.Type is "void*" or "byte*" or "sbyte*";
        if (notes.Spelled.TryGetValue(index, out var spelled))
        {
            return spelled.Source.Contains("bytes_", StringComparison.Ordinal) && !isOfBytes ? Guess.Unknown("a count of bytes, and larger elements")
                : spelled.Contract is "in(1)" or "out(1)" or "inout(1)" && (isOfBytes || Objects.TypeOf(parameter) is { } type && !objects.HasFields(type)) ? null
                : Guess.Known(spelled.Contract, spelled.Source);
        }

        return notes.Access.TryGetValue(index, out var access) && access.Count < function.Parameters.Count && parameter.Type.Count(sign => sign == '*') == 1
            ? Guess.Known($"{(Objects.IsConst(parameter) ? "in" : access.Direction)}({function.Parameters[access.Count].Name})", access.Source) : null;
    }

    private Guess Typed(BoundFunction function, int index, FunctionNotes notes)
    {
        var parameter = function.Parameters[index];
        if (parameter.Type.EndsWith("**", StringComparison.Ordinal))
        {
            return Behind(function, index, notes);
        }

        if (Objects.TypeOf(parameter) is { } type && objects.Release(type) is not null)
        {
            return index > 0 && !Objects.IsConst(parameter) && Naming.MayTake(function.Name)
                ? Guess.Unknown("the library may keep the object, or take it over: say consumes, kept or borrows") : Guess.Nothing;
        }

        if (Objects.TypeOf(parameter) is { } made && objects.HasFields(made) && objects.IsOfLibrary(made))
        {
            return Guess.Unknown("an object that the library makes, and no function that releases it is known");
        }

        if (Objects.TypeOf(parameter) is { } held && objects.HasFields(held) && objects.HasEnd(held))
        {
            return Guess.Unknown("a function ends its use, so that it may have to stay in its place until then");
        }

        if (Naming.IsFree(function.Name))
        {
            return Guess.Unknown("by its name, it frees what C has allocated");
        }

        if (parameter.InC.Contains('[', StringComparison.Ordinal))
        {
            return parameter.InC.Contains("[]", StringComparison.Ordinal) ? Counted(function, index, notes) ?? Guess.Unknown("an array of unknown length")
                : Guess.Nothing;
        }

        return Counted(function, index, notes) ?? Single(function, parameter, notes);
    }

    /// <summary>An array and its length.</summary>
    private Guess? Counted(BoundFunction function, int index, FunctionNotes notes)
    {
        var parameter = function.Parameters[index];
        if (IsOpaque(parameter) || Counts.Of(function, index) is not { } count)
        {
            return null;
        }

        return Kept(function, parameter, Objects.IsConst(parameter) ? Guess.Known($"in({count.Name})", $"{count.Reason}; const: only read")
            : notes.Directions.TryGetValue(parameter.Name, out var said) ? Guess.Known($"{said.Direction}({count.Name})", $"{count.Reason}; {said.Source}")
            : Guess.Known($"{(Naming.IsOutput(parameter.Name) ? "out" : "inout")}({count.Name})", count.Reason));
    }

    /// <summary>A new object often keeps the bytes that it was made of, which no type tells. To say so where it copies them costs memory: they
    /// stay pinned as long as the object lives.</summary>
    private Guess Kept(BoundFunction function, BoundParameter parameter, Guess guess) =>
        !Counts.IsOfBytes(parameter) || guess.Contract!.StartsWith("out", StringComparison.Ordinal) || objects.KeeperOfArrays(function) is not { } keeper ? guess
        : keeper.Length == 0 ? Guess.Unknown("the library may keep the pointer, or copy what is there: say kept(by ...), or that it is read alone")
        : guess.With($"kept(by {keeper})", "the object may keep the pointer");

    /// <summary>A string, or one value.</summary>
    private Guess Single(BoundFunction function, BoundParameter parameter, FunctionNotes notes)
    {
        var isConst = Objects.IsConst(parameter);
        if (parameter.Type is "sbyte*")
        {
            return isConst && parameter.InC.StartsWith("const char", StringComparison.Ordinal) ? Guess.Known("string", "const char *, and no length beside it")
                : Guess.Unknown("char * without a length");
        }

        var isStruct = Objects.TypeOf(parameter) is { } type && objects.HasFields(type);
        if (parameter.Type is "void*" or "byte*" || !isStruct && (isConst || IsOpaque(parameter)))
        {
            return Guess.Unknown($"{parameter.InC} without a length");
        }

        var isSaid = notes.Directions.TryGetValue(parameter.Name, out var said);
        if (Naming.IsUnnamed(parameter.Name) && !isStruct || isStruct && Naming.IsTable(parameter.Name))
        {
            return Guess.Unknown("one value or an array of them");
        }

        if (!isSaid && (Counts.Any(function) || function.Parameters.Any(other => Naming.IsStride(other.Name)) || Naming.IsArray(parameter.Name) && !isStruct))
        {
            return Guess.Unknown("one value or an array of them");
        }

        return isConst ? Guess.Known("in(1)", "one struct: const, and nothing counts it")
            : isSaid ? Guess.Known($"{said.Direction}(1)", $"{said.Source}, and nothing counts it")
            : isStruct ? parameter.Name is "result" ? Guess.Known("out(1)", "one struct, written, by the name") : Guess.Known("inout(1)", "one struct: nothing counts it")
            : Naming.IsOutput(parameter.Name) ? Guess.Known("out(1)", "written, by the name, and nothing counts it")
            : Guess.Known("inout(1)", "one value: nothing counts it");
    }

    /// <summary>Where C puts a new object, or strings that it reads.</summary>
    private Guess Behind(BoundFunction function, int index, FunctionNotes notes)
    {
        var parameter = function.Parameters[index];
        var isSaid = notes.Directions.TryGetValue(parameter.Name, out var said);

        // In an array of strings that is not const, C may as well put some: char *const * is only read.
        var isRead = parameter.InC.Contains("*const", StringComparison.Ordinal) || parameter.InC.Contains("* const", StringComparison.Ordinal)
            || (isSaid ? said.Direction == "in" : !Naming.IsOutput(parameter.Name) && !Naming.IsGetter(function.Name));
        if (isRead && Strings().IsMatch(parameter.InC) && Counts.Of(function, index) is { } count && !function.Parameters.Any(other => LengthsOf(other, parameter)))
        {
            return Guess.Known($"in({count.Name}) string", $"{count.Reason}; const char *: strings");
        }

        var isOutput = isSaid ? said.Direction == "out"
            : IsCreatorOf(function, parameter) || Naming.IsOutput(parameter.Name) || parameter.Name.StartsWith("pp", StringComparison.Ordinal);
        return isOutput && !parameter.InC.StartsWith("const ", StringComparison.Ordinal) && !Naming.IsDestructor(function.Name)
            && Objects.TypeBehind(parameter) is { } type && objects.Release(type) is { } release && objects.IsReleasedAsOthers(function, type)
            && !objects.MayBeLent(function, release)
            ? Guess.Known($"out(1) handle({type}, {release})", $"a new object, which {release} releases") : Guess.Unknown(parameter.InC);
    }

    /// <summary>What initializes something else may lend a part of it, as <c>EVP_DigestSignInit</c> does.</summary>
    private static bool IsCreatorOf(BoundFunction function, BoundParameter parameter) => Naming.IsCreator(function.Name)
        && (!Objects.IsInit(function) || parameter == function.Parameters[0]);

    /// <summary>Whether the texts have lengths, and are perhaps no strings.</summary>
    private static bool LengthsOf(BoundParameter other, BoundParameter texts) => other != texts && other.Type.EndsWith('*')
        && (Naming.IsCountOf(other.Name, texts.Name) || Naming.IsCountByEnding(other.Name));

    [GeneratedRegex(@"^const char \*( ?const ?)? ?\*$")]
    private static partial Regex Strings();

    private bool IsOpaque(BoundParameter parameter) => Objects.TypeOf(parameter) is { } type && !objects.HasFields(type) && !objects.Enums.Contains(type);
}
