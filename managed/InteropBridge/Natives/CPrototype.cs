// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Text.RegularExpressions;

namespace InteropBridge.Natives;

/// <summary>Compares a delegate with the function that the C source defines, as far as a look at its text can tell: the number of
/// parameters, what is a pointer, and numbers of types that are known.</summary>
internal static partial class CPrototype
{
    private static readonly Dictionary<string, Type[]> Known = new()
    {
        ["float"] = [typeof(float)], ["double"] = [typeof(double)], ["bool"] = [typeof(bool), typeof(byte)], ["_Bool"] = [typeof(bool), typeof(byte)],
        ["int8_t"] = [typeof(sbyte)], ["uint8_t"] = [typeof(byte)], ["int16_t"] = [typeof(short)], ["uint16_t"] = [typeof(ushort), typeof(char)],
        ["int32_t"] = [typeof(int)], ["uint32_t"] = [typeof(uint)], ["int64_t"] = [typeof(long)], ["uint64_t"] = [typeof(ulong)],
        ["int"] = [typeof(int)], ["unsigned"] = [typeof(uint)], ["unsigned int"] = [typeof(uint)], ["size_t"] = [typeof(nuint), typeof(ulong)],
        ["long long"] = [typeof(long)], ["void"] = [typeof(void)],
    };

    /// <exception cref="ArgumentException">They differ.</exception>
    public static void Compare(string source, string name, Type returns, ParameterInfo[] parameters)
    {
        var match = Regex.Match(Comment().Replace(source, " "), $@"(?<returns>[\w \t\r\n*]*?)\b{Regex.Escape(name)}\s*\((?<list>[^()]*)\)\s*\{{");
        if (!match.Success)
        {
            return; // a macro, or a parameter that is a function
        }

        var list = match.Groups["list"].Value.Trim();
        string[] declared = list is "" or "void" ? [] : list.Split(',');
        List<(Type Type, string Name)> passed = [.. parameters.SelectMany(parameter => IsSpan(parameter.ParameterType)
            ? [(typeof(nint), parameter.Name!), (typeof(long), $"the length of {parameter.Name}")]
            : (IEnumerable<(Type, string)>)[(parameter.ParameterType, parameter.Name!)])];
        var text = $"{name}({Blanks().Replace(list, " ")})";
        if (declared.Length != passed.Count)
        {
            throw new ArgumentException($"{text} has {declared.Length} parameters in C, and the delegate passes {passed.Count}: a span counts for two, a pointer "
                + "and its length");
        }

        for (var i = 0; i < declared.Length; i++)
        {
            Compare(text, declared[i], passed[i].Type, passed[i].Name);
        }

        Compare(text, match.Groups["returns"].Value + " result", returns, "the result");
    }

    /// <summary>Whether a parameter is two of C's.</summary>
    public static bool IsSpan(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>));

    private static void Compare(string text, string declared, Type type, string name)
    {
        var isPointer = declared.Contains('*', StringComparison.Ordinal) || declared.Contains('[', StringComparison.Ordinal);
        var isPassedByPointer = type.IsByRef || type.IsPointer || type == typeof(nint) || type == typeof(nuint);
        var word = Blanks().Replace(Qualifiers().Replace(declared, " "), " ").Trim();
        word = word.Contains(' ', StringComparison.Ordinal) ? word[..word.LastIndexOf(' ')] : word;
        var known = Known.TryGetValue(word, out var types);
        if (isPointer != isPassedByPointer && (isPointer || known && !types!.Contains(type)) || !isPointer && known && !isPassedByPointer && !types!.Contains(type) && !type.IsEnum)
        {
            throw new ArgumentException($"{text}: {name} is a {type} in the delegate, and '{Blanks().Replace(declared, " ").Trim()}' in C");
        }
    }

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(const|restrict|volatile|static|inline|extern|register)\b")]
    private static partial Regex Qualifiers();
}
