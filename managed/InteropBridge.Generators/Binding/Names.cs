// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Binding;

/// <summary>C names turned into C# ones.</summary>
internal sealed class Names(string? prefix)
{
    private static readonly string[] TwinSuffixes =
        ["_f64", "_f32", "_f16", "_i64", "_i32", "_i16", "_i8", "_u64", "_u32", "_u16", "_u8"];

    /// <summary>A method: <c>ib_blur_serial_f64</c> is <c>BlurSerialF64</c> or, with its twins,
    /// <c>BlurSerial</c>. A macro's name is not shouted on: <c>GSL_MAX_INT</c> is <c>GslMaxInt</c>.</summary>
    public string Method(string function, bool withSuffix) => IsMacro(function)
        ? Pascal(new Names(prefix?.ToLowerInvariant()).Stem(function.ToLowerInvariant()))
        : Pascal(Stem(withSuffix ? function : WithoutSuffix(function)));

    public string Type(string type) => Pascal(Stem(type));

    public static string WithoutSuffix(string function) => TwinSuffixes.FirstOrDefault(suffix =>
        function.Length > suffix.Length && function.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
            ? function.Substring(0, function.Length - suffix.Length) : function;

    /// <summary>A parameter, without <c>@</c>.</summary>
    public static string Parameter(string name)
    {
        var pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    public static string Pascal(string name)
    {
        var words = name.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        // A last underscore is often all that tells two C functions apart.
        var end = words.Length > 0 && name[name.Length - 1] == '_' ? "_" : "";
        return (joined.Length == 0 || char.IsDigit(joined[0]) ? "_" + joined : joined) + end;
    }

    /// <summary>Capitals alone, and more than one word of them.</summary>
    private static bool IsMacro(string name) => name.Trim('_').IndexOf('_') > 0 && !name.Any(char.IsLower);

    private string Stem(string name) =>
        prefix is { Length: > 0 } && name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)
            ? name.Substring(prefix.Length) : name;
}
