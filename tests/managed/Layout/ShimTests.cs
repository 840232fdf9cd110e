// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Shims;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>The C that lines "shim" of overlays make of a header: its types are those of the header, it compiles, and mistakes are errors
/// at the lines of the overlay.</summary>
public sealed class ShimTests : IDisposable
{
    private const string Header = """
        #include <complex.h>
        #include <stddef.h>
        #include "part.h"
        typedef void (*destructor)(void *);
        struct point { double x, y; };
        enum colour { RED = 3 };
        static inline double scaled(const struct point *p, double factor) { return (p->x + p->y) * factor; }
        extern __inline__ __attribute__((always_inline, gnu_inline)) unsigned long twice(unsigned long) { return 2; }
        static inline int apply(int (*f)(int), int x[3]) { return f(x[1]); }
        static inline void nothing(void) { }
        static inline double complex turned(double complex z, double by) { return z * by * I; }
        static inline struct point made(int) { struct point p = { 1, 2 }; return p; }
        #define GREATER(a, b) ((a) > (b) ? (a) : (b))
        #define END ((destructor)-1)
        #define HALF 0.5f
        #define TITLE "a title"
        #define LARGE 1ul
        #define EMPTY
        #define OTHER scaled
        #define COUNTERS (&counter)
        #define UNKNOWN(x) unknown_helper(x)
        #define ORIGIN ((const struct point){ 0, 0 })
        #define BOTH { 1, 2 }
        int counter = 7;
        static const char *const names[] = { "a; {", "b" };
        const int table[2] = { 1, 2 };
        int format(char *to, size_t size, const char *text, ...);
        typedef int by_typedef(const struct point *p, int n);
        by_typedef hidden;
        int (*handler)(int);
        """;

    private readonly TemporaryFolder _folder = new();

