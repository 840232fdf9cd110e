// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Tests.Generators.Fuzz;

/// <summary>A parameter or result in C and in C#.</summary>
/// <param name="C">Its C type.</param>
/// <param name="CSharp">The type that ClangSharp gives it.</param>
/// <param name="Name">Its C name.</param>
/// <param name="Contracts">What its annotations say.</param>
internal sealed partial record RandomParameter(string C, string CSharp, string Name, params string[] Contracts)
{
    public string Header => $"{C} {Name}{string.Concat(Contracts.Select(contract => " " + Macro(contract)))}";

    public string Raw => $"{Attributes}{CSharp} {NastyNames.InCSharp(Name)}";

    public string Attributes => $"[NativeTypeName(\"{C.Replace(" *", " *", StringComparison.Ordinal)}\")] "
        + string.Concat(Contracts.Select(contract => $"[NativeAnnotation(\"{contract}\")] "));

    /// <summary>The macro that writes a contract.</summary>
    public static string Macro(string contract) => contract switch
    {
        "string(utf8)" => "IB_STRING",
        "callback(lifetime: call)" => "IB_CALLBACK(call)",
        "callback(lifetime: object)" => "IB_CALLBACK(object)",
        _ => "IB_" + Word().Replace(contract, match => match.Value.ToUpperInvariant(), 1),
    };

    [GeneratedRegex(@"^\w+")]
    private static partial Regex Word();
}
