// SPDX-License-Identifier: MIT
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Natives;

/// <summary>C that is compiled while the program runs.</summary>
public sealed class CModuleTests : IDisposable
{
    private const string Source = """
        #include <stdint.h>
        #include <stdbool.h>
        #include <math.h>
        void saxpy(float a, const float *restrict x, int64_t x_length, float *restrict y, int64_t y_length)
        {
            for (int64_t i = 0; i < y_length && i < x_length; i++) { y[i] += a * x[i]; }
        }
        double root(double x) { return sqrt(x); }
        bool is_even(int32_t n) { return n % 2 == 0; }
        void next(int32_t *n) { ++*n; }
        static int hidden(void) { return 1; }
        int shown(void) { return hidden(); }
        int last(int a, int b, int c, int d, int e, int f, bool g, bool h) { return (int)sizeof g * (g + 2 * h); }
        struct switches { bool a, b; };
        int both(struct switches s) { return s.a && s.b; }
        int64_t ticks(int64_t *time) { return *time; }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private delegate void Saxpy(float a, ReadOnlySpan<float> x, Span<float> y);

    private delegate double Root(double x);

    private delegate bool IsEven(int n);

    private delegate void Next(ref int n);

    private delegate int Nothing();

    private delegate void TooFew(float a, ReadOnlySpan<float> x);

    private delegate double WrongNumber(float x);

    private delegate float WrongResult(double x);

    private delegate int Managed(string text);

    private delegate void WrongElement(float a, ReadOnlySpan<double> x, Span<float> y);

    private delegate int Last(int a, int b, int c, int d, int e, int f, bool g, bool h);

    private delegate int Both(Switches s);

    private delegate long Ticks(ref DateTime time);

    private struct Switches(bool a, bool b)
    {
        public bool A = a, B = b;
    }

    private CModuleOptions Options => new() { CacheFolder = _folder.File("cache") };

    [Fact]
    public void Spans_numbers_booleans_and_references_cross()
    {
        using var module = CModule.Compile(Source, Options);
        float[] x = [1, 2, 3], y = [10, 20, 30];
        module.Function<Saxpy>("saxpy")(2, x, y);
        Assert.Equal([12, 24, 36], y);
        module.Function<Saxpy>("saxpy")(2, [], []);
        Assert.Equal(3, module.Function<Root>("root")(9));
        Assert.True(module.Function<IsEven>("is_even")(4));
        Assert.False(module.Function<IsEven>("is_even")(5));
        var n = 1;
        module.Function<Next>("next")(ref n);
        Assert.Equal(2, n);
        Assert.Equal(1, module.Function<Nothing>("shown")());
        var last = module.Function<Last>("last"); // on the stack, where a bool is not an int
        Assert.Equal([0, 1, 2, 3], [last(1, 2, 3, 4, 5, 6, false, false), last(1, 2, 3, 4, 5, 6, true, false),
            last(1, 2, 3, 4, 5, 6, false, true), last(1, 2, 3, 4, 5, 6, true, true)]);
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        using var module = CModule.Compile(Source, Options);
        var saxpy = module.Function<Saxpy>("saxpy");
        float[] x = [1, 2, 3], y = [10, 20, 30];
        saxpy(2, x, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        saxpy(2, x, y);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void OpenMP_counts_if_asked_for()
    {
        const string source = "#ifndef _OPENMP\n#error none\n#endif\nint shown(void) { return 7; }";
        Assert.Throws<CCompileException>(() => CModule.Compile(source, Options));
        using var module = CModule.Compile(source, Options with { OpenMP = true, Compiler = CompilerWithOpenMP });
        Assert.Equal(7, module.Function<Nothing>("shown")());
    }

    [Fact]
    public void A_mistake_is_said_with_source_log_and_line()
    {
        const string source = "int f(void)\n{\n    return nothing;\n}\n";
        var refused = Assert.Throws<CCompileException>(() => CModule.Compile(source, Options with { Arguments = ["-DX=1"] }));
        Assert.IsType<KernelCompileException>(refused, exactMatch: false);
        Assert.Equal(source, refused.SourceText);
        Assert.Equal([3], refused.Lines);
        Assert.Contains("nothing", refused.Log, StringComparison.Ordinal);
        Assert.Contains("    3 |     return nothing;", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-DX=1", refused.Options);
        Assert.Contains("absent", Assert.Throws<CCompileException>(() => CModule.Compile("int absent(void); int f(void) { return absent(); }", Options)).Log, StringComparison.Ordinal);
        Assert.Contains("NUL", Assert.Throws<ArgumentException>(() => CModule.Compile("int x;\0", Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_delegate_gets_wrong_is_said()
    {
        using var module = CModule.Compile(Source, Options);
        Assert.Contains("A static one cannot", Assert.Throws<MissingMethodException>(() => module.Function<Nothing>("hidden")).Message, StringComparison.Ordinal);
        Assert.Contains("has 5 parameters in C, and the delegate passes 3", Assert.Throws<ArgumentException>(() => module.Function<TooFew>("saxpy")).Message, StringComparison.Ordinal);
        Assert.Contains("x is a System.Single in the delegate, and 'double x' in C", Assert.Throws<ArgumentException>(() => module.Function<WrongNumber>("root")).Message, StringComparison.Ordinal);
        Assert.Contains("the result is a System.Single", Assert.Throws<ArgumentException>(() => module.Function<WrongResult>("root")).Message, StringComparison.Ordinal);
        Assert.Contains("x is a pointer to System.Double in the delegate, and 'const float *restrict x' in C", Assert.Throws<ArgumentException>(() => module.Function<WrongElement>("saxpy")).Message, StringComparison.Ordinal);
        Assert.Contains("its field A is a Boolean, which .NET converts", Assert.Throws<ArgumentException>(() => module.Function<Both>("both")).Message, StringComparison.Ordinal);
        Assert.Contains("DateTime has no fixed layout", Assert.Throws<ArgumentException>(() => module.Function<Ticks>("ticks")).Message, StringComparison.Ordinal);
        Assert.Contains("text of shown is a System.String, which cannot cross", Assert.Throws<ArgumentException>(() => module.Function<Managed>("shown")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_its_disposal_no_function_can_be_called()
    {
        var module = CModule.Compile(Source, Options);
        var shown = module.Function<Nothing>("shown");
        module.Dispose();
        Assert.Throws<ObjectDisposedException>(() => shown());
        Assert.Throws<ObjectDisposedException>(() => module.Function<Nothing>("shown"));
    }

    [Fact]
    public void The_same_is_compiled_once_and_whatever_differs_again()
    {
        string Path(string source, params string[] arguments)
        {
            using var module = CModule.Compile(source, Options with { Arguments = arguments });
            return module.Path;
        }

        var first = Path("int a;");
        var written = File.GetLastWriteTimeUtc(first);
        Assert.Equal(first, Path("int a;"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(first));
        Assert.NotEqual(first, Path("int b;"));
        Assert.NotEqual(Path("int c;", "-DA"), Path("int c;", "-DB"));
        Assert.DoesNotContain(Directory.GetFiles(_folder.File("cache")), file => System.IO.Path.GetFileName(file).StartsWith("new-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#  include \"one.h\"")]
    [InlineData("%:include \"one.h\"")]
    [InlineData("#include <one.h>")]
    [InlineData("#define HEADER \"one.h\"\n#include HEADER")]
    public void What_a_changed_file_is_included_by_is_compiled_again(string include)
    {
        foreach (var value in (int[])[1, 2])
        {
            _folder.Write("one.h", $"#define ONE {value}\n");
            using var module = CModule.Compile($"{include}\nint one(void) {{ return ONE; }}\n", Options with { Arguments = ["-I", _folder.Path] });
            Assert.Equal(value, module.Function<Nothing>("one")());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_damaged_file_is_compiled_again(int length)
    {
        CModule.Compile("int d;", Options).Dispose();
        var file = Directory.GetFiles(_folder.File("cache")).Single();
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        File.WriteAllBytes(file, bytes[..length]);
        CModule.Compile("int d;", Options).Dispose();
        Assert.Equal(bytes.Length, File.ReadAllBytes(file).Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_a_compilation_only()
    {
        var file = _folder.Write("file", "");
        foreach (var cache in (string[])[file, "off", "/proc/interopbridge"])
        {
            using var module = CModule.Compile("int e(void) { return 3; }", Options with { CacheFolder = cache });
            Assert.Equal(3, module.Function<Nothing>("e")());
        }
    }

    [Fact]
    public void Many_at_once_compile_the_same() => Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
    {
        using var module = CModule.Compile("int g(void) { return 5; }", Options);
        Assert.Equal(5, module.Function<Nothing>("g")());
    });

    [LinuxFact]
    public void A_compiler_that_hangs_crashes_or_is_none_is_said()
    {
        string Failure(string compiler, double seconds = 60) => Assert.Throws<CCompilerException>(() => CModule.Compile("int h;",
            Options with { Compiler = compiler, TimeLimit = TimeSpan.FromSeconds(seconds) })).Message;
        Assert.Contains("had not compiled the source within 0.3 s", Failure(Script("hang", "sleep 60"), 0.3), StringComparison.Ordinal);
        Assert.Contains("crashed (exit code 139). It said: oh", Failure(Script("crash", "echo oh; kill -SEGV $$")), StringComparison.Ordinal);
        Assert.Contains("could not be started", Failure(_folder.Write("none", "")), StringComparison.Ordinal);
        Assert.Contains("The C compiler /no/such/cc was not found. Install one", Failure("/no/such/cc"), StringComparison.Ordinal);
    }

    private static string? CompilerWithOpenMP => File.Exists("/usr/bin/gcc") ? "gcc" : null;

    private string Script(string name, string text)
    {
        var file = _folder.Write(name, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }
}
