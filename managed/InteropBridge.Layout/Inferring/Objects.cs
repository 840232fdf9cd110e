// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>The objects of a header: types that some functions create and others release.</summary>
internal sealed partial class Objects
{
    private readonly HashSet<string> _withFields;
    private readonly HashSet<string> _withPointers;
    private readonly HashSet<string> _ofLibrary;
    private readonly FunctionComments _comments;
    private readonly Dictionary<string, List<string>> _releases = [];
    private readonly Dictionary<string, string> _chosen = [];

    /// <summary>By the functions that create objects: what releases these by its name.</summary>
    private readonly Dictionary<string, string> _closest = [];

    /// <param name="file">All of the bindings.</param>
    /// <param name="functions">Of the bindings, with the types behind typedefs.</param>
    /// <param name="comments">Before the functions.</param>
    public Objects(BindingFile file, IReadOnlyList<BoundFunction> functions, FunctionComments comments)
    {
        _withFields = [.. file.Structs.Where(type => type.Fields.Count > 0).Select(type => type.Name)];
        _withPointers = [.. file.Structs.Where(type => type.Fields.Any(field => field.Type.EndsWith('*'))).Select(type => type.Name)];
        _comments = comments;
        _ofLibrary = OfLibrary(functions, file);
        Enums = [.. file.Enums.Keys];
        foreach (var function in functions.Where(IsDestructor))
        {
            if (TypeOf(function.Parameters[0]) is { } type && Naming.IsReleaseOf(function.Name, type))
            {
                (_releases.TryGetValue(type, out var names) ? names : _releases[type] = []).Add(function.Name);
            }
        }

        Choose(functions);
    }

    private bool IsDestructor(BoundFunction function) => function.Parameters.Count == 1 && !function.Returns.Type.EndsWith('*')
        && (Naming.IsDestructor(function.Name) || Naming.IsWeakDestructor(function.Name) && function.Returns.Type == "void" && _comments.SaysFrees(function.Name));

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

    /// <summary>Whether the library makes objects of a struct, although its fields are known: it gives pointers to such, or passes them to callbacks.
    /// There may be more behind these, and the library may keep or move them.</summary>
    public bool IsOfLibrary(string type) => _ofLibrary.Contains(type);

    /// <summary>Whether a function of the name of a destructor takes such a struct alone: what is in it may point to itself, as in zlib's streams.</summary>
    public bool HasEnd(string type) => _releases.ContainsKey(type);

    private static HashSet<string> OfLibrary(IReadOnlyList<BoundFunction> functions, BindingFile file)
    {
        var callbacks = functions.SelectMany(function => function.Parameters.Append(function.Returns)).Select(parameter => parameter.Type)
            .Concat(file.Structs.SelectMany(type => type.Fields).Select(field => field.Type)).Where(type => type.StartsWith("delegate*", StringComparison.Ordinal));
        return
        [
            .. functions.Select(function => TypeOf(function.Returns)).OfType<string>(),
            .. functions.Where(function => !Naming.IsDestructor(function.Name)).SelectMany(function => function.Parameters).Select(TypeBehind).OfType<string>(),
            .. callbacks.SelectMany(type => PointedTo().Matches(type)).Select(match => match.Groups["type"].Value),
        ];
    }

    [GeneratedRegex(@"(?<type>\w+)\*")]
    private static partial Regex PointedTo();

    /// <summary>Whether a struct that is returned by value may point to what the function was passed.</summary>
    public bool MayPointToArguments(BoundFunction function) => _withPointers.Contains(function.Returns.Type)
        && function.Parameters.Any(parameter => parameter.Type.EndsWith('*'));

    /// <summary>Whether a function only initializes what is there, and may lend a part of it: what <c>EVP_DigestSignInit</c> gives is not new.</summary>
    public static bool IsInit(BoundFunction function) => Naming.IsCreator(function.Name) && Naming.IsOnlyInit(function.Name);

    /// <summary>What may keep an array that a function is passed, for as long as it lives: the object that the function creates, or the first one that
    /// it is given. Null if the function's name does not say that it may; empty if there is no such object, or if it may as well be passed one array after
    /// the other, as <c>hash_add_data</c> is: each would stay pinned as long as the object lives.</summary>
    public string? KeeperOfArrays(BoundFunction function)
    {
        if (TypeOf(function.Returns) is { } created && Release(created) is not null && IsNew(function))
        {
            return "return";
        }

        return function.Parameters.FirstOrDefault(parameter => TypeBehind(parameter) is { } type && Release(type) is not null)?.Name
            ?? (!Naming.MayKeepArray(function.Name, function.Parameters is [var first, ..] ? TypeOf(first) ?? "" : "") ? null
                : Naming.MayBeOneOfMany(function.Name) ? ""
                : TypeOf(function.Parameters[0]) is { } type && Release(type) is not null ? function.Parameters[0].Name : "");
    }

