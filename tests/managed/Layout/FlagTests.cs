// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Inferring;
using InteropBridge.Layout.Reading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>Enums whose members are bits, lines "NAME: flags" of overlays, and options that reach the C compiler.</summary>
public class FlagTests
{
    [Theory]
    [InlineData("A = 1, B = 2, C = 4", true)]
    [InlineData("A = 0, B = (1 << 0), C = (1U << 1), D = 0x8, E = B | C,", true)]
    [InlineData("[NativeTypeName(\"x, y\")]\n A = unchecked((int)(0x80000000)), B = 1, C = 2, D = (uint)(A | C)", true)]
    [InlineData("A, B, C, D", false)]
    [InlineData("A = 1, B, C, D, E", false)]
    [InlineData("A = 1, B = 2, C = 3", false)]
    [InlineData("A = 1, B = 2", false)]
    [InlineData("A = 1, B = 2, C = 4, D = 16 + 1", false)]
    [InlineData("A = 1, B = 2, C = 4, D = 9", false)]
    [InlineData("A = 1, B = 2, C = 4, D = 3, E = 5, F = 6, G = 7", false)]
    public void Enum_of_bits_is_found(string members, bool areFlags) =>
        Assert.Equal(areFlags ? ["kind"] : [], FlagEnums.In($"internal enum @kind : uint\n{{\n    {members}\n}}\n"));

    [Fact]
    public void Enum_that_an_overlay_names_is_marked_until_it_does_not()
    {
        using var folder = new TemporaryFolder();
        const string Bindings = "namespace S;\n\n[NativeTypeName(\"unsigned int\")]\ninternal enum kind : uint\n{\n    A = 1,\n}\n\ninternal enum kinds\n{\n    B,\n}\n";
        var bindings = folder.Write("k.g.cs", Bindings);
        var overlay = folder.Write("k.ibc", "# kinds: flags\nkind : flags # bits\nf.x: flags(kind)\n");
        string[] lines = [$"overlay={overlay}", $"bindings={bindings}", $"bindings={bindings}"];
        var output = new StringWriter { NewLine = "\n" };

        Assert.True(new FlagMarks(lines, output).Write());
        var marked = Bindings.Replace("internal enum kind ", "[System.Flags] // as an overlay says\ninternal enum kind ", StringComparison.Ordinal);
        Assert.Equal(marked, File.ReadAllText(bindings));
        var time = File.GetLastWriteTimeUtc(bindings);
        Assert.True(new FlagMarks(lines, output).Write());
        Assert.Equal((marked, time), (File.ReadAllText(bindings), File.GetLastWriteTimeUtc(bindings)));

        File.WriteAllText(overlay, "f: omit\nkidn: flags\n");
        Assert.False(new FlagMarks(lines, output).Write());
        Assert.StartsWith($"{overlay}(2,1): error IB0046: 'kidn: flags' names no enum of the bindings.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(Bindings, File.ReadAllText(bindings));
    }

    [Fact]
    public void Lines_are_no_mistakes_while_bindings_that_may_have_the_enum_are_missing()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();
        string[] lines = [$"overlay={folder.Write("k.ibc", "kind: flags\n")}", $"bindings={folder.Write("k.g.cs", "")}", $"bindings={folder.File("other.g.cs")}"];

        Assert.True(new FlagMarks(lines, output).Write());
        Assert.Empty(output.ToString());
        Assert.False(new FlagMarks(lines[..2], output).Write());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Mark_stands_once_whatever_ends_the_lines(string end)
    {
        using var folder = new TemporaryFolder();
        var text = $"namespace S;{end}{end}[NativeTypeName(\"Flags, of [Flags]\")]{end}internal enum kind{end}{{{end}    A = 1,{end}}}{end}";
        var bindings = folder.Write("k.g.cs", text);
        var overlay = folder.Write("k.ibc", "kind: flags\n");
        string[] lines = [$"overlay={overlay}", $"bindings={bindings}"];
        for (var time = 0; time < 2; time++)
        {
            Assert.True(new FlagMarks(lines, TextWriter.Null).Write());
            Assert.Equal(text.Replace("internal", $"[System.Flags] // as an overlay says{end}internal", StringComparison.Ordinal), File.ReadAllText(bindings));
        }

        File.WriteAllText(overlay, "");
        Assert.True(new FlagMarks(lines, TextWriter.Null).Write());
        Assert.Equal(text, File.ReadAllText(bindings));
    }

    [Theory]
    [InlineData("[Flags]\n[NativeTypeName(\"int\")]\n")]
    [InlineData("[NativeTypeName(\"int\")]\r\n[System.FlagsAttribute]\r\n")]
    [InlineData("[Obsolete, Flags()] ")]
    public void Enum_that_has_the_attribute_is_left_as_it_is(string attributes)
    {
        using var folder = new TemporaryFolder();
        var text = $"{attributes}internal enum kind\n{{\n    A = 1, B = 2, C = 4,\n}}\n";
        var bindings = folder.Write("k.g.cs", text);
        Assert.True(new FlagMarks([$"overlay={folder.Write("k.ibc", "kind: flags\n")}", $"bindings={bindings}"], TextWriter.Null).Write());
        Assert.Equal(text, File.ReadAllText(bindings));
        Assert.Empty(FlagEnums.In(text));
        Assert.Equal(["kind"], FlagEnums.In(text.Replace(attributes, "[System.Flags] // as an overlay says\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--additional;-include;a.h;-isystem;/b c;-Wall;--with-attribute;f=Obsolete", "-includea.h|-isystem/b c")]
    [InlineData("-a;-DONE=1;--additional=-include;--additional=a.h;-D;TWO;-I;inc;--std;c99", "-DONE=1|-includea.h|-DTWO|-Iinc|-std=c99")]
    [InlineData("--exclude;-DNOT;--define-macro=A=B", "-DA=B")]
    public void Options_of_ClangSharp_that_decide_what_a_header_says_reach_the_C_compiler(string options, string expected) =>
        Assert.Equal(expected, string.Join('|', new BindRequest(["defines=", "includes=", $"options={options}"]).CompilerOptions));
}
