// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>Structs that C lays out otherwise than ClangSharp's bindings say are corrected once, read and written rightly
/// from then on, and an error where they are not.</summary>
public class LayoutCheckTests
{
    private const string Vector = "struct __attribute__((aligned(16))) vec3 { float x, y, z; };\n";
    private const string BoundVector = "internal partial struct vec3 { public float x; public float y; public float z; }";

    private const string Bits = "struct bits { unsigned a : 3; unsigned b : 5; int c : 8; unsigned long long d : 40; };\n";

    private const string BoundBits = """
        internal partial struct bits
        {
            public uint _bitfield1;

            [NativeTypeName("unsigned int : 3")]
            public uint a { readonly get { return _bitfield1 & 0x7u; } set { _bitfield1 = (_bitfield1 & ~0x7u) | (value & 0x7u); } }

            [NativeTypeName("unsigned int : 5")]
            public uint b
            {
                readonly get { return (_bitfield1 >> 3) & 0x1Fu; }
                set { _bitfield1 = (_bitfield1 & ~(0x1Fu << 3)) | ((value & 0x1Fu) << 3); }
            }

            [NativeTypeName("int : 8")]
            public int c
            {
                readonly get { return (int)(_bitfield1 << 16) >> 24; }
                set { _bitfield1 = (_bitfield1 & ~(0xFFu << 8)) | (uint)((value & 0xFF) << 8); }
            }

            public ulong _bitfield2;

            [NativeTypeName("unsigned long long : 40")]
            public ulong d { readonly get { return _bitfield2 & 0xFFUL; } set { _bitfield2 = value & 0xFFUL; } }
        }
        """;

    private const string Filled = """
        new Func<object>(() =>
        {
            var memory = NativeMemory.AlignedAlloc((nuint)(4 * sizeof(vec3)), 16);
            var v = new Span<vec3>(memory, 4);
            for (var i = 0; i < 4; i++) v[i] = new vec3 { x = 1, y = 10, z = 100 };
            return Api.Total(v);
        })()
        """;

    [Fact]
    public void A_span_of_structs_that_C_aligns_has_the_same_elements_in_C()
    {
        using var layout = new LayoutCase(Vector + "double total(const struct vec3 *v IB_IN(n), int n);", BoundVector,
            "IMPORT double total([NativeTypeName(\"const struct vec3 *\")] [NativeAnnotation(\"in(n)\")] vec3* v, int n);");
        Assert.Equal((true, ""), layout.Check());
        Assert.Contains("[StructLayout(LayoutKind.Explicit, Size = 16, Pack = 16)]\n[NativeAlignment(16)]", layout.Bindings,
            StringComparison.Ordinal);
        Assert.Equal("444", layout.Run("""
            double total(const struct vec3 *v, int n) {
                double s = 0;
                for (int i = 0; i < n; i++) s += v[i].x + v[i].y + v[i].z;
                return s;
            }
            """, Filled));
        Assert.Equal((true, ""), layout.Check());
    }

    [Fact]
    public void A_single_struct_crosses_at_an_address_that_C_may_count_on()
    {
        using var layout = new LayoutCase(
            "struct __attribute__((aligned(64))) block { float v[4]; };\n",
            "internal partial struct block { [NativeTypeName(\"float[4]\")] public _v_e__FixedBuffer v;"
            + " [InlineArray(4)] public partial struct _v_e__FixedBuffer { public float e0; } }",
            """
            IMPORT int misplaced([NativeAnnotation("in(1)")] block* a, [NativeAnnotation("inout(1)")] block* b,
                [NativeAnnotation("out(1)")] block* c, [NativeAnnotation("in(1) nullable")] block* d);
            """);
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("0 6 5", layout.Run("""
            int misplaced(const struct block *a, struct block *b, struct block *c, const struct block *d) {
                b->v[1] = a->v[0] + 1; c->v[3] = a->v[0]; return ((uintptr_t)a | (uintptr_t)b | (uintptr_t)c | (uintptr_t)d) & 63;
            }
            """, """
            new Func<object>(() =>
            {
                var blocks = new block[3];
                blocks[1].v[0] = 5;
                var (wrong, c) = Api.Misplaced(blocks[1], ref blocks[2], blocks[0]);
                return $"{wrong} {blocks[2].v[1]} {c.v[3]}";
            })()
            """));
    }

