// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>Libraries that were compiled elsewhere: what they carry of their types is compared with the bindings when they are
/// loaded; those that carry nothing and that no compiler can tell of are refused.</summary>
public class TypeTableTests
{
    private const string Types = """
        struct vec { float x, y, z; };
        struct bits { unsigned a : 3; int b : 5; };
        union either { int i; double d; };
        enum colour { RED, GREEN };
        struct whole {
            char tag; struct vec at; union { int count; float part; }; const char *name; int (*call)(int);
            enum colour colour; short in[3]; struct { char c; long l; } last;
        };

        """;

    private const string Bound = """
        internal partial struct vec { public float x; public float y; public float z; }
        internal partial struct bits
        {
            public uint _bitfield;
            [NativeTypeName("unsigned int : 3")]
            public uint a { readonly get => _bitfield & 7; set => _bitfield = (_bitfield & ~7u) | (value & 7); }
            [NativeTypeName("int : 5")]
            public int b { readonly get => (int)(_bitfield << 24) >> 27; set => _bitfield = (_bitfield & ~0xF8u) | (((uint)value & 31) << 3); }
        }
        [StructLayout(LayoutKind.Explicit)]
        internal partial struct either { [FieldOffset(0)] public int i; [FieldOffset(0)] public double d; }
        [NativeTypeName("unsigned int")]
        internal enum colour : uint { RED, GREEN }
        internal unsafe partial struct whole
        {
            [NativeTypeName("char")]
            public sbyte tag;
            [NativeTypeName("struct vec")]
            public vec at;
            [NativeTypeName("__AnonymousRecord_case_L8")]
            public _Anonymous_e__Union Anonymous;
            [NativeTypeName("const char *")]
            public sbyte* name;
            [NativeTypeName("int (*)(int)")]
            public delegate* unmanaged[Cdecl]<int, int> call;
            [NativeTypeName("enum colour")]
            public colour colour;
            [NativeTypeName("short[3]")]
            public _in_e__FixedBuffer @in;
            [NativeTypeName("__AnonymousRecord_case_L9")]
            public _last_e__Struct last;
            [StructLayout(LayoutKind.Explicit)]
            public partial struct _Anonymous_e__Union { [FieldOffset(0)] public int count; [FieldOffset(0)] public float part; }
            [InlineArray(3)]
            public partial struct _in_e__FixedBuffer { public short e0; }
            public partial struct _last_e__Struct { [NativeTypeName("char")] public sbyte c; [NativeTypeName("long")] public nint l; }
        }
        """;

    private const string Function = "IMPORT double norm([NativeTypeName(\"struct vec\")] vec v, [NativeTypeName(\"const either *\")] either* e);";

    private const string Declared = "double norm(struct vec v, const union either *e);\n";

    [Fact]
    public void The_types_and_functions_of_one_header_agree()
    {
        using var layout = new LayoutCase(Types + Declared, Bound, Function);
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("", layout.CompareAtLoad());
    }

