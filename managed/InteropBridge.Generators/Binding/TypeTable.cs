// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Answers questions about the raw declarations' types.</summary>
internal sealed class TypeTable(IEnumerable<NamedType> types)
{
    private static readonly Regex Convention = new(@"unmanaged\s*\[(?<names>[^\]]*)\]", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, NamedType> _types = types.ToDictionary(type => type.Name);

    /// <summary>The type under the stars.</summary>
    public NamedType this[RawType type] =>
        _types.TryGetValue(type.Name, out var found) || NamedType.BuiltIn.TryGetValue(type.Name, out found)
            ? found : new NamedType(type.Name, type.Name, TypeKind.Unknown);

    /// <summary>Spelt for generated code.</summary>
    public string Text(RawType type) => (type.IsFunctionPointer
        ? $"delegate* unmanaged{ConventionText(type)}<{string.Join(", ", type.Function.Select(Text))}>"
        : this[type].FullName) + new string('*', type.Pointers);

    /// <summary>The CallConv types of a function pointer, for UnmanagedCallersOnly.</summary>
    public static IReadOnlyList<string> Conventions(RawType type) => Convention.Match(type.Name) is { Success: true } match
        ? [.. match.Groups["names"].Value.Split(',').Select(name => name.Trim())]
        : [];

    /// <summary>Whether a public method may mention it.</summary>
    public bool IsPublic(RawType type) => type.IsFunctionPointer ? type.Function.All(IsPublic) : this[type].IsPublic;

    private static string ConventionText(RawType type) =>
        Conventions(type) is { Count: > 0 } names ? $"[{string.Join(", ", names)}]" : "";
}
