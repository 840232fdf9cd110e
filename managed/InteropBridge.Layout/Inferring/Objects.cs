// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>The objects of a header: types that some functions create and others release.</summary>
internal sealed partial class Objects
{
    private readonly HashSet<string> _withFields;
    private readonly Dictionary<string, List<string>> _releases = [];
    private readonly Dictionary<string, string> _chosen = [];

    /// <param name="file">All of the bindings.</param>
    public Objects(BindingFile file)
    {
        _withFields = [.. file.Structs.Where(type => type.Fields.Count > 0).Select(type => type.Name)];
        Enums = [.. file.Enums.Keys];
        foreach (var function in file.Functions.Where(function => function.Parameters.Count == 1 && Naming.IsDestructor(function.Name)))
        {
            if (TypeOf(function.Parameters[0]) is { } type)
            {
                (_releases.TryGetValue(type, out var names) ? names : _releases[type] = []).Add(function.Name);
            }
        }

        Choose(file);
    }

    /// <summary>The names of enums.</summary>
    public HashSet<string> Enums { get; }

    /// <summary>The function that releases objects of a type, if one creates them; null if there is none.</summary>
    public string? Release(string type) => _chosen.GetValueOrDefault(type);

    /// <summary>Forgets the types that no function is known to create.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Keep(IReadOnlySet<string> created)
    {
        var rest = _chosen.Keys.Where(type => !created.Contains(type)).ToList();
        rest.ForEach(type => _chosen.Remove(type));
        return rest.Count > 0;
    }

    /// <summary>Whether it releases objects that another function releases too.</summary>
    public bool IsSecond(BoundFunction function) => function.Parameters.Count == 1 && TypeOf(function.Parameters[0]) is { } type
        && Release(type) is { } release && release != function.Name && _releases[type].Contains(function.Name);

    /// <summary>Whether it is what a handle calls to release its object.</summary>
    public bool IsRelease(BoundFunction function) => _chosen.ContainsValue(function.Name);

    public bool HasFields(string type) => _withFields.Contains(type);

    /// <summary>The name of the struct, or the typedef of void, that a parameter points to; null if it is nothing of the kind.</summary>
    public static string? TypeOf(BoundParameter parameter) => parameter.Type is not [.. var name, '*'] || name.EndsWith('*') ? null
        : name == "void" ? VoidAlias().Match(parameter.InC) is { Success: true } alias ? alias.Groups["name"].Value : null
        : BuiltIn().IsMatch(name) ? null : name.TrimStart('@');

    /// <summary>The same of what a pointer to a pointer leads to.</summary>
    public static string? TypeBehind(BoundParameter parameter) => parameter.Type is not [.. var name, '*', '*'] || name.EndsWith('*') ? null
        : TypeOf(new BoundParameter($"{name}*", parameter.NativeType is [.. var native, '*'] ? native : parameter.NativeType));

    /// <summary>For each type that is created, what releases it: of several functions the one whose name is most like its
    /// creator's.</summary>
    private void Choose(BindingFile file)
    {
        var ambiguous = new List<string>();
        foreach (var function in file.Functions)
        {
            var type = Naming.IsCreator(function.Name) && !IsConst(function.Returns) && !MayBeTheCallers(function) ? TypeOf(function.Returns) : null;
            type ??= function.Parameters.Select(TypeBehind).FirstOrDefault(behind => behind is not null && !HasFields(behind));
            if (type is not null && _releases.TryGetValue(type, out var releases))
            {
                var release = releases.MaxBy(name => (Naming.CommonPrefix(name, function.Name), Naming.IsFree(name), -name.Length))!;
                // A struct whose fields are known may as well be the caller's own.
                if ((!HasFields(type) || Naming.CommonPrefix(release, function.Name) > 3) && !_chosen.TryAdd(type, release) && _chosen[type] != release)
                {
                    ambiguous.Add(type);
                }
            }
        }

        // One type for readers and writers, say, each with a function of its own.
        ambiguous.ForEach(type => _chosen.Remove(type));
    }

    /// <summary>Whether a function's result may be what it was passed, or lie in a buffer that it was passed, as
    /// <c>LZ4_initStream(buffer, size)</c> has it.</summary>
    public static bool MayBeTheCallers(BoundFunction function) => function.Parameters.Any(parameter => !IsConst(parameter)
        && ((parameter.Type is "void*" or "byte*" or "sbyte*" && TypeOf(parameter) is null) || parameter.Type == function.Returns.Type));

    public static bool IsConst(BoundParameter parameter) => parameter.InC.StartsWith("const ", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:const )?(?!void\b)(?<name>\w+) ?\*$")]
    private static partial Regex VoidAlias();

    [GeneratedRegex("^(bool|s?byte|u?short|u?int|nu?int|u?long|char|float|double|CU?Long|delegate.*|.*[.<>].*)$")]
    private static partial Regex BuiltIn();
}
