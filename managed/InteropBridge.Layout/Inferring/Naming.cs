// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Inferring;

/// <summary>What names of C functions and parameters tell.</summary>
internal static partial class Naming
{
    private static readonly HashSet<string> Creators = new(StringComparer.OrdinalIgnoreCase)
    {
        "create", "new", "alloc", "calloc", "init", "open", "dup", "duplicate", "clone", "copy", "plan", "begin", "parse", "load", "connect",
        "prepare", "make", "import", "loads", "fopen", "alloc2", "build", "compile", "exec", "execute", "query", "describe", "derive", "spawn",
    };

    // What is asked for is seldom new, whatever else a name says: get_open_file.
    private static readonly HashSet<string> Getters = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "find", "lookup", "peek", "current", "first", "next", "last", "parent", "root", "is", "has",
    };

    private static readonly HashSet<string> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        "create", "new", "alloc", "calloc", "dup", "duplicate", "clone", "copy",
    };

    private static readonly HashSet<string> Keepers = new(StringComparer.OrdinalIgnoreCase)
    {
        "open", "set", "set0", "set1", "attach", "use", "bind", "register", "init", "initialize", "add", "add0", "push", "assign", "wrap", "reference",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "mem", "memory", "buf", "buffer", "buffers", "input", "output", "data", "ptr", "pointer", "static", "nocopy", "reference", "set0", "add0", "user", "userdata",
        "string", "array", "storage", "arena", "pool", "dict", "dictionary",
    };

    private static readonly HashSet<string> Adders = new(StringComparer.OrdinalIgnoreCase) { "add", "add0", "push" };

    private static readonly HashSet<string> Chunks = new(StringComparer.OrdinalIgnoreCase) { "add0", "data", "buf", "buffer", "string" };

    private static readonly HashSet<string> TextMakers = new(StringComparer.OrdinalIgnoreCase)
    {
        "escape", "unescape", "encode", "decode", "format", "print", "printf", "dump", "dumps", "join", "concat", "to", "build", "expand", "quote", "strdup", "encrypt",
        "decrypt", "convert", "serialize", "stringify", "verbose", "asprintf", "text", "string", "str", "hex", "dec",
    };

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { "all", "full", "v2", "v", "safe", "struct", "object", "deep", "ex" };

    private static readonly HashSet<string> Duplicators = new(StringComparer.OrdinalIgnoreCase) { "dup", "duplicate", "clone" };

    private static readonly HashSet<string> Destructors = new(StringComparer.OrdinalIgnoreCase)
    {
        "free", "destroy", "close", "delete", "release", "finalize", "dispose", "unref", "end", "cleanup", "fclose", "finish", "dealloc", "deallocate",
        "deinit", "fini", "uninit", "term", "terminate",
    };

    // These release an object only if their comments say so.
    private static readonly HashSet<string> WeakDestructors = new(StringComparer.OrdinalIgnoreCase)
    {
        "clear", "done", "disconnect", "shutdown", "quit", "stop", "unload", "discard", "abort", "exit", "leave", "detach", "drop",
    };

    private static readonly HashSet<string> Takers = new(StringComparer.OrdinalIgnoreCase)
    {
        "add", "append", "prepend", "insert", "set", "push", "attach", "put", "adopt", "register", "assign",
    };

    // Others, such as close and end, may do a part of it.
    private static readonly HashSet<string> Frees = new(StringComparer.OrdinalIgnoreCase)
    {
        "free", "destroy", "delete", "release", "dispose", "dealloc", "deallocate", "unref",
    };

    /// <summary>Whether a function of this name may keep an object that it is given, or take it over.</summary>
    public static bool MayTake(string function) => Words(function).Any(Takers.Contains);

    /// <summary>Whether a destructor's name says that nothing is left.</summary>
    public static bool IsFree(string function) => Words(function).Any(Frees.Contains);

    /// <summary>Whether a function of this name makes an object.</summary>
    public static bool IsCreator(string function) => Words(function).Any(Creators.Contains)
        && (!Words(function).Any(Getters.Contains) || Words(function).Any(Makers.Contains));

    /// <summary>Whether of all the words for making, its name has that alone which may as well be for something that is there.</summary>
    public static bool IsOnlyInit(string function) => Words(function).Where(Creators.Contains).All(word => word.Equals("init", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a function of this name may keep an array: <c>archive_read_open_memory</c>, <c>yaml_parser_set_input_string</c>.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="type">Of the object that may keep it: <c>xmlBufferAdd</c> adds to a buffer.</param>
    public static bool MayKeepArray(string function, string type) => Words(function).Any(Keepers.Contains)
        && Words(function).Except(Words(type), StringComparer.OrdinalIgnoreCase).Any(Kept.Contains);

    /// <summary>Whether the name of one that may keep an array says no more than that some data are added to others, which are mostly copied.</summary>
    public static bool MayBeOneOfMany(string function) => Words(function).Where(Keepers.Contains).All(Adders.Contains)
        && Words(function).Where(Kept.Contains).All(Chunks.Contains);

    /// <summary>Whether a function of this name may make a new text.</summary>
    public static bool MakesText(string function) => IsCreator(function) || Words(function).Any(TextMakers.Contains) || Conversion().IsMatch(function);

    public static bool IsGetter(string function) => Words(function).Any(Getters.Contains);

    /// <summary>Whether a struct's name is that of a list with an end of its own.</summary>
    public static bool IsTable(string parameter) => TableName().IsMatch(parameter);

    [GeneratedRegex("(tbl|table|list|array|arr|vec|entries|items|argv)$", RegexOptions.IgnoreCase)]
    private static partial Regex TableName();

    /// <summary>As in <c>BN_bn2dec</c>.</summary>
    [GeneratedRegex("[a-z]2[a-z]")]
    private static partial Regex Conversion();

    /// <summary>Whether one makes an object of another that it is given.</summary>
    public static bool IsDuplicator(string function) => Words(function).Any(Duplicators.Contains);

    /// <summary>Whether one releases an object.</summary>
    public static bool IsDestructor(string function) => Words(function).Any(Destructors.Contains);

    /// <summary>Whether one may release an object, or only empty it.</summary>
    public static bool IsWeakDestructor(string function) => Words(function).Any(WeakDestructors.Contains);

    /// <summary>Whether a word for releasing ends a function's name, or stands before that of the type: <c>cairo_close_path</c> closes no
    /// <c>cairo_t</c>.</summary>
    public static bool IsReleaseOf(string function, string type)
    {
        var words = Words(function).ToList();
        var at = words.FindLastIndex(word => Destructors.Contains(word) || WeakDestructors.Contains(word));
        var own = Words(type).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Skip(at + 1).All(word => own.Contains(word) || Endings.Contains(word) || type.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a function has the name of a type, and beside it only words for releasing: <c>archive_free</c> of
    /// <c>archive</c>.</summary>
    public static bool IsOfType(string function, string type) =>
        string.Concat(Words(function).Where(word => !Destructors.Contains(word))).Equals(Stem(type), StringComparison.OrdinalIgnoreCase);

    /// <summary>How many words two names have in common at their beginning.</summary>
    public static int CommonWords(string first, string second) =>
        Words(first).Zip(Words(second)).TakeWhile(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Count();

    private static string Stem(string type) => string.Concat(Words(TypeEnding().Replace(type, "")));

    /// <summary>How well a function's name goes with that of what releases its objects: <c>gsl_vector_alloc</c> with
    /// <c>gsl_vector_free</c> and not with <c>gsl_vector_float_free</c>.</summary>
    public static int CommonPrefix(string first, string second) => first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>Whether a parameter is written, and not read.</summary>
    public static bool IsOutput(string parameter) => OutputName().IsMatch(parameter) && !CountEnding().IsMatch(parameter);

    /// <summary>Whether an integer counts the elements of what stands beside it.</summary>
    public static bool IsCount(string parameter) => CountName().IsMatch(parameter);

    /// <summary>Whether an integer counts something, by the end of its name.</summary>
    public static bool IsCountByEnding(string parameter) => CountEnding().IsMatch(parameter) || LengthEnding().IsMatch(parameter);

    /// <summary>Whether an integer counts the elements of a pointer by its name: <c>src, srcSize</c>, <c>values, nvalues</c>.</summary>
    public static bool IsCountOf(string parameter, string pointer) => IsCountOfStem(parameter, pointer)
        || Ending().Match(pointer) is { Success: true, Index: > 0 } ending && IsCountOfStem(parameter, pointer[..ending.Index]);

    /// <summary>Whether an integer counts the elements of several pointers that begin with what it counts: <c>nParams</c> those of
    /// <c>paramTypes</c>. Where others begin, and which ones are meant, is counted otherwise: <c>row_ptr</c> has one more than <c>nrows</c>.</summary>
    public static bool IsCountOfGroup(string parameter, string pointer) =>
        Group().Match(parameter) is { Success: true } group && !PlaceName().IsMatch(pointer) && pointer.StartsWith(group.Groups["stem"].Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsCountOfStem(string parameter, string pointer) =>
        parameter.StartsWith(pointer, StringComparison.OrdinalIgnoreCase) && CountWord().IsMatch(parameter[pointer.Length..])
        || parameter.EndsWith(pointer, StringComparison.OrdinalIgnoreCase) && CountStart().IsMatch(parameter[..^pointer.Length]);

    /// <summary>Whether a number is of elements, which may be larger than bytes: <c>nbSamples</c>.</summary>
    public static bool IsOfElements(string count) => ElementCount().IsMatch(count);

    /// <summary>Whether a pointer's name says where other elements begin: of such places there is often one more than of what they divide.</summary>
    public static bool IsOfStarts(string pointer) => StartName().IsMatch(pointer);

    /// <summary>Whether an integer's name begins or ends like that of a count.</summary>
    public static bool IsCountLike(string parameter) => CountLike().IsMatch(parameter);

    [GeneratedRegex("^(?!(n|nb|num)_?(of_?)?(bytes|chars|octets)$)(n|nb|num)_?(of_?)?[A-Za-z]\\w*s$|^(nmemb|nelem|num_?entries)$", RegexOptions.IgnoreCase)]
    private static partial Regex ElementCount();

    [GeneratedRegex("(ptr|off|offsets?|starts?|idx|index|indices)$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceName();

    [GeneratedRegex("(?<=.)ptr$|offs(ets)?$|(?<=.)starts?$", RegexOptions.IgnoreCase)]
    private static partial Regex StartName();

    [GeneratedRegex("^max|^(n|nb|num)(_|[A-Z]|$)|^nmemb$|^nelem$|([Ss]ize|sz|[Ll]en|[Ll]ength|[Cc]ount|cnt|[Cc]apacity|items)$")]
    private static partial Regex CountLike();

    /// <summary>Whether a count is of bytes where elements are larger.</summary>
    public static bool IsOfBytes(string count) => ByteCount().IsMatch(count);

    /// <summary>Whether an integer says how far elements are apart.</summary>
    public static bool IsStride(string parameter) => StrideName().IsMatch(parameter);

    /// <summary>Whether a pointer's name is one that arrays and buffers have.</summary>
    public static bool IsArray(string parameter) => ArrayName().IsMatch(parameter);

    /// <summary>Behind a prefix of capitals a word may begin with a small letter: <c>PQfinish</c>. (But <c>XSend</c> ends nothing.)</summary>
    private static IEnumerable<string> Words(string name)
    {
        var words = Word().Matches(name).Select(match => match.Value);
        return BehindCapitals().Match(name) is { Success: true } found && found.Groups["word"].Value is var word && word != "end" ? words.Append(word) : words;
    }

    /// <summary>Whether a name has a longer word that begins like one for making an object, such as <c>connectdb</c>.</summary>
    public static bool IsLikeCreator(string function) => !Words(function).Any(Getters.Contains)
        && Words(function).Any(word => Creators.Any(creator => creator.Length > 5 && word.StartsWith(creator, StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex("^[A-Z]{2,}(?<word>[a-z]+)")]
    private static partial Regex BehindCapitals();

    [GeneratedRegex("(len|length|size|bytes)$", RegexOptions.IgnoreCase)]
    private static partial Regex LengthEnding();

    [GeneratedRegex("^(n|num_?|nb_?)(?<stem>[A-Z]?[a-z]{2,})s$")]
    private static partial Regex Group();

    /// <summary>Whether C gives the parameter no name; ClangSharp numbers these.</summary>
    public static bool IsUnnamed(string parameter) => UnnamedName().IsMatch(parameter);

    [GeneratedRegex(@"^param\d+$")]
    private static partial Regex UnnamedName();

    [GeneratedRegex("_?(struct|st|s|t|tag)$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeEnding();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]?")]
    private static partial Regex Word();

    [GeneratedRegex("(^|_)(out|output|dst|dest|destination|result|res|ret)(?-i:(?![a-z]))|(out|result)$|(?-i:^p{0,2}Out(?![a-z]))", RegexOptions.IgnoreCase)]
    private static partial Regex OutputName();

    [GeneratedRegex("^(n|len|length|size|sz|count|cnt|num|nbytes|nmemb|nelem|nitems|nlen|capacity|buflen|bufsize|buf_?len|buf_?size|maxlen|num_?entries)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex CountName();

    /// <summary>What such a number says of a buffer goes in, too: <c>destLen</c>.</summary>
    [GeneratedRegex("(^|_)(len|length|size|count|capacity)$|(?-i:[a-z](Len|Length|Size|Count|Capacity)$)", RegexOptions.IgnoreCase)]
    private static partial Regex CountEnding();

    [GeneratedRegex("^_?(n|len|length|size|sz|count|cnt|num|bytes|capacity)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountWord();

    [GeneratedRegex("^(n|num|len|size|count|nb)_?(of_?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex CountStart();

    /// <summary>What buffers are called behind their own name: <c>dictBuffer</c> with <c>dictSize</c>.</summary>
    [GeneratedRegex("_?(buffer|buf|data|ptr|start|bytes|str)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex("size|bytes|sz|capacity", RegexOptions.IgnoreCase)]
    private static partial Regex ByteCount();

    [GeneratedRegex("^(inc|ld|stride|step|offset)|stride$", RegexOptions.IgnoreCase)]
    private static partial Regex StrideName();

    [GeneratedRegex("^(a|b|c|x|y|z|v|w|buf|buffer|data|in|key|k|pk|sk|mem|ptr|p|base|src|dst|dest|text|string|str|row|rows|list|args|argv|array)$|[a-z]s$|array|buf|vec|list|data|(^|_)src|(^|_)dst",
        RegexOptions.IgnoreCase)]
    private static partial Regex ArrayName();
}
