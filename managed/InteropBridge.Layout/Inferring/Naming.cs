// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Inferring;

/// <summary>What names of C functions and parameters tell.</summary>
internal static partial class Naming
{
    private static readonly HashSet<string> Creators = new(StringComparer.OrdinalIgnoreCase)
    {
        "create", "new", "alloc", "calloc", "init", "open", "dup", "duplicate", "clone", "copy", "plan", "begin", "parse", "load", "connect",
        "prepare", "make", "import", "loads", "fopen", "alloc2",
    };

    private static readonly HashSet<string> Destructors = new(StringComparer.OrdinalIgnoreCase)
    {
        "free", "destroy", "close", "delete", "release", "finalize", "dispose", "unref", "end", "cleanup", "fclose",
    };

    private static readonly HashSet<string> Takers = new(StringComparer.OrdinalIgnoreCase)
    {
        "add", "append", "prepend", "insert", "set", "push", "attach", "put", "adopt", "register", "assign",
    };

    // Others, such as close and end, may do a part of it.
    private static readonly HashSet<string> Frees = new(StringComparer.OrdinalIgnoreCase) { "free", "destroy", "delete", "release", "dispose" };

    /// <summary>Whether a function of this name may keep an object that it is given, or take it over.</summary>
    public static bool MayTake(string function) => Words(function).Any(Takers.Contains);

    /// <summary>Whether a destructor's name says that nothing is left.</summary>
    public static bool IsFree(string function) => Words(function).Any(Frees.Contains);

    /// <summary>Whether a function of this name makes an object.</summary>
    public static bool IsCreator(string function) => Words(function).Any(Creators.Contains);

    /// <summary>Whether one releases an object.</summary>
    public static bool IsDestructor(string function) => Words(function).Any(Destructors.Contains);

    /// <summary>How well a function's name goes with that of what releases its objects: <c>gsl_vector_alloc</c> with
    /// <c>gsl_vector_free</c> and not with <c>gsl_vector_float_free</c>.</summary>
    public static int CommonPrefix(string first, string second) => first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>Whether a parameter is written, and not read.</summary>
    public static bool IsOutput(string parameter) => OutputName().IsMatch(parameter) && !CountEnding().IsMatch(parameter);

    /// <summary>Whether an integer counts the elements of what stands beside it.</summary>
    public static bool IsCount(string parameter) => CountName().IsMatch(parameter);

    /// <summary>Whether an integer counts the elements of a pointer by its name: <c>src, srcSize</c>, <c>values, nvalues</c>.</summary>
    public static bool IsCountOf(string parameter, string pointer) => IsCountOfStem(parameter, pointer)
        || Ending().Match(pointer) is { Success: true, Index: > 0 } ending && IsCountOfStem(parameter, pointer[..ending.Index]);

    private static bool IsCountOfStem(string parameter, string pointer) =>
        parameter.StartsWith(pointer, StringComparison.OrdinalIgnoreCase) && CountWord().IsMatch(parameter[pointer.Length..])
        || parameter.EndsWith(pointer, StringComparison.OrdinalIgnoreCase) && CountStart().IsMatch(parameter[..^pointer.Length]);

    /// <summary>Whether a count is of bytes where elements are larger.</summary>
    public static bool IsOfBytes(string count) => ByteCount().IsMatch(count);

    /// <summary>Whether an integer says how far elements are apart.</summary>
    public static bool IsStride(string parameter) => StrideName().IsMatch(parameter);

    /// <summary>Whether a pointer's name is one that arrays and buffers have.</summary>
    public static bool IsArray(string parameter) => ArrayName().IsMatch(parameter);

    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(match => match.Value);

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
