// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>What C# cannot compile of new bindings is left out, and nothing else.</summary>
public class SieveTests
{
    private const string Import = "[DllImport(\"k\", CallingConvention = CallingConvention.Cdecl)] public static extern";

    [Fact]
    public void Sound_bindings_stay_as_they_are()
    {
        var text = Bindings($"{Import} int f(point* p);\n    public const int LIMIT = 3;", "internal partial struct point { public int x; }");

        Assert.Equal((true, text, ""), Sift(text));
    }

    [Fact]
    public void A_function_that_cannot_be_read_is_left_out()
    {
        var (isFit, text, said) = Sift(Bindings($"{Import} int f(int,,);\n    {Import} int g();"), "int f(int a);\nint g(void);\n");

        Assert.True(isFit);
        Assert.Contains("// f is left out of the bindings: CS1001: Identifier expected\n", text, StringComparison.Ordinal);
        Assert.Contains($"{Import} int g();", text, StringComparison.Ordinal);
        Assert.DoesNotContain("int,,", text, StringComparison.Ordinal);
        Assert.Matches(@"case\.h\(1,1\): warning IB0027: f is left out of the bindings: CS1001: Identifier expected\. Name it ", said);
    }

    [Fact]
    public void A_function_of_which_the_parser_makes_fragments_is_left_out_by_its_name()
    {
        const string Vector = "__attribute__((__vector_size__(4 * sizeof(float)))) float";

        var (isFit, text, said) = Sift(Bindings($"{Import} int g();\n\n    [DllImport(\"k\")]\n    [return: NativeTypeName(\"v4\")]\n    public static extern {Vector} "
            + $"add([NativeTypeName(\"v4\")] {Vector} a, {Vector} b);\n\n    {Import} int h();"), "typedef float v4 __attribute__((vector_size(16)));\nv4 add(v4 a, v4 b);\n");

        Assert.True(isFit, said);
        Assert.Matches(@"^\S+case\.h\(2,1\): warning IB0027: add is left out of the bindings: it has or passes a vector by value", said);
        Assert.Single(said.TrimEnd().Split('\n'));
        Assert.Matches(@"int g\(\);\n\n    // add is left out of the bindings: [^\n]*\n+    \[DllImport[^\n]*int h\(\);", text);
    }

    [Fact]
    public void An_enum_goes_with_what_is_used_of_it()
    {
        var (isFit, text, said) = Sift("using static Sample.wrong;\n" + Bindings($"{Import} int f();", "internal enum wrong { A = unchecked((nuint)'b') }"), "enum wrong { A = 'b' };\nint f(void);\n");

        Assert.True(isFit, said);
        Assert.DoesNotContain("using static", text, StringComparison.Ordinal);
        Assert.Contains("int f();", text, StringComparison.Ordinal);
    }

