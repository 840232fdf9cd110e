// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Gap;
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

    /// <summary>Variants that fail unless the process has the setting, so that a time is not needed to see it.</summary>
    [Fact]
    [Trait("Form", "long")]
    public void Each_mode_reaches_its_processes()
    {
        using var folder = new TemporaryFolder();
        var assembly = folder.File("Modes.dll");
        Compiled.Write("""
            using System.Runtime;
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
            }
            """, assembly);
        var command = Command.Run("dotnet",
        [
            typeof(ExitCode).Assembly.Location, "gap", "--assembly", assembly, "--kernel", "modes", "--jit-modes", "server-gc,no-avx2",
            "--rounds", "3", "--output", folder.Path,
        ]);
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());
        var lines = File.ReadAllLines(folder.File("latest-jit-modes.md"));
        Assert.Contains("- FAILED: modes i32 server in default: NotSupportedException: no server GC", lines);
        Assert.Contains("- FAILED: modes i32 server in no-avx2: NotSupportedException: no server GC", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 server in server-gc", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 narrow in no-avx2", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("- FAILED: modes i32 any", StringComparison.Ordinal));
    }
}