    [Fact]
    public void Arrays_of_arrays_in_a_struct_have_all_their_elements()
    {
        using var layout = new LayoutCase("struct holds { float m[4][4]; char name[16]; };\n", """
            internal partial struct holds
            {
                [NativeTypeName("float[4][4]")]
                public _m_e__FixedBuffer m;
                [NativeTypeName("char[16]")]
                public _name_e__FixedBuffer name;
                [InlineArray(4 * 4)]
                public partial struct _m_e__FixedBuffer { public float e0_0; }
                [InlineArray(16)]
                public partial struct _name_e__FixedBuffer { public sbyte e0; }
            }
            """, "IMPORT float last([NativeTypeName(\"struct holds\")] holds h);");
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("", layout.CompareAtLoad());
        Assert.Equal("7", layout.Run("float last(struct holds h) { return h.m[3][3]; }",
            "new Func<object>(() => { var h = new holds(); h.m[15] = 7; h.name[0] = 1; return Api.Last(h); })()"));
    }

    [Fact]
    public void Types_inside_of_an_inline_function_are_not_asked_for()
    {
        using var layout = new LayoutCase("static inline unsigned cast(float f) { union { float f; unsigned u; } v = { f }; return v.u; }\nint f(int a);\n",
            "", "IMPORT int f(int a); [StructLayout(LayoutKind.Explicit)] internal partial struct _cast_e__Union "
            + "{ [FieldOffset(0)] public float f; [FieldOffset(0)] [NativeTypeName(\"unsigned int\")] public uint u; }");
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("", layout.CompareAtLoad());
    }

    [Fact]
    public void Members_may_be_called_like_macros_that_follow()
    {
        using var layout = new LayoutCase("struct all { int32_t count; int32_t flag : 3; };\nstruct all *all_of(void);\n"
            + "#define count (*(&all_of()->count))\n#define flag (all_of()->flag)\nint f(int a);\n", "internal partial struct all { public int count; "
            + "public int _bitfield; [NativeTypeName(\"int32_t : 3\")] public int flag { get { return _bitfield << 29 >> 29; } set { _bitfield = value & 7; } } }",
            "IMPORT int f(int a);");
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("", layout.CompareAtLoad());
    }

    [Fact]
    public void A_span_at_an_address_that_C_cannot_take_is_refused()
    {
        using var layout = new LayoutCase(Vector, BoundVector,
            "IMPORT int f([NativeTypeName(\"const struct vec3 *\")] [NativeAnnotation(\"in(n)\")] vec3* v, int n);");
        layout.Check();
        Assert.Equal("1 v", layout.Run("int f(const struct vec3 *v, int n) { return n; }", """
            new Func<object>(() =>
            {
                var memory = (byte*)NativeMemory.AlignedAlloc(64, 16);
                var right = Api.F(new Span<vec3>(memory, 1));
                try { return Api.F(new Span<vec3>(memory + 8, 1)); }
                catch (ArgumentException refused) { return $"{right} {refused.ParamName}"; }
            })()
            """));
    }

