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

    [Theory]
    [InlineData("--additional;-include;a.h;-isystem;/b c;-Wall;--with-attribute;f=Obsolete", "-includea.h|-isystem/b c")]
    [InlineData("-a;-DONE=1;--additional=-include;--additional=a.h;-D;TWO;-I;inc;--std;c99", "-DONE=1|-includea.h|-DTWO|-Iinc|-std=c99")]
    [InlineData("--exclude;-DNOT;--define-macro=A=B", "-DA=B")]
    public void Options_of_ClangSharp_that_decide_what_a_header_says_reach_the_C_compiler(string options, string expected) =>
        Assert.Equal(expected, string.Join('|', new BindRequest(["defines=", "includes=", $"options={options}"]).CompilerOptions));
}