    /// <summary>The name of the struct, or the typedef of void, that a parameter points to; null if it is nothing of the kind.</summary>
    public static string? TypeOf(BoundParameter parameter) => parameter.Type is not [.. var name, '*'] || name.EndsWith('*') ? null
        : name == "void" ? VoidAlias().Match(parameter.InC) is { Success: true } alias ? alias.Groups["name"].Value : null
        : BuiltIn().IsMatch(name) ? null : name.TrimStart('@');

    /// <summary>The same of what a pointer to a pointer leads to.</summary>
    public static string? TypeBehind(BoundParameter parameter) => parameter.Type is not [.. var name, '*', '*'] || name.EndsWith('*') ? null
        : TypeOf(new BoundParameter($"{name}*", parameter.NativeType is [.. var native, '*'] ? native : parameter.NativeType));

    /// <summary>Whether what releases the type releases the objects of this function too. Where each kind of object has a function of
    /// its own, the comment of the one for all names those that it stands for.</summary>
    public bool IsReleasedAsOthers(BoundFunction function, string type) => Release(type) is { } release
        && (!_closest.TryGetValue(function.Name, out var closest) || closest == release || _comments.Names(release, closest));

    /// <summary>For each type that is created, what releases it: of several functions the one whose name is most like its creator's, then the one
    /// that is named like the type, as <c>snd_pcm_close</c> and not <c>snd_pcm_hw_free</c> is, then the one whose name says most of it. Where these differ, the one that is named like the type is for all.</summary>
    private void Choose(IReadOnlyList<BoundFunction> functions)
    {
        var found = new Dictionary<string, HashSet<string>>();
        foreach (var function in functions.Where(function => !IsDestructor(function)))
        {
            var type = IsNew(function) && !IsConst(function.Returns) ? TypeOf(function.Returns) : null;
            type ??= Naming.IsDestructor(function.Name) ? null : function.Parameters.Where((_, index) => index == 0 || !IsInit(function))
                .Select(TypeBehind).FirstOrDefault(behind => behind is not null && !HasFields(behind));
            if (type is not null && _releases.TryGetValue(type, out var releases))
            {
                var release = releases.MaxBy(name => (Naming.CommonWords(name, function.Name), Naming.IsOfType(name, type), Naming.IsFree(name), -name.Length))!;
                _closest[function.Name] = release;

                // A struct whose fields are known may as well be the caller's own.
                if (!HasFields(type) || Naming.CommonPrefix(release, function.Name) > 3)
                {
                    (found.TryGetValue(type, out var names) ? names : found[type] = []).Add(release);
                }
            }
        }

        foreach (var (type, names) in found)
        {
            // One type for readers and writers, say, each with a function of its own.
            if ((names.Count == 1 ? names.Single() : _releases[type].Find(name => Naming.IsFree(name) && Naming.IsOfType(name, type))) is { } release)
            {
                _chosen[type] = release;
            }
        }
    }

    /// <summary>Whether a function's result is a new object: by its name, or as its comment names what releases it. A getter's comment may
    /// name that for many a reason.</summary>
    public bool IsNew(BoundFunction function) => (Naming.IsCreator(function.Name) || Naming.IsLikeCreator(function.Name) && !TakesObject(function)
            || !Naming.IsGetter(function.Name) && TypeOf(function.Returns) is { } type && _releases.TryGetValue(type, out var releases) && releases.Exists(release => _comments.Names(function.Name, release)))
        && !_comments.SaysBorrowed(function.Name) && !MayBeTheCallers(function);

    /// <summary>Whether what a function gives through a pointer may still be the library's: as its comment says, or by its name, if the comment does
    /// not name what releases it.</summary>
    public bool MayBeLent(BoundFunction function, string release) => _comments.SaysBorrowed(function.Name)
        || Naming.IsGetter(function.Name) && !Naming.IsCreator(function.Name) && !_comments.Names(function.Name, release);

    /// <summary>Whether a function's result may be what it was passed, or lie in a buffer that it was passed, as
    /// <c>LZ4_initStream(buffer, size)</c> has it.</summary>
    public static bool MayBeTheCallers(BoundFunction function) => !Naming.IsDuplicator(function.Name) && function.Parameters.Any(parameter => !IsConst(parameter)
        && ((parameter.Type is "void*" or "byte*" or "sbyte*" && TypeOf(parameter) is null) || parameter.Type == function.Returns.Type));

    private static bool TakesObject(BoundFunction function) => function.Parameters.Any(parameter => TypeOf(parameter) is not null || TypeBehind(parameter) is not null);

    public static bool IsConst(BoundParameter parameter) => parameter.InC.StartsWith("const ", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:const )?(?!void\b)(?<name>\w+) ?\*$")]
    private static partial Regex VoidAlias();

    [GeneratedRegex("^(bool|s?byte|u?short|u?int|nu?int|u?long|char|float|double|CU?Long|delegate.*|.*[.<>].*)$")]
    private static partial Regex BuiltIn();
}