    public ShimTests() => _folder.Write("part.h", "#pragma once\nstatic inline int of_part(int n) { return n; }\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scaled", "double ib_shim_scaled(const struct point *p, double factor)", "return scaled(p, factor);")]
    [InlineData("twice", "unsigned long ib_shim_twice(unsigned long p1)", "return twice(p1);")]
    [InlineData("apply", "int ib_shim_apply(int (*f)(int), int x[3])", "return apply(f, x);")]
    [InlineData("nothing", "void ib_shim_nothing(void)", " nothing();")]
    [InlineData("made", "struct point ib_shim_made(int p1)", "return made(p1);")]
    [InlineData("of_part", "int ib_shim_of_part(int n)", "return of_part(n);")]
    [InlineData("OTHER", "double ib_shim_OTHER(const struct point *p, double factor)", "return OTHER(p, factor);")]
    [InlineData("turned", "void ib_shim_turned(const double _Complex *z IB_IN(1), double by, double _Complex *result IB_OUT(1))", " *result = turned(*z, by);")]
    [InlineData("END", "void *ib_shim_END(void) IB_PROPERTY", "return (void *)(END);")]
    [InlineData("handler", "void *ib_shim_handler(void) IB_PROPERTY", "return (void *)(handler);")]
    [InlineData("HALF", "float ib_shim_HALF(void) IB_PROPERTY", "return HALF;")]
    [InlineData("TITLE", "char *ib_shim_TITLE(void) IB_PROPERTY", "return TITLE;")]
    [InlineData("ORIGIN", "struct point ib_shim_ORIGIN(void) IB_PROPERTY", "return ORIGIN;")]
    [InlineData("RED", "int ib_shim_RED(void) IB_PROPERTY", "return RED;")]
    [InlineData("counter", "int ib_shim_counter(void) IB_PROPERTY", "return counter;")]
    [InlineData("names", "const char *const *ib_shim_names(void) IB_PROPERTY", "return names;")]
    [InlineData("table", "const int *ib_shim_table(void) IB_PROPERTY", "return table;")]
    [InlineData("double GREATER(double a, double b)", "double ib_shim_GREATER(double a, double b)", "return GREATER(a, b);")]
    [InlineData("int format(char *to, size_t size, const char *text, int)", "int ib_shim_format(char *to, size_t size, const char *text, int p4)",
        "return format(to, size, text, p4);")]
    [InlineData("int *counter_address() = &counter", "int *ib_shim_counter_address(void)", "return &counter;")]
    [InlineData("void count_to(int n) = counter = n", "void ib_shim_count_to(int n)", " counter = n;")]
    [InlineData("int letter(void) = '#' + '\\''", "int ib_shim_letter(void)", "return '#' + '\\'';")]
    public void Function_has_the_types_of_the_header_or_of_the_line(string line, string declared, string defined)
    {
        var (isRight, said) = Write(Header, $"shim {line}  # a comment");

        Assert.True(isRight, said);
        Assert.Contains($"\n{Dense(declared)};\n", Dense(File.ReadAllText(_folder.File("case.shim.h"))), StringComparison.Ordinal);
        Assert.Contains($"{defined} }}\n", File.ReadAllText(_folder.File("case.shim.c")), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("written")));
    }

    [Theory]
    [InlineData("nowhere", "'nowhere' has no value: ")]
    [InlineData("GREATER", "'GREATER' is a macro with parameters, and C knows no types of these. Write them: 'shim int GREATER(int x)'")]
    [InlineData("format", "'format' takes any number of arguments. Write those of one call: 'shim int format(char *to, size_t size, const char *text, int value)'")]
    [InlineData("hidden", "'hidden' is a function whose declaration is not read here. Write its types: 'shim int hidden(const struct point * p1, int p2)'")]
    [InlineData("EMPTY", "'EMPTY' has no value: ")]
    [InlineData("BOTH", "'BOTH' has no value: ")]
    [InlineData("point", "'point' has no value: ")]
    [InlineData("int nowhere(int x)", "C refuses the shim 'nowhere': ")]
    [InlineData("int scaled(int *p)", "C refuses the shim 'scaled': ")]
    [InlineData("int scaled(const char *p, double factor)", "C refuses the shim 'scaled': ")]
    [InlineData("int wrong(int x) = x +", "C refuses the shim 'wrong': ")]
    [InlineData("missing_t wrong(int x) = x", "C refuses the shim 'wrong': ")]
    [InlineData("struct point *wrong() = counter", "C refuses the shim 'wrong': ")]
    [InlineData("int both() = BOTH", "C refuses the shim 'both': ")]
    [InlineData("double *counters() = COUNTERS", "C refuses the shim 'counters': ")] // the mistake is within the macro
    [InlineData("int unknown(int x) = UNKNOWN(x)", "C refuses the shim 'unknown': ")]
    [InlineData("int *first(const int *x) = x", "C refuses the shim 'first': ")]
    public void Mistake_is_an_error_at_its_line(string line, string says)
    {
        var (isRight, said) = Write(Header, $"# first\n\n  shim {line}\nshim scaled_more(");

        Assert.False(isRight);
        Assert.StartsWith($"{_folder.File("case.ibc")}(3,", Assert.Single(said.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains($"error IB0029: {says}", said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("written")));
    }

    /// <summary>Which may have other options and folders than what was asked.</summary>
    [Theory]
    [InlineData("scaled", "double factor)", "float factor)")]
    [InlineData("HALF", "HALF 0.5f", "HALF 0.5")]
    [InlineData("turned", "double complex z", "float complex z")]
    public void What_is_compiled_has_the_types_that_were_written(string name, string old, string text)
    {
        Write(Header, $"\nshim {name}");
        _folder.Write("case.h", Header.Replace(old, text, StringComparison.Ordinal));
        var made = CCompiler.Run("-c", "-w", "-I", _folder.Path, "-I", Path.Combine(Repository.Root, "native"), "-o", _folder.File("case.o"), _folder.File("case.shim.c"));
        Assert.NotEqual(0, made.ExitCode);
        Assert.Matches($@"case\.ibc:2:.*'{name}' has other types here than where its shim was written", made.ToString());
    }

    [Fact]
    public void Two_shims_of_one_name_are_an_error_and_other_lines_are_the_generators() => Assert.Equal(
        $"{_folder.File("case.ibc")}(3,6): error IB0029: there is a shim 'HALF' already (case.ibc, line 1). Give one of them another name, and what it calls behind '='.\n",
        Write(Header, "shim HALF\nscaled.p: in(1)\nshim HALF\nshim: status\nshim.x: in(n)").Said);

    [Fact]
    public void Header_that_C_does_not_take_is_an_error_of_its_own()
    {
        var said = Write("#include \"absent.h\"\nint f(void);\n", "shim int f(void)").Said;
        Assert.Contains("case.h(1,1): error IB0029: The shim of this header cannot be compiled: ", said, StringComparison.Ordinal);
        Assert.Contains("absent.h", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_compiler_lines_with_types_are_written_and_the_rest_is_known_to_be_missing()
    {
        Assert.Equal((true, ""), Write(Header, "shim double GREATER(double a, double b)\nshim HALF", compiles: false));

        Assert.Contains("double ib_shim_GREATER(double a, double b);", File.ReadAllText(_folder.File("case.shim.h")), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("incomplete")));
        Assert.False(File.Exists(_folder.File("written")));
        Assert.Equal((true, ""), Write(Header, "shim double GREATER(double a, double b)\nshim HALF"));
        Assert.False(File.Exists(_folder.File("incomplete")));
    }

    [Fact]
    public void What_the_bindings_are_of_is_the_lines_and_the_header_and_no_place_on_a_disk()
    {
        Write(Header, "shim HALF # one");
        var first = File.ReadAllText(_folder.File("lines"));
        Write(Header.Replace("\n", "\r\n", StringComparison.Ordinal), "\n shim   HALF");
        Assert.Equal(first, File.ReadAllText(_folder.File("lines")));
        Assert.DoesNotContain(_folder.Path, first, StringComparison.Ordinal);
        Write(Header + "\n", "shim HALF");
        Assert.NotEqual(first, File.ReadAllText(_folder.File("lines")));
        Assert.Equal("HALF", File.ReadAllText(_folder.File("names")));
        Write(Header, "scaled: omit");
        Assert.False(File.Exists(_folder.File("lines")));
    }

    [Fact]
    public void A_line_is_of_the_first_header_that_has_its_name()
    {
        var (one, two) = (_folder.Write("one/one.h", "/* not IN_TWO */ static inline int in_one(void) { return 1; }\n"), _folder.Write("two/two.h", "#define IN_TWO(x) (x)\nstatic inline int in_one_too(void) { return 2; }\n"));
        var overlay = _folder.Write("case.ibc", "shim in_one\nshim int doubled(int n) = (int)IN_TWO(n) + IN_TWO(n)\nshim in_one_too\n");
        var output = new StringWriter { NewLine = "\n" };
        string[] lines = [.. Common(overlay), $"header={one}", $"folder={_folder.File("1")}", $"header={two}", $"folder={_folder.File("2")}"];

        Assert.True(new ShimStep(lines, _folder.Path, CompileCommand.OfMachine(), output).Run(), output.ToString());

        Assert.Equal("in_one", File.ReadAllText(_folder.File("1/names")));
        Assert.Equal("doubled;in_one_too", File.ReadAllText(_folder.File("2/names")));
    }

    [Fact]
    public void Compiled_shim_does_what_the_header_does()
    {
        Write(Header, "shim double GREATER(double a, double b)\nshim counter\nshim void count_to(int n) = counter = n\nshim END\nshim TITLE\nshim turned");
        var made = CCompiler.Run("-shared", "-fPIC", "-w", "-I", _folder.Path, "-I", Path.Combine(Repository.Root, "native"), "-o", _folder.File("libcase.so"), _folder.File("case.shim.c"));
        Assert.True(made.ExitCode == 0, made.ToString());

        var library = NativeLibrary.Load(_folder.File("libcase.so"));
        unsafe
        {
            nint Find(string name) => NativeLibrary.GetExport(library, $"ib_shim_{name}");
            Assert.Equal(5, ((delegate* unmanaged[Cdecl]<double, double, double>)Find("GREATER"))(5, 4));
            ((delegate* unmanaged[Cdecl]<int, void>)Find("count_to"))(9);
            Assert.Equal(9, ((delegate* unmanaged[Cdecl]<int>)Find("counter"))());
            Assert.Equal(-1, ((delegate* unmanaged[Cdecl]<nint>)Find("END"))());
            Assert.Equal("a title", Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)Find("TITLE"))()));
            System.Numerics.Complex z = new(1, 2), result;
            ((delegate* unmanaged[Cdecl]<System.Numerics.Complex*, double, System.Numerics.Complex*, void>)Find("turned"))(&z, 3, &result);
            Assert.Equal(new System.Numerics.Complex(-6, 3), result);
        }

        NativeLibrary.Free(library);
    }

    [Fact]
    public void The_report_suggests_the_lines()
    {
        var suggestions = new ShimSuggestions([Header]);

        Assert.Equal("shim scaled", suggestions.For("scaled"));
        Assert.Equal("shim int format(char *to, size_t size, const char *text, int value)", suggestions.For("format"));
        Assert.Equal("shim TYPE GREATER(TYPE a, TYPE b)", suggestions.For("GREATER"));
        Assert.Equal("shim HALF", suggestions.For("HALF"));
        Assert.Null(suggestions.For("EMPTY"));
        Assert.DoesNotContain("`shim HALF`", suggestions.Others([])); // unless it was left out, it is a constant
        Assert.Contains("`shim twice`", suggestions.Others(["scaled"]));
        Assert.DoesNotContain("`shim scaled`", suggestions.Others(["scaled"]));
    }

    [Fact]
    public void The_scaffold_has_them_as_comments_with_reasons()
    {
        var lines = new ShimSuggestions(["""
            DECLARE(one, int)
            #define DECLARE(name, type) type name(type x);
            #define TWICE(x) ((x) * 2)
            MY_API long double power(long double x, int n);
            double _Complex turn(double _Complex z);
            int to_wide(long double *x, long double y);
            void log_to(const char *format, ...);
            #define CORNER map[3]
            extern int level;
            static inline int half(int x) { return x / 2; }
            """]).Lines(["power", "turn", "to_wide", "log_to", "CORNER"], new HashSet<string> { "half" });

        Assert.Equal([
            "shim double power(double x, int n)  # long double, which C converts from and to double",
            "shim turn  # complex numbers by value",
            "shim void log_to(const char *format, int value)  # any number of arguments; write those of one call for 'int value'",
            "shim CORNER  # a macro that C knows the value of, if it has one",
            "shim level  # a variable",
            "shim TYPE TWICE(TYPE x)  # a macro, of which C knows no types; write them",
        ], lines);
    }

    /// <summary>Two headers of one name have each its own text, and further options of ClangSharp reach the C compiler.</summary>
    [Fact]
    public void Headers_of_one_name_and_options_of_ClangSharp_are_told_apart()
    {
        var (one, two) = (_folder.Write("one/same.h", "#define FIRST 1\n"), _folder.Write("two/same.h", "#include <pair.h>\n#define SECOND (PAIR + GIVEN)\n"));
        _folder.Write("with blanks/pair.h", "#define PAIR 2\n");
        _folder.Write("given.h", "#define GIVEN 3\n");
        var output = new StringWriter { NewLine = "\n" };
        string[] lines = [.. Common(_folder.Write("case.ibc", "shim FIRST\nshim SECOND\n")), $"header={one}", $"folder={_folder.File("1")}",
            $"header={two}", $"folder={_folder.File("2")}", $"options=--additional;-isystem;{_folder.File("with blanks")};-include{_folder.File("given.h")};--with-attribute;f=Obsolete"];

        Assert.True(new ShimStep(lines, _folder.Path, CompileCommand.OfMachine(), output).Run(), output.ToString());

        Assert.Equal($"\"-isystem{_folder.File("with blanks")}\";\"-include{_folder.File("given.h")}\"", File.ReadAllText(_folder.File("2/options")));
        foreach (var (number, options) in new[] { ("1", Array.Empty<string>()), ("2", ["-isystem", _folder.File("with blanks"), "-include", _folder.File("given.h")]) })
        {
            // Whichever folder is looked in first.
            var made = CCompiler.Run(["-c", "-I", _folder.File("one"), "-I", _folder.File("two"), "-I", Path.Combine(Repository.Root, "native"), .. options,
                "-o", _folder.File("case.o"), _folder.File($"{number}/same.shim.c")]);
            Assert.True(made.ExitCode == 0, made.ToString());
        }
    }

    private (bool IsRight, string Said) Write(string header, string overlay, bool compiles = true)
    {
        string[] lines = [.. Common(_folder.Write("case.ibc", overlay)), $"header={_folder.Write("case.h", header)}", $"folder={_folder.Path}"];
        var output = new StringWriter { NewLine = "\n" };
        return (new ShimStep(lines, _folder.Path, compiles ? CompileCommand.OfMachine() : null, output).Run(), output.ToString());
    }

    /// <summary>Compilers set the blanks around stars each in its way.</summary>
    private static string Dense(string c) => Regex.Replace(c, @" *\* *", "*");

    private static string[] Common(string overlay) => [$"contracts={Path.Combine(Repository.Root, "native")}", $"overlay={overlay}"];
}
