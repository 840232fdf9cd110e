// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>What is many times too slow for a comparison is refused.</summary>
public sealed class OptimizedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/app/libblur.so, chosen as x86-64-v3; GNU 12.2.0 -O3 -std=c11 -ffp-contract=off -march=x86-64-v3, OpenMP", null)]
    [InlineData("/app/libblur.so; Clang 22.1.0 -Os -std=c11", null)]
    [InlineData("/app/libblur.so; MSVC 19.44 ", null)]
    [InlineData("/app/libblur.so", null)]
    [InlineData("/app/libblur.so; GNU 12.2.0 -std=c11 -ffp-contract=off", "without optimization")]
    [InlineData("/app/libblur.so; GNU 12.2.0 -O3 -std=c11 -O0, OpenMP", "without optimization (-O0)")]
    [InlineData("/app/libblur.so; AppleClang 17.0.0 -Og -std=c11", "without optimization (-Og)")]
    [InlineData("/app/libblur.so; GNU 12.2.0 -O1 -ffp-contract=off -fsanitize=address,undefined", "with sanitizers")]
    public void A_library_of_the_build_says_how_it_was_compiled(string details, string? problem) =>
        Assert.Equal(problem, NativeOptimization.OfBuild(details));

    [ToolFact("gcc")]
    public void Debug_information_of_gcc_says_how_a_library_was_compiled()
    {
        Assert.Null(NativeOptimization.OfFile(File.ReadAllBytes(Compile("-g", "-O2"))));
        Assert.Null(NativeOptimization.OfFile(File.ReadAllBytes(Compile())));
        Assert.Equal("without optimization", NativeOptimization.OfFile(File.ReadAllBytes(Compile("-g"))));
        Assert.Equal("without optimization (-O0)", NativeOptimization.OfFile(File.ReadAllBytes(Compile("-g", "-O0"))));
    }

    [Fact]
    public void A_debugger_is_refused_and_says_what_to_do()
    {
        Assert.Null(Optimized.DebuggerProblem(false, 0));
        Assert.StartsWith("A debugger is attached", Optimized.DebuggerProblem(true, 0));
        Assert.StartsWith("Process 4711, a debugger or tracer, is attached", Optimized.DebuggerProblem(false, 4711));
    }

    /// <summary>The whole way: a user's table beside a library that was compiled for debugging.</summary>
    [ToolFact("gcc")]
    [Trait("Form", "long")]
    public void A_table_beside_an_unoptimized_library_is_refused_unless_it_is_asked_for()
    {
        var assembly = _folder.File("Mine.dll");
        Compiled.Write("""
            using InteropBridge.Variants;

            [assembly: KernelTable("mine", "i32", typeof(MyTable), Baseline = "one")]

            public static class MyTable
            {
                [KernelInput]
                public static object Input(KernelArguments arguments) => 1;

                [Variant("one", Backend = "managed")]
                public static object One(object input) => input;

                [Variant("c-one")]
                public static object InC(object input) => input;
            }
            """, assembly);
        Compile("-g");
        string[] words = [typeof(ExitCode).Assembly.Location, "--assembly", assembly, "--kernel", "mine", "--rounds", "2", "--output", _folder.Path];
        var refused = Command.Run("dotnet", words);
        Assert.True(refused.ExitCode == ExitCode.Usage, refused.ToString());
        Assert.Contains("The native library libmine.so was compiled without optimization: its variants would be measured many times too slow.",
            refused.Error);
        var allowed = Command.Run("dotnet", [.. words, "--allow-debug"]);
        Assert.True(allowed.ExitCode == ExitCode.Success, allowed.ToString());
    }

    private string Compile(params string[] options)
    {
        var (source, library) = (_folder.File("mine.c"), _folder.File("libmine.so"));
        File.WriteAllText(source, "int twice(int x) { return 2 * x; }\n");
        var compiler = Command.Tool("gcc", ["-shared", "-fPIC", .. options, "-o", library, source]);
        Assert.True(compiler.ExitCode == 0, compiler.ToString());
        return library;
    }
}
