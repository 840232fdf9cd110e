// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>A kernel of the sample in another language, beside those in C.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelLanguageTests(PackageFeed feed)
{
    private const string Right = "dot 14\nscaled 2 4 6\n";

    private const string Cpp = """
        #include <memory>
        #include <stdexcept>
        extern "C" {
        #include "sample.h"
        }
        extern "C" double sample_dot(const double *x, const double *y, int64_t n)
        try {
            auto sum = std::make_unique<double>(0);
            for (int64_t i = 0; i < n; i++)
                *sum += x[i] * y[i];
            if (*sum < 0)
                throw std::runtime_error("negative");
            return *sum;
        } catch (const std::exception &) {
            return -1;
        }
        """;

    private const string Fortran = """
        module sample
            use, intrinsic :: iso_c_binding
            implicit none
        contains
            real(c_double) function sample_dot(x, y, n) bind(c)
                integer(c_int64_t), value :: n
                real(c_double), intent(in) :: x(n), y(n)
                sample_dot = sum(x * y)
            end function
        end module
        """;

    private const string Rust = """
        mod sum;
        #[no_mangle]
        pub unsafe extern "C" fn sample_dot(x: *const f64, y: *const f64, n: i64) -> f64 {
            let (x, y) = (std::slice::from_raw_parts(x, n as usize), std::slice::from_raw_parts(y, n as usize));
            std::panic::catch_unwind(|| {
                let sum = sum::of(x, y);
                assert!(sum >= 0.0, "negative");
                sum
            }).unwrap_or(-1.0)
        }
        """;

    private const string RustModule = "pub fn of(x: &[f64], y: &[f64]) -> f64 {\n    x.iter().zip(y).map(|(a, b)| a * b).sum()\n}\n";

    private const string Go = """
        package main

        // #include <stdint.h>
        import "C"
        import "unsafe"

        //export sample_dot
        func sample_dot(x, y *C.double, n C.int64_t) (sum C.double) {
        	defer func() {
        		if recover() != nil {
        			sum = -1
        		}
        	}()
        	a, b := unsafe.Slice(x, n), unsafe.Slice(y, n)
        	for i := range a {
        		sum += a[i] * b[i]
        	}
        	if sum < 0 {
        		panic("negative")
        	}
        	return
        }

        func main() {}
        """;

    [ToolFact("g++")]
    public void Cpp_is_compiled_beside_C_and_an_exception_is_stopped() => Compiles("dot.cpp", Cpp);

    [ToolFact("gfortran")]
    public void Fortran_is_compiled_beside_C() => Compiles("dot.f90", Fortran, stops: false);

    [ToolFact("rustc")]
    public void Rust_is_compiled_beside_C_and_a_panic_is_stopped() => Compiles("dot.rs", Rust, ("sum.rs", RustModule));

    [ToolFact("cargo")]
    public void Crate_is_compiled_by_cargo() => Compiles("crate/Cargo.toml", """
        [package]
        name = "dot"
        version = "0.1.0"
        edition = "2021"

        [lib]
        crate-type = ["staticlib"]
        """, ("crate/src/lib.rs", Rust), ("crate/src/sum.rs", RustModule));

    [ToolFact("go")]
    public void Go_is_compiled_beside_C_and_a_panic_is_stopped() => Compiles("dot.go", Go);

    /// <summary>Threads that call Go without a pause, catch faults and are stopped for collections: it hung within two seconds when Go's
    /// handlers blocked all signals, and crashed when .NET's handler of signal 34 ran on the alternate stack.</summary>
    [ToolFact("go")]
    public void Signals_and_collections_of_both_runtimes_go_on_beside_each_other()
    {
        using var project = With("dot.go", Go);
        project.Edit("Program.cs", "Kernels.Scale(2, x);", """
            var caught = 0;
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var threads = new System.Threading.Thread[16];
            for (var t = 0; t < threads.Length; t++)
            {
                threads[t] = new(() =>
                {
                    while (clock.ElapsedMilliseconds < 4000)
                    {
                        try
                        {
                            string? nothing = clock.ElapsedMilliseconds < 0 ? "" : null;
                            _ = nothing!.Length;
                        }
                        catch (NullReferenceException)
                        {
                            System.Threading.Interlocked.Increment(ref caught);
                        }

                        for (var i = 0; i < 50; i++)
                        {
                            if (Kernels.Dot([1, 2, i], [1, 2, 3]) != 5 + 3 * i)
                            {
                                Environment.Exit(2);
                            }
                        }
                    }

                    if (System.IO.File.ReadLines("/proc/thread-self/status").Any(line => line.StartsWith("SigBlk:", StringComparison.Ordinal)
                        && (Convert.ToUInt64(line[7..].Trim(), 16) >> 33 & 1) != 0))
                    {
                        Environment.Exit(4);
                    }
                });
                threads[t].Start();
            }

            for (var i = 0; clock.ElapsedMilliseconds < 4000; i++)
            {
                GC.Collect(i % 3);
            }

            foreach (var thread in threads)
            {
                thread.Join();
            }

            if (caught == 0)
            {
                return 3;
            }

            Kernels.Scale(2, x);
            """);

        Assert.Equal(Right, project.BuildAndRun("-c", "Release", "-p:TreatWarningsAsErrors=false").Output);
    }

    [ToolFact("g++")]
    public void Error_in_Cpp_is_at_its_line() => Refuses("dot.cpp", Cpp, "for (int64_t i", "for (int64_t k", @"dot\.cpp\(10,\d+\): error");

    [ToolFact("gfortran")]
    public void Error_in_Fortran_is_at_its_line() => Refuses("dot.f90", Fortran, "sum(x * y)", "sum(x * z)", @"dot\.f90\(8,\d+\): error");

    [ToolFact("rustc")]
    public void Error_in_Rust_is_at_its_line() => Refuses("dot.rs", Rust, "sum::of(x, y)", "sum::of(x)", @"dot\.rs\(6,\d+\): error E\d+");

    [ToolFact("go")]
    public void Error_in_Go_is_at_its_line() => Refuses("dot.go", Go, "range a", "range c", @"dot\.go\(15,\d+\): error");

    [ToolFact("gfortran")]
    public void Fortran_prototype_that_differs_is_an_error() =>
        Refuses("dot.f90", Fortran, "integer(c_int64_t), value", "integer(c_int32_t), value",
            @"dot\.f90\(5,1\): error IB0042: sample_dot is declared otherwise in sample\.h, line \d+: n is int");

    [ToolFact("rustc")]
    public void Rust_prototype_that_differs_is_an_error() =>
        Refuses("dot.rs", Rust, "n: i64)", "n: i32)", @"dot\.rs\(3,1\): error IB0042: sample_dot is declared otherwise in sample\.h");

    [ToolFact("go")]
    public void Go_prototype_that_differs_is_an_error() =>
        Refuses("dot.go", Go, "n C.int64_t", "n C.int32_t", @"dot\.go\(8,1\): error IB0042: sample_dot is declared otherwise in sample\.h");

    [LinuxFact]
    public void Compiler_that_is_missing_is_named_with_the_command_that_installs_it()
    {
        using var project = With("dot.f90", Fortran);
        Directory.CreateDirectory(project.File("tools"));
        foreach (var tool in (string[])["sh", "cmake", "make", "cc", "gcc", "ld", "as", "ar", "uname", "sed"])
        {
            if (Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) is { } found)
            {
                File.CreateSymbolicLink(project.File($"tools/{tool}"), found);
            }
        }

        var built = project.TryBuild("PATH", project.File("tools"));

        Assert.Contains("error IB0040: ", built.Output, StringComparison.Ordinal);
        Assert.Contains("dot.f90 needs a Fortran compiler, and none was found. Install one with: apt-get install gfortran", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void File_of_no_known_language_is_refused()
    {
        using var project = With("dot.zig", "");

        Assert.Contains("error IB0003: kernels/dot.zig is of no language that is compiled here", project.TryBuild().Output, StringComparison.Ordinal);
    }

    private void Compiles(string file, string text, params (string File, string Text)[] others) => Compiles(file, text, true, others);

    private void Compiles(string file, string text, bool stops, params (string File, string Text)[] others)
    {
        using var project = With(file, text, others);
        if (stops)
        {
            project.Edit("Program.cs", "Console.WriteLine($\"dot", "if (Kernels.Dot(x, [-1, 0, 0]) != -1) { return 2; }\nConsole.WriteLine($\"dot");
        }

        Assert.Equal(Right, project.BuildAndRun().Output);
        Assert.Equal(Right, project.BuildAndRun("-c", "Release").Output);
    }

    private void Refuses(string file, string text, string old, string edited, string expected)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        using var project = With(file, text.Replace(old, edited, StringComparison.Ordinal), ("sum.rs", RustModule));

        var built = project.TryBuild();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(expected, built.Output);
    }

    /// <summary>The sample with its function sample_dot taken out of the C source.</summary>
    private SampleProject With(string file, string text, params (string File, string Text)[] others)
    {
        var project = new SampleProject(feed);
        var c = File.ReadAllText(project.File("kernels/sample.c"));
        var start = c.IndexOf("double sample_dot", StringComparison.Ordinal);
        project.Write("kernels/sample.c", c.Remove(start, c.IndexOf("void sample_scale", StringComparison.Ordinal) - start));
        project.Edit("Sample.csproj", "<NativeKernel", $"""<NativeKernel Include="kernels/{file}" />{"\n"}    <NativeKernel""");
        project.Write($"kernels/{file}", text);
        foreach (var (name, other) in others)
        {
            project.Write($"kernels/{name}", other);
        }

        return project;
    }
}
