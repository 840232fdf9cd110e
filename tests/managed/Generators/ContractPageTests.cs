// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Tests.Bindings;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>The page of contracts says what the generator does: the C# beside each piece of C is what is made of it, by way
/// of the contract macros and the C preprocessor.</summary>
public sealed partial class ContractPageTests
{
    private const string Definitions = """
        #include <stdint.h>
        #include <stdbool.h>
        #include "interopbridge_contract.h"

        """;

    /// <summary>What the page's C takes for granted.</summary>
    private const string Types = """
        internal partial struct solver;
        internal record struct point(double x, double y);
        internal enum colour { RED, GREEN, BLUE }
        #pragma warning disable CS0649 // C# does not see who fills it
        internal unsafe struct integrand { public delegate* unmanaged[Cdecl]<double, void*, double> function; public void* @params; }
        """;

    private const string Constants = "public const int OPEN_READ = 1, OPEN_WRITE = 2;";

    private static readonly Dictionary<string, string> Spelling = new()
    {
        ["void"] = "void", ["char"] = "sbyte", ["uint8_t"] = "byte", ["int32_t"] = "int", ["int64_t"] = "long",
        ["uint64_t"] = "ulong", ["float"] = "float", ["_Bool"] = "byte", ["bool"] = "byte", ["double"] = "double", ["point"] = "point", ["colour"] = "colour",
        ["solver"] = "solver", ["integrand"] = "integrand", ["curve"] = "delegate* unmanaged[Cdecl]<double, double>", ["long"] = "CLong", ["unsigned"] = "CULong",
        ["step"] = "delegate* unmanaged[Cdecl]<void*, long, long, int>",
        ["match"] = "delegate* unmanaged[Cdecl]<void*, int, int>",
    };

    private static readonly string Page = File.ReadAllText(Repository.File("docs", "contracts.md"));

    private static readonly string Macros =
        File.ReadAllText(Repository.File("native", "interopbridge_contract.h"));

    public static IEnumerable<object[]> Pieces => Piece().Matches(Page)
        .Select(match => new object[] { match.Groups["c"].Value, match.Groups["csharp"].Value });

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_CSharp_shown_is_what_the_generator_makes_of_the_C_shown(string c, string csharp) =>
        Assert.Equal(csharp, Methods(c));

    [Fact]
    public void Every_contract_is_on_the_page()
    {
        Assert.NotEmpty(ContractParser.Words);
        Assert.All(ContractParser.Words, word => Assert.Matches($@"(?m)^## .*\b{word}\b", Page));
    }

    [Fact]
    public void Every_contract_has_its_macro() => Assert.All(ContractParser.Words, word =>
        Assert.Matches($@"(?m)^#define IB_\w+(\(.*?\))? +IB_CONTRACT\(""{word}[(""]", Macros));

    private static string Methods(string c)
    {
        using var folder = new TemporaryFolder();
        folder.Write("interopbridge_contract.h", Macros);
        var header = new PreprocessedHeader(folder.Write("page.h", Definitions + c));
        var run = GeneratorRun.Of(Raw.Class(string.Concat(header.Functions.Select(Declaration)) + Constants, types: Types)).Sound();
        var methods = Method().Matches(run.Text).Select(match => Qualification().Replace(match.Value.Trim(), ""));
        return string.Concat(methods.Select(method => method + "\n"));
    }

    private static string Declaration(HeaderFunction function)
    {
        var parameters = function.Parameters.Select(parameter =>
            $"{Annotations(parameter.Annotations)}[NativeTypeName(\"{parameter.Type}\")] "
            + $"{CSharp(parameter.Type)} {parameter.Name}");
        return "[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)] "
            + $"{Annotations(function.Annotations)}[return: NativeTypeName(\"{function.Type}\")] public static extern {CSharp(function.Type)} {function.Name}"
            + $"({string.Join(", ", parameters)});\n";
    }

    private static string Annotations(string[] contracts) =>
        string.Concat(contracts.Select(contract => $"[NativeAnnotation(\"{contract}\")] "));

    private static string CSharp(string type) =>
        (type is "_Bool *" ? "bool" : Spelling[Word().Match(type.Replace("const ", "", StringComparison.Ordinal)).Value])
            + new string('*', type.Count(character => character is '*' or '['));

    [GeneratedRegex("```c\n(?<c>.*?)```\n```csharp\n(?<csharp>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Piece();

    /// <summary>A method, or the class of a handle.</summary>
    [GeneratedRegex(@"^ *(?:public static|\w+ sealed unsafe partial class) .*$", RegexOptions.Multiline)]
    private static partial Regex Method();

    /// <summary>What generated code cannot do without and a reader can.</summary>
    [GeneratedRegex(@"global::(?:System\.(?:Threading\.|Runtime\.InteropServices\.)?|Sample\.)|@")]
    private static partial Regex Qualification();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