    [Theory]
    [InlineData("vec3 f()")]
    [InlineData("int f(vec3 v)")]
    [InlineData("int f([NativeAnnotation(\"callback(lifetime: call)\")] delegate* unmanaged[Cdecl]<void*, vec3, void> c, "
        + "[NativeAnnotation(\"user_data\")] void* user)")]
    public void A_struct_that_C_aligns_is_not_passed_by_value(string function)
    {
        using var layout = new LayoutCase(Vector, BoundVector, $"IMPORT {function}; IMPORT int good();");
        layout.Check();
        var run = layout.Generate();
        Assert.Single(run.Diagnostics);
        Assert.DoesNotContain("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
        Assert.Contains("Calls <c>good</c>", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bit_fields_are_where_the_compiler_has_them()
    {
        using var layout = new LayoutCase(Bits, BoundBits, """
            IMPORT int wrong([NativeAnnotation("in(1)")] bits* v);
            IMPORT int set([NativeAnnotation("inout(1)")] bits* v);
            """);
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("8 0 6 30 -100 1000000000000", layout.Run("""
            int wrong(const struct bits *v) { return (v->a != 5) + 2 * (v->b != 17) + 4 * (v->c != -3) + 8 * (v->d != 0x123456789a); }
            int set(struct bits *v) { v->a++; v->b = 30; v->c = -100; v->d = 1000000000000; return 0; }
            """, """
            new Func<object>(() =>
            {
                var v = new bits { a = 5, b = 17, c = -3, d = 0x123456789a };
                var wrong = Api.Wrong(v);
                Api.Set(ref v);
                return $"{sizeof(bits)} {wrong} {v.a} {v.b} {v.c} {v.d}";
            })()
            """));
    }

    [Fact]
    public void Few_bits_of_a_wide_type_keep_its_alignment()
    {
        using var layout = new LayoutCase("struct few { unsigned a : 3; int b : 5; };", """
            internal partial struct few
            {
                public uint _bitfield;
                [NativeTypeName("unsigned int : 3")]
                public uint a { readonly get => _bitfield & 7; set => _bitfield = (_bitfield & ~7u) | (value & 7); }
                [NativeTypeName("int : 5")]
                public int b { readonly get => (int)(_bitfield << 24) >> 27; set => _bitfield = (_bitfield & ~0xF8u) | (((uint)value & 31) << 3); }
            }
            """, "IMPORT int sum([NativeAnnotation(\"in(2)\")] few* v);");
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("4 35", layout.Run("int sum(const struct few *v) { return 10 * (v[0].a + v[1].a) + v[0].b + v[1].b; }",
            "$\"{sizeof(few)} {Api.Sum([new few { a = 1, b = 9 }, new few { a = 3, b = -14 }])}\""));
    }

    [Fact]
    public void An_aligned_member_and_one_of_a_nested_struct_are_at_their_offsets()
    {
        using var layout = new LayoutCase(
            """
            struct inner { char tag; double x __attribute__((aligned(16))); };
            struct outer { char c; union { int i; float f; }; struct inner in; struct { short s; _Alignas(8) char t; } last; };
            """,
            """
            internal partial struct inner { [NativeTypeName("char")] public sbyte tag; public double x; }
            internal partial struct outer
            {
                [NativeTypeName("char")]
                public sbyte c;

                [NativeTypeName("__AnonymousRecord_case_L4")]
                public _Anonymous_e__Union Anonymous;

                [NativeTypeName("struct inner")]
                public inner @in;

                [NativeTypeName("__AnonymousRecord_case_L5")]
                public _last_e__Struct last;

                [StructLayout(LayoutKind.Explicit)]
                internal partial struct _Anonymous_e__Union { [FieldOffset(0)] public int i; [FieldOffset(0)] public float f; }

                internal partial struct _last_e__Struct { public short s; [NativeTypeName("char")] public sbyte t; }
            }
            """, "IMPORT double sum([NativeAnnotation(\"in(1)\")] outer* v);");
        var (isRight, output) = layout.Check();
        Assert.True(isRight, output);
        // What is left without its fields can only be pointed to.
        Assert.Contains("// Without its fields, as C# cannot lay them out as C does: ", layout.Bindings, StringComparison.Ordinal);
        Assert.Contains("Size = 32, Pack = 16", layout.Bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("Calls <c>sum</c>", layout.Generate().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_struct_in_another_is_right_there_too()
    {
        using var layout = new LayoutCase(Vector + "struct pair { char c; struct vec3 v[2]; union { int i; float f; }; };",
            BoundVector + """
            internal partial struct pair
            {
                [NativeTypeName("char")]
                public sbyte c;

                [NativeTypeName("struct vec3[2]")]
                public _v_e__FixedBuffer v;

                [NativeTypeName("__AnonymousRecord_case_L4")]
                public _Anonymous_e__Union Anonymous;

                [InlineArray(2)]
                public partial struct _v_e__FixedBuffer { public vec3 e0; }

                [StructLayout(LayoutKind.Explicit)]
                internal partial struct _Anonymous_e__Union { [FieldOffset(0)] public int i; [FieldOffset(0)] public float f; }
            }
            """, "IMPORT double sum([NativeAnnotation(\"in(1)\")] pair* v);");
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal("64 42", layout.Run("double sum(const struct pair *p) { return p->c + p->v[1].z + p->i; }", """
            new Func<object>(() =>
            {
                var p = new pair { c = 1 };
                p.v[1].z = 40;
                p.Anonymous.i = 1;
                return $"{sizeof(pair)} {Api.Sum(p)}";
            })()
            """));
    }

    [Theory]
    [InlineData("struct s { char a; double b; };", "internal partial struct s { public sbyte a; public int b; }", "'b'")]
    [InlineData("struct s { char a; double b; };", "internal partial struct s { public sbyte a; }", "16 bytes in C and 1 in C#")]
    [InlineData("#pragma pack(push, 1)\nstruct s { char a; double b; };\n#pragma pack(pop)",
        "internal partial struct s { public sbyte a; public double b; }", "9 bytes in C and 16 in C#")]
    [InlineData("enum s { A = 1 };", "internal enum s : ulong { A = 1 }", "4 bytes in C and 8 in C#")]
    [InlineData("typedef struct { short a; } s;", "internal partial struct s { public int a; }", "2 bytes in C and 4 in C#")]
    public void A_difference_is_an_error_at_its_line_that_says_both_numbers(string header, string types, string words)
    {
        using var layout = new LayoutCase(header, "// Layouts corrected to those of C for another platform.\n" + types);
        var (isRight, output) = layout.Check();
        Assert.False(isRight);
        Assert.Matches(@"case\.h\([34],1\): error IB0020: C# would read and write other memory than C: ", output);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_the_compiler_that_changes_layouts_is_asked_about_too()
    {
        using var layout = new LayoutCase("struct s { char a; double b; };",
            "// Layouts corrected to those of C\ninternal partial struct s { public sbyte a; public double b; }");
        Assert.True(layout.Check().IsRight);
        Assert.Contains("9 bytes in C and 16 in C#", layout.Check("linux-x64", "-fpack-struct").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_has_another_name_in_CSharp_is_found_in_C()
    {
        using var layout = new LayoutCase("struct s { char a; double b; };\n#pragma pack(1)\ntypedef struct { char a; int b; } t;",
            "internal partial struct First { public sbyte a; public double b; } internal partial struct T { public sbyte a; public int b; }");
        Assert.Equal((true, ""), layout.CheckRenamed("s=First; t=T"));
        Assert.Contains("Size = 5, Pack = 1", layout.Bindings, StringComparison.Ordinal);
    }

    [Fact]
    public void Bindings_of_another_header_are_an_error_that_says_so()
    {
        using var layout = new LayoutCase("struct s { int a; };", "internal partial struct s { public int b; }");
        var (isRight, output) = layout.Check();
        Assert.False(isRight);
        Assert.Contains("error IB0021", output, StringComparison.Ordinal);
        Assert.Matches(@"case\.h:3:\d+: error: ", output);
    }

    [Fact]
    public void Bindings_that_are_right_are_left_as_they_are()
    {
        using var layout = new LayoutCase("struct s { char a; double b; int c[3]; };", """
            internal partial struct s
            {
                public sbyte a;
                public double b;
                [NativeTypeName("int[3]")]
                public _c_e__FixedBuffer c;
                [InlineArray(3)]
                public partial struct _c_e__FixedBuffer { public int e0; }
            }
            """);
        var before = layout.Bindings;
        Assert.Equal((true, ""), layout.Check());
        Assert.Equal(before, layout.Bindings);
    }

    [Fact]
    public void A_typedef_of_long_becomes_the_same_type_as_long()
    {
        using var layout = new LayoutCase("typedef unsigned long word; typedef word count_t; typedef signed  long index_t; typedef long long wide;\n"
            + "struct s { index_t a; };\n", "internal partial struct s { [NativeTypeName(\"index_t\")] public nint a; }",
            "IMPORT int f([NativeTypeName(\"count_t\")] nuint n, [NativeTypeName(\"const index_t *\")] nint* x, [NativeTypeName(\"wide\")] long w, [NativeTypeName(\"size_t\")] nuint z);");
        layout.Check();
        Assert.Contains("public CLong a;", layout.Bindings, StringComparison.Ordinal);
        Assert.Contains("CULong n, [NativeTypeName(\"const index_t *\")] CLong* x, [NativeTypeName(\"wide\")] long w, [NativeTypeName(\"size_t\")] nuint z)",
            layout.Bindings, StringComparison.Ordinal);
    }

    [Fact]
    public void C_s_long_becomes_a_type_that_is_as_wide_everywhere()
    {
        using var layout = new LayoutCase("long twice(long x);\n", "",
            "[DllImport(\"sample\")]\n[return: NativeTypeName(\"long\")]\n"
            + "public static extern nint twice([NativeTypeName(\"long\")] nint x, [NativeTypeName(\"const unsigned long *\")] "
            + "[NativeAnnotation(\"in(3)\")] nuint* y, [NativeTypeName(\"size_t\")] nuint z);");
        layout.Check();
        Assert.Contains("extern CLong twice([NativeTypeName(\"long\")] CLong x, [NativeTypeName(\"const unsigned long *\")] "
            + "[NativeAnnotation(\"in(3)\")] CULong* y, [NativeTypeName(\"size_t\")] nuint z)", layout.Bindings,
            StringComparison.Ordinal);
    }
}
