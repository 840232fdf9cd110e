// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Functions without parameters as properties, and the functions of shims, which have another name in C.</summary>
public class PropertyTests
{
    [Fact]
    public void Property_calls_the_function_each_time_it_is_read()
    {
        var text = GeneratorRun.Of(Raw.Class(Raw.Functions("[property] int limit()", "[property | status(negative)] int count()"))).Sound().Text;

        Assert.Matches(@"public static int Limit\s*\{\s*get\s*\{\s*int __return = default;\s*__return = .*Native\.@limit\(\);\s*return __return;\s*\}\s*\}", text);
        Assert.Contains("public static int Count\n", text, StringComparison.Ordinal);
        Assert.Contains("ThrowIfFailure(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[property] void* end()", "public static nint End\n", "return (nint)__return;")]
    [InlineData("[property] thing* world()", "public static nint World\n", "return (nint)__return;")]
    [InlineData("[property] delegate* unmanaged[Cdecl]<void*, void> end()", "public static nint End\n", "return (nint)__return;")]
    [InlineData("[property | string] sbyte* title()", "public static string? Title\n", "PtrToStringUTF8(")]
    [InlineData("[property | fast] double half()", "public static double Half\n", "SuppressGCTransition")]
    public void Pointers_are_addresses_unless_a_contract_says_more(string function, string declared, string body)
    {
        var text = GeneratorRun.Of(Raw.Class(Raw.Function(function), types: "internal partial struct thing;")).Sound().Text;

        Assert.Contains(declared, text, StringComparison.Ordinal);
        Assert.Contains(body, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[property] int f(int x)", "a property has no parameters, and the function has")]
    [InlineData("[property] void f()", "a property has a value, and the function returns nothing")]
    [InlineData("[property | status] int f()", "nothing but a status is returned")]
    public void What_is_no_property_is_refused(string function, string says) => Assert.Contains(says,
        Assert.Single(GeneratorRun.Of(Raw.Class(Raw.Function(function))).Diagnostics, diagnostic => diagnostic.Id == "IB1006").GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void Property_and_method_of_one_name_are_told_apart_by_leaving_one_out()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions("[property] int size()", "[rename(Size)] int size_of(int x)")));

        Assert.Contains("int Size\n", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Size(int", run.Text, StringComparison.Ordinal);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(run.Diagnostics);
    }

    [Fact]
    public void A_pattern_counts_for_functions_that_can_be_properties() => Assert.Equal(
        GeneratorRun.Of(Raw.Class(Raw.Functions("[property] int one()", "int two(int x)", "void three()"))).Text,
        GeneratorRun.Of(Raw.Class(Raw.Functions("int one()", "int two(int x)", "void three()")), new MemoryText("sample.ibc", "*: property")).Text);

    [Fact]
    public void Function_of_a_shim_keeps_its_name_in_C_and_takes_complex_numbers_by_pointer()
    {
        const string shim = "[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, EntryPoint = \"ib_shim_turned\", ExactSpelling = true)] "
            + "public static extern void turned([NativeAnnotation(\"in(1)\")] [NativeTypeName(\"const double _Complex *\")] System.Numerics.Complex* z, "
            + "[NativeAnnotation(\"out(1)\")] [NativeTypeName(\"double _Complex *\")] System.Numerics.Complex* result);\n";
        var text = GeneratorRun.Of(Raw.Class(shim), new MemoryText("sample.ibc", "turned: fast")).Sound().Text;

        Assert.Contains("public static global::System.Numerics.Complex Turned(in global::System.Numerics.Complex z)", text, StringComparison.Ordinal);
        Assert.Contains("EntryPoint = \"ib_shim_turned\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Complex_number_by_value_is_refused_with_the_line_that_helps() => Assert.Contains("'shim f' in an overlay passes it by pointer",
        Assert.Single(GeneratorRun.Of(Raw.Class(Raw.Function("double f(System.Numerics.Complex z)"))).Diagnostics).GetMessage(), StringComparison.Ordinal);
}
