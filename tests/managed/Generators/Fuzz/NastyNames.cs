// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators.Fuzz;

/// <summary>Names that C allows and that are dear to C#, to the generator, or to another name.</summary>
internal sealed class NastyNames(Random random)
{
    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "byte", "catch", "checked", "class", "decimal", "delegate", "event", "explicit", "finally", "fixed",
        "foreach", "implicit", "in", "interface", "internal", "is", "lock", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "sbyte", "sealed", "stackalloc", "string", "this",
        "throw", "try", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "async", "await", "dynamic", "field",
        "file", "global", "init", "nameof", "nint", "notnull", "record", "required", "scoped", "value", "var", "when", "where",
        "with", "yield", "unmanaged", "managed", "args", "get", "set", "add", "remove", "partial", "alias", "ascending", "from",
    ];

    private static readonly string[] OfTheGenerator =
    [
        "status", "empty", "text", "text_length", "textLength", "TextLength", "text_room", "text_text", "x_handle", "xHandle",
        "x_held", "s_held", "owner", "s_owner", "check", "Check", "callback", "Callback", "progress", "Progress", "thunks", "Thunks",
        "fast", "Fast", "cast", "Cast", "status_", "Status", "state", "exception", "cancellation_token", "cancellationToken", "T",
        "arglist", "makeref", "reftype", "refvalue", "result", "Result", "return_value", "return_", "t0", "a0", "failure", "handle",
    ];

    private static readonly string[] OfObjects =
    [
        "get_type", "to_string", "equals", "Equals", "get_hash_code", "finalize", "memberwise_clone", "reference_equals", "rest",
        "Rest", "item1", "item2", "Item2", "item_3", "compare_to", "deconstruct", "dispose", "system", "System", "length", "Length",
    ];

    private static readonly string[] Plain =
    [
        "x", "X", "y", "Y", "n", "N", "m", "s", "a", "A", "a_", "a__", "_a", "a1", "a_1", "_1", "_x", "x_y", "xY", "XY", "XY_", "x_Y",
        "rows", "columns", "size_f64", "size_f32", "size_i32", "sum_f64", "sum_f32", "sum", "Sum", "s_u8", "grüße", "größe_ß",
    ];

    private static readonly string[][] Pools = [Keywords, OfTheGenerator, OfObjects, Plain];

    /// <summary>One of the names that is not in use yet.</summary>
    public string Unique(HashSet<string> taken, string prefix = "")
    {
        for (var tries = 0; ; tries++)
        {
            var pool = Pools[random.Next(Pools.Length)];
            var name = prefix + pool[random.Next(pool.Length)] + (tries < 20 ? "" : $"{tries}");
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>As ClangSharp writes it: with <c>@</c> where C# needs one.</summary>
    public static string InCSharp(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            ? name : "@" + name;
}
