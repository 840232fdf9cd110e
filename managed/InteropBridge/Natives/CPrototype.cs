// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
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
        ["long"] = [typeof(CLong)], ["unsigned long"] = [typeof(CULong)], // not equally wide on every platform
        ["long long"] = [typeof(long)], ["unsigned long long"] = [typeof(ulong)], ["short"] = [typeof(short)], ["unsigned short"] = [typeof(ushort), typeof(char)],
        ["char"] = [typeof(byte), typeof(sbyte)], ["signed char"] = [typeof(sbyte)], ["unsigned char"] = [typeof(byte)], ["void"] = [typeof(void)],
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
            ? [(parameter.ParameterType.GetGenericArguments()[0].MakePointerType(), parameter.Name!), (typeof(long), $"the length of {parameter.Name}")]
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
        var stars = declared.Count(character => character is '*' or '[');
        var isAddress = type == typeof(nint) || type == typeof(nuint);
        var isPointer = type.IsByRef || type.IsPointer;
        var word = Blanks().Replace(Qualifiers().Replace(declared, " "), " ").Trim();
        word = word.Contains(' ', StringComparison.Ordinal) && !Known.ContainsKey(word) ? word[..word.LastIndexOf(' ')] : word;
        // What is not known, such as a struct or a typedef, may be right, and so may a struct where C has a pointer to its numbers.
        var differs = stars > 0
            ? !isAddress && (!isPointer || stars == 1 && word != "void" && IsNumber(type.GetElementType()!) && Differs(word, type.GetElementType()!))
            : isPointer ? Known.ContainsKey(word) : Differs(word, type);
        if (differs)
        {
            throw new ArgumentException($"{text}: {name} is a {Named(type)} in the delegate, and '{Blanks().Replace(declared, " ").Trim()}' in C");
        }
    }

    private static bool Differs(string word, Type type) =>
        Known.TryGetValue(word, out var types) && !types.Contains(type.IsEnum ? Enum.GetUnderlyingType(type) : type);

    private static bool IsNumber(Type type) => type.IsPrimitive || type.IsEnum;

    private static string Named(Type type) => type.IsPointer ? $"pointer to {type.GetElementType()}" : type.ToString();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(const|restrict|volatile|static|inline|extern|register)\b|\[[^\]]*\]|\*")]
    private static partial Regex Qualifiers();
}