    [Theory]
    [InlineData("float x, y, z;", "float x, y, z, w;", "struct vec has 16 bytes in the library and 12 in the bindings")]
    [InlineData("float x, y, z;", "float x, z, y;", "struct vec.y is at byte 8 in the library and at byte 4 in the bindings")]
    [InlineData("unsigned a : 3; int b : 5;", "int b : 5; unsigned a : 3;", "struct bits.a has other bits in the library than in the bindings")]
    [InlineData("int i; double d;", "short i; double d;", "union either.i has 2 bytes in the library and 4 in the bindings")]
    [InlineData("int count; float part;", "short count; float part;", "struct whole.count has 2 bytes in the library and 4 in the bindings")]
    [InlineData("const char *name;", "int name;", "struct whole.name has 4 bytes in the library and 8 in the bindings")]
    [InlineData("char c; long l;", "char c; char d; short l;", "struct whole.last.l has 2 bytes in the library and 8 in the bindings")]
    [InlineData("struct vec {", "struct __attribute__((aligned(16))) vec {", "struct vec has 16 bytes of alignment in the library and 4")]
    public void What_the_library_has_otherwise_is_named_with_both_numbers(string old, string changed, string words)
    {
        using var layout = new LayoutCase(Types + Declared, Bound, Function);
        using var library = new LayoutCase((Types + Declared).Replace(old, changed, StringComparison.Ordinal), Bound, Function);
        layout.Check();
        Assert.Contains(words, layout.CompareAtLoad(library), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_signature_and_a_missing_function_are_named()
    {
        using var layout = new LayoutCase(Types, Bound, Function + "IMPORT int late(int a); IMPORT int same(int a);");
        using var library = new LayoutCase(Types, Bound, Function.Replace("double norm", "float norm", StringComparison.Ordinal) + "IMPORT int same(int a);");
        layout.Check();
        library.Check();
        Assert.Equal("late() was not in the header of the library; norm() has another signature in the library than in the bindings",
            layout.CompareAtLoad(library));
    }

    [Fact]
    public void A_library_without_a_table_is_refused_where_no_compiler_can_tell()
    {
        using var layout = new LayoutCase("struct vec { float x, y, z; };\n", "internal partial struct vec { public float x; public float y; public float z; }");
        var library = layout.CompileTable();
        var none = CompileNothing(library);

        var (isRight, output) = layout.CheckPrebuilt(null, $"library=case|linux-x64|{none}");
        Assert.False(isRight);
        Assert.Matches(@"case\.h\(1,1\): error IB0022: .*struct vec as C does is not known: nothing\.so for linux-x64 has no table", output);

        Assert.Equal((true, ""), layout.CheckPrebuilt(null, $"library=case|linux-x64|{library}"));
        Assert.Equal((true, ""), layout.CheckPrebuilt(CompileCommand.OfMachine(), $"library=case|linux-x64|{none}"));
        Assert.Contains("nothing.so for win-x64 has no table",
            layout.CheckPrebuilt(CompileCommand.OfMachine(), $"library=case|linux-x64|{none}", $"library=case|win-x64|{none}").Output, StringComparison.Ordinal);
        Assert.True(layout.CheckPrebuilt(null, $"library=other|linux-x64|{none}").IsRight);
    }

    [Fact]
    public void A_library_of_functions_alone_needs_no_table()
    {
        using var layout = new LayoutCase("int f(int a);\n", "", "IMPORT int f(int a);");
        Assert.True(layout.CheckPrebuilt(null, $"library=case|linux-x64|{CompileNothing(layout.CompileTable())}").IsRight);
    }

    [Fact]
    public void Functions_of_a_library_that_is_not_compiled_here_are_compared_too()
    {
        using var layout = new LayoutCase("#include <stdint.h>\nint f(int32_t a);\nvoid g(int (*call)(void *, int));\n", "",
            "IMPORT int f([NativeTypeName(\"int64_t\")] long a); IMPORT void g([NativeTypeName(\"int (*)(void *, long)\")] delegate* unmanaged[Cdecl]<void*, CLong, int> call);");
        var (isRight, output) = layout.CheckPrebuilt(CompileCommand.OfMachine());
        Assert.False(isRight);
        Assert.Matches(@"case\.h:4:\d+: error: .*the bindings call another function than is declared here: int f\(int64_t\)", output);
        Assert.Matches(@"case\.h:5:\d+: error: .*void g\(", output);
        Assert.Contains("error IB0021", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_are_arrays_of_no_length_are_no_difference()
    {
        using var layout = new LayoutCase("double mean(const double data[], int n);\nvoid rows(float m[][3], int n);\n", "",
            "IMPORT double mean([NativeTypeName(\"const double[]\")] double* data, int n); IMPORT void rows([NativeTypeName(\"float[][3]\")] float** m, int n);");
        Assert.Equal((true, ""), layout.CheckPrebuilt(CompileCommand.OfMachine()));
    }

    [Fact]
    public void Stale_bindings_that_nothing_can_compare_are_an_error()
    {
        using var layout = new LayoutCase("int f(int a);\n", "", "IMPORT int f(int a);");
        var (isRight, output) = layout.CheckPrebuilt(null, "stale=true");
        Assert.False(isRight);
        Assert.Matches(@"case\.h\(1,1\): error IB0026: .*AcceptStaleBindings", output);
        Assert.True(layout.CheckPrebuilt(CompileCommand.OfMachine(), "stale=true").IsRight);
        Assert.True(layout.CheckPrebuilt(null, "stale=true", $"library=case|linux-x64|{layout.CompileTable()}").IsRight);
    }

    /// <summary>A library without anything, beside another.</summary>
    private static string CompileNothing(string beside)
    {
        var (source, library) = (Path.Combine(Path.GetDirectoryName(beside)!, "nothing.c"), Path.Combine(Path.GetDirectoryName(beside)!, "nothing.so"));
        File.WriteAllText(source, "int nothing;\n");
        var compiled = Support.CCompiler.Run("-shared", "-fPIC", "-o", library, source);
        Assert.True(compiled.ExitCode == 0, compiled.ToString());
        return library;
    }
}