    /// <summary>ClangSharp gives an inline function the parameters of an earlier declaration.</summary>
    [Fact]
    public void A_body_with_names_that_are_nowhere_is_left_out()
    {
        var (isFit, text, said) = Sift(Bindings($$"""
            {{Import}} int f();
                public static int wrong(int param0) { return value + param0; }
            """), "int f(void);\n");

        Assert.True(isFit, said);
        Assert.DoesNotContain("value + param0", text, StringComparison.Ordinal);
        Assert.Contains("wrong is left out of the bindings: CS0103", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_in_bodies_are_seen_where_a_type_is_missing()
    {
        var (_, text, said) = Sift(Bindings($$"""
                {{Import}} void close(FILE* file);
                public static int wrong(int x) { return x.y; }
            """), "void close(FILE *file);\n\nstatic int wrong(int x) { return x; }\n");

        Assert.Contains("void close(FILE* file);", text, StringComparison.Ordinal);
        Assert.DoesNotContain("x.y", text, StringComparison.Ordinal);
        Assert.Matches(@"^\S+case\.h\(3,1\): warning IB0027: wrong is left out of the bindings: CS1061", said);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Constants_of_one_that_is_left_out_go_with_it()
    {
        var (_, text, said) = Sift(Bindings("public const int A = \"text\";\n    public const int B = A + 1;\n    public const int C = 2;"),
            "#define A \"text\"\n#define B (A + 1)\n#define C 2\n");

        Assert.Contains("public const int C = 2;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("public const int B", text, StringComparison.Ordinal);
        Assert.Contains("case.h(2,1): warning IB0027: B is left out of the bindings: CS0103", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_struct_keeps_its_name_and_what_passes_it_by_value_goes()
    {
        var (_, text, said) = Sift(Bindings($"{Import} void by_value(odd value);\n    {Import} void by_pointer(odd* value);\n    {Import} void of_outer(outer value);\n"
            + "    public static int size(odd* p) { return sizeof(odd); }",
            "internal unsafe partial struct odd { public int a; public void b; }\ninternal partial struct outer { public odd inside; }\n"
            + "internal partial struct other { public int a; }"));

        Assert.Contains("internal partial struct odd\n{\n}", text, StringComparison.Ordinal);
        Assert.Contains("internal partial struct outer\n{\n}", text, StringComparison.Ordinal);
        Assert.Contains("internal partial struct other { public int a; }", text, StringComparison.Ordinal);
        Assert.Contains("void by_pointer(odd* value)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("extern void by_value", text, StringComparison.Ordinal);
        Assert.DoesNotContain("extern void of_outer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("int size(", text, StringComparison.Ordinal);
        Assert.Contains("odd is bound without its fields: CS", said, StringComparison.Ordinal);
        Assert.Contains("by_value is left out of the bindings: it has or passes a odd by value", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enum_that_cannot_be_compiled_goes_with_its_functions()
    {
        var (_, text, _) = Sift(Bindings($"{Import} void use(mode value);\n    {Import} int g();", "internal enum mode { A = \"a\", B }"));

        Assert.DoesNotContain("extern void use", text, StringComparison.Ordinal);
        Assert.DoesNotContain("enum mode", text, StringComparison.Ordinal);
        Assert.Contains("int g();", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static int f(int x) { return x.y; }")]
    [InlineData("} } }")]
    public void Nothing_is_written_where_nothing_could_be_kept(string declarations)
    {
        var bindings = Bindings(declarations);

        var (isFit, text, said) = Sift(bindings);

        Assert.False(isFit);
        Assert.Equal(bindings, text);
        Assert.Matches(@"^C# does not read what ClangSharp made of this header .* The first error: CS\d+", said);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_broken_the_rest_stays(int seed)
    {
        var random = new Random(seed);
        string[] broken = ["public static int NAME(int x) { return (x; }", "public const int NAME = ;", Import + " int NAME(this);",
            "public static int NAME(int x) { return x +; }", "public const int NAME = \"\";", Import + " [ int NAME();", Import + " int NAME(int a, int a);",
            Import + " long double NAME(long double x);", Import + " unsigned __int128 NAME(unsigned __int128 x);", Import + " _Float16* NAME(_Float16 z);",
            Import + " __attribute__((__vector_size__(4 * sizeof(float)))) float NAME(__attribute__((__vector_size__(4 * sizeof(float)))) float a);"];
        var isBroken = Enumerable.Range(0, 60).Select(_ => random.Next(3) == 0).ToArray();
        var (isFit, text, said) = Sift(Bindings(string.Join('\n', isBroken.Select((wrong, i) =>
            wrong ? broken[random.Next(broken.Length)].Replace("NAME", $"f{i}", StringComparison.Ordinal) : $"{Import} int f{i}();"))));

        Assert.True(isFit, said);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(!isBroken[i], text.Contains($"{Import} int f{i}();", StringComparison.Ordinal)));
        Assert.All(text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)),
            line => Assert.DoesNotContain(Enumerable.Range(0, 60).Where(i => isBroken[i]), i => Regex.IsMatch(line, $@"\bf{i}\b")));
    }

    private static string Bindings(string declarations, string types = "") => $$"""
        using System.Runtime.InteropServices;
        namespace Sample;
        {{types}}
        internal static unsafe partial class Native
        {
            {{declarations}}
        }

        """.ReplaceLineEndings("\n");

    private static (bool IsFit, string Text, string Said) Sift(string bindings, string header = "")
    {
        var (failure, text, said) = SiftRun.Of(bindings, header, asksC: false);
        return (failure is null, text, failure ?? said);
    }
}
