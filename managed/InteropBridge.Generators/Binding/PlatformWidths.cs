// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Finds C types that are not equally wide on every platform, where bindings have the width of the one on which they
/// were generated.</summary>
internal static class PlatformWidths
{
    private const string FixedWidth = "declare it as int32_t or int64_t";

    private static readonly Dictionary<string, string> Widths = new()
    {
        ["time_t"] = "declare it as int64_t", ["off_t"] = "declare it as int64_t", ["clock_t"] = "declare it as int64_t",
        ["suseconds_t"] = "declare it as int64_t", ["wchar_t"] = "declare it as char16_t, char32_t or char",
        ["wint_t"] = "declare it as uint32_t", ["int_fast16_t"] = FixedWidth, ["int_fast32_t"] = FixedWidth,
        ["uint_fast16_t"] = "declare it as uint32_t or uint64_t", ["uint_fast32_t"] = "declare it as uint32_t or uint64_t",
    };

    private static readonly Regex Word = new(@"\w+", RegexOptions.CultureInvariant);

    // Not long long, nor long double.
    private static readonly Regex Long = new(@"(?<!\blong )\blong\b(?! (long|double)\b)", RegexOptions.CultureInvariant);

    /// <summary>Whether the function stays out; reports why.</summary>
    public static bool Refuses(FunctionScope scope)
    {
        foreach (var parameter in scope.Function.Parameters.Append(scope.Function.Returns))
        {
            if (Trouble(scope, parameter) is { } trouble)
            {
                var name = parameter == scope.Function.Returns ? "its result" : $"'{parameter.Name}'";
                scope.Report(Descriptors.PlatformWidth, parameter.Place, scope.Function.Name, name, parameter.NativeType!, trouble);
                return true;
            }
        }

        return false;
    }

    private static string? Trouble(FunctionScope scope, RawParameter parameter)
    {
        if (!parameter.Type.IsFunctionPointer)
        {
            return Trouble(scope, parameter.NativeType ?? "", parameter.Type);
        }

        // Of a callback each part, also if a typedef hides them.
        var types = parameter.Type.Function;
        return scope.Tables.Headers.Callback(parameter) is { } native && native.Parameters.Count == types.Count - 1
            ? native.Parameters.Append(native.Returns).Select((part, index) => Trouble(scope, part, types[index]))
                .FirstOrDefault(trouble => trouble is not null)
            : Trouble(scope, parameter.NativeType ?? "", parameter.Type);
    }

    public static string? Trouble(FunctionScope scope, string declared, RawType type)
    {
        var native = scope.Tables.Headers.Resolve(declared);
        var known = Word.Matches(declared + " " + native).Cast<Match>().Select(match => match.Value).FirstOrDefault(Widths.ContainsKey);
        return known is not null ? Widths[known]
            : Long.IsMatch(native) && !IsLong(type)
                ? $"{FixedWidth}, or generate the bindings again, for which long is CLong unless it is part of a callback"
            : null;
    }

    private static bool IsLong(RawType type) => type.Name is "CLong" or "CULong";
}
