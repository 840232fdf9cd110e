// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.NativeAot;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public class JitModeTests
{
    [Fact]
    public void The_matrix_compares_processes_of_the_same_block_with_the_default()
    {
        var row = Plan.Create(new GapOptions(), SumTables.Read()).Rows[0];
        var (tier0, server) = (JitMode.All.Single(mode => mode.Name == "tier-0"), JitMode.All.Single(mode => mode.Name == "server-gc"));
        var (one, two, three) = (new ModeRow(row, JitMode.Default), new ModeRow(row, tier0), new ModeRow(row, server));
        double[] machine = [1, 2, 8]; // becomes slower, which changes no ratio
        double[] slower = [4, 5, 3];
        for (var block = 0; block < machine.Length; block++)
        {
            one.Add(block, machine[block]);
            two.Add(block, machine[block] * slower[block]);
        }

        three.Problem = "its process died";
        var report = new ModeReport([one, two, three], 3);
        Assert.Contains("| sum u64 good | 2.00 s | 0.250 [0.200, 0.333] | - |", report.Markdown());
        Assert.Contains("| row | default | tier-0 | server-gc |", report.Markdown());
        Assert.Contains("FAILED: sum u64 good in server-gc: its process died", report.Lines());
        Assert.Contains(report.Lines(), line => line.StartsWith("tier-0: code as first compiled", StringComparison.Ordinal)
            && line.Contains("DOTNET_TC_CallCounting=0", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_mode_is_refused_with_the_known_ones()
    {
        Assert.Equal(JitMode.All, JitMode.Find([]));
        Assert.Equal(["no-pgo"], JitMode.Find(["no-pgo"]).Select(mode => mode.Name));
        Assert.Contains("There is no JIT mode \"tier-2\". There are: tier-0, tier-1,",
            Assert.Throws<UsageException>(() => JitMode.Find(["tier-2"])).Message);
        Assert.Contains("none of the variants is managed", Assert.Throws<UsageException>(() =>
            GapRun.Run(new GapOptions { JitModes = JitMode.All, Output = Path.GetTempPath() }, SumTables.Read(),
                Terminal.Create(TextWriter.Null))).Message);
    }

    [Theory]
    [InlineData("/tmp/a.csproj : error NU1101: Unable to find package runtime.linux-x64.Microsoft.DotNet.ILCompiler. [/tmp/a.csproj]",
        "error NU1101: Unable to find package runtime.linux-x64.Microsoft.DotNet.ILCompiler. Add a NuGet source that has the package.")]
    [InlineData("/x.targets(12,5): error : Platform linker ('clang' or 'gcc') not found in PATH. [/tmp/a.csproj]",
        "Platform linker ('clang' or 'gcc') not found in PATH. It needs clang or gcc, and zlib's headers on Linux")]
    [InlineData("No .NET SDKs were found.\n\nDownload a .NET SDK:", "No .NET SDKs were found. Download a .NET SDK:. Install the .NET SDK 10.")]
    public void Why_variants_cannot_be_compiled_ahead_of_time_is_one_line_with_the_remedy(string output, string expected)
    {
        var reason = AotBuild.Reason(output);
        Assert.Contains(expected, reason);
        Assert.DoesNotContain('\n', reason);
    }

    [Fact]
    public void A_mode_that_is_missing_is_said_and_one_that_a_variant_cannot_run_in_is_no_failure()
    {
        var row = Plan.Create(new GapOptions(), SumTables.Read()).Rows[0];
        var ahead = new ModeRow(row, JitMode.NativeAot) { Problem = "it compiles at run time", IsUnavailable = true };
        Assert.Contains("Not available: sum u64 good in native-aot: it compiles at run time",
            new ModeReport([new ModeRow(row, JitMode.Default), ahead], 3).Lines());
        Assert.Contains("Not measured: native-aot. There is no linker.",
            new ModeReport([new ModeRow(row, JitMode.Default)], 3, "There is no linker.").Lines());
    }

    /// <summary>Variants that fail unless the process has the setting, so that a time is not needed to see it.</summary>
    [Fact]
    [Trait("Form", "long")]
    public void Each_mode_reaches_its_processes()
    {
        using var folder = new TemporaryFolder();
        var assembly = folder.File("Modes.dll");
        Compiled.Write("""
            using System.Runtime;
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics.X86;
            using InteropBridge.Variants;

            [assembly: KernelTable("modes", "i32", typeof(ModesTable), Baseline = "any")]

            public static class ModesTable
            {
                [KernelInput]
                public static object Input(KernelArguments arguments) => 1;

                [KernelEquality]
                public static bool Same(object expected, object actual) => expected.Equals(actual);

                [Variant("any", Backend = "managed")]
                public static object Any(object input) => input;

                [Variant("server", Backend = "managed")]
                public static object Server(object input) => GCSettings.IsServerGC ? input : throw new NotSupportedException("no server GC");

                [Variant("narrow", Backend = "managed")]
                public static object Narrow(object input) => Avx2.IsSupported ? throw new NotSupportedException("AVX2") : input;

                [Variant("ahead", Backend = "managed")]
                public static object Ahead(object input) =>
                    RuntimeFeature.IsDynamicCodeCompiled ? throw new NotSupportedException("a JIT") : input;
            }
            """, assembly);
        var command = Command.Run("dotnet",
        [
            typeof(ExitCode).Assembly.Location, "gap", "--assembly", assembly, "--kernel", "modes", "--jit-modes", "server-gc,no-avx2,native-aot",
            "--rounds", "3", "--output", folder.Path,
        ]);
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());
        var lines = File.ReadAllLines(folder.File("latest-jit-modes.md"));
        Assert.Contains("- FAILED: modes i32 server in default: NotSupportedException: no server GC", lines);
        Assert.Contains("- FAILED: modes i32 server in no-avx2: NotSupportedException: no server GC", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 server in server-gc", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 narrow in no-avx2", StringComparison.Ordinal));
        Assert.Contains("- FAILED: modes i32 ahead in no-avx2: NotSupportedException: a JIT", lines);
        if (!lines.Any(line => line.StartsWith("- Not measured: native-aot. ", StringComparison.Ordinal))) // which has a reason
        {
            Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 ahead in native-aot", StringComparison.Ordinal));
            Assert.Contains("- FAILED: modes i32 server in native-aot: NotSupportedException: no server GC", lines);
        }

        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 any", StringComparison.Ordinal));
    }
}
