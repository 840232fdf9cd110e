// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Reporting;

/// <summary>Guesses from names and types which contracts functions have, for a person to read: nothing is applied.</summary>
internal sealed partial class Suggestions
{
    private readonly HashSet<string> _withFields;
    private readonly Releases _releases;

    /// <param name="file">All of the bindings.</param>
    public Suggestions(BindingFile file)
    {
        _withFields = [.. file.Structs.Where(type => type.Fields.Count > 0).Select(type => type.Name)];
        _releases = new Releases(file.Functions.Where(function => function.Parameters.Count == 1
            && IsObject(function.Parameters[0].Type)));
    }

    /// <returns>Lines of an overlay, each with its reason as a comment.</returns>
    public IEnumerable<string> Of(BoundFunction function)
    {
        if (_releases.IsSecond(function))
        {
            return [$"{function.Name}: omit # another function releases such objects"];
        }

        return new[] { (Name: function.Name, Contract: Result(function)) }
            .Concat(function.Parameters.Select((parameter, index) => (Name: $"{function.Name}.{parameter.Name}", Contract: Contract(function, index))))
            .Where(line => line.Contract is not null).Select(line => $"{line.Name}: {line.Contract}");
    }

    private string? Result(BoundFunction function) => function.Returns.Type is "sbyte*"
        ? IsConst(function.Returns) ? "string(utf8) # const char *" : null
        : CreatorName().IsMatch(function.Name) ? Handle(function.Returns.Type) : null;

    private string? Handle(string type) => IsObject(type) && _releases.Of(type) is { } release
        ? $"handle({type[..^1].TrimStart('@')}, {release}) # {release} takes it and nothing else" : null;

    private string? Contract(BoundFunction function, int index)
    {
        var parameter = function.Parameters[index];
        if (parameter.Type.StartsWith("delegate*", StringComparison.Ordinal) || !parameter.Type.EndsWith('*') || IsObject(parameter.Type))
        {
            return null;
        }

        if (parameter.Type.EndsWith("**", StringComparison.Ordinal))
        {
            return Handle(parameter.Type[..^1]) is { } handle ? $"out(1) {handle}" : null;
        }

        if (Count(function, index) is { } count)
        {
            return IsConst(parameter) ? $"in({count}) # {count} is its length, by the name; const: only read"
                : $"{(OutputName().IsMatch(parameter.Name) ? "out" : "inout")}({count}) # {count} is its length, by the name";
        }

        return parameter.Type switch
        {
            "void*" => null,
            "sbyte*" => IsConst(parameter) ? "string(utf8) # const char *" : null,
            [.. var type, '*'] when _withFields.Contains(type.TrimStart('@')) =>
                IsConst(parameter) ? "in(1) # const, and no length beside it" : "inout(1) # one struct: no length beside it",
            _ => IsConst(parameter) ? null : "out(1) # written, and no length beside it",
        };
    }

    /// <summary>A pointer to a struct without fields: it needs no contract where it is passed.</summary>
    private bool IsObject(string type) => type is [.. var name, '*'] && !name.EndsWith('*') && !BuiltIn().IsMatch(name)
        && !_withFields.Contains(name.TrimStart('@'));

    /// <summary>The number of elements beside a pointer: <c>src, srcSize</c>, <c>data, n</c>.</summary>
    private static string? Count(BoundFunction function, int index)
    {
        var name = function.Parameters[index].Name;
        return new[] { index + 1, index - 1 }.Where(other => other >= 0 && other < function.Parameters.Count)
            .Select(other => function.Parameters[other])
            .Where(other => Integer().IsMatch(other.Type) && (CountName().IsMatch(other.Name)
                || other.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && CountWord().IsMatch(other.Name[name.Length..])))
            .Select(other => other.Name).FirstOrDefault();
    }

    private static bool IsConst(BoundParameter parameter) => parameter.InC.StartsWith("const ", StringComparison.Ordinal);

    [GeneratedRegex("^(void|bool|s?byte|u?short|n?u?int|u?long|float|double|CU?Long|nint|nuint|delegate.*|.*[.<>].*)$")]
    private static partial Regex BuiltIn();

    [GeneratedRegex("^(nu?int|nuint|u?int|u?long|u?short|byte|CU?Long)$")]
    private static partial Regex Integer();

    [GeneratedRegex("^(n|len|length|size|count|num|nbytes|nmemb|capacity)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountName();

    [GeneratedRegex("^_?(n|len|length|size|count|num|bytes|capacity)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountWord();

    [GeneratedRegex("(^|_)(out|dst|dest|buf|result)|out$", RegexOptions.IgnoreCase)]
    private static partial Regex OutputName();

    [GeneratedRegex("create|new|alloc|init|open|dup|clone|copy|plan_|begin|parse|load|connect", RegexOptions.IgnoreCase)]
    private static partial Regex CreatorName();
}
