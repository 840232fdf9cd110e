// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>Variants that pass every check and go wrong later, while they are measured.</summary>
public sealed class WatchTests : IDisposable
{
    /// <summary>The checks make a few calls in another process, the warm-up makes more than 20.</summary>
    private const string Table = """
        using System.Runtime.InteropServices;
        using InteropBridge.Variants;

        [assembly: KernelTable("late", "i32", typeof(LateTable), Baseline = "managed")]
        [assembly: KernelTable("in-a-round", "i32", typeof(RoundTable), Baseline = "managed")]
        [assembly: KernelTable("bad-base", "i32", typeof(BadBaseTable), Baseline = "c-crashes-later")]

        public static unsafe class LateTable
        {
            [KernelInput]
            public static object Input(KernelArguments arguments) => 1;

            [KernelEquality]
            public static bool Same(object expected, object actual) => expected.Equals(actual);

            [Variant("managed", Backend = "managed")]
            public static object Managed(object input) => input;

            [Variant("c-right")]
            public static object Right(object input) => input;

            [Variant("c-crashes-later")]
            public static object CrashesLater(object input) => Late() ? (nint)memset((byte*)8, 1, 1) : input;

            [Variant("c-hangs-later")]
            public static object HangsLater(object input) => Late() ? pause() : input;

            [Variant("c-ends-later")]
            public static object EndsLater(object input)
            {
                if (Late())
                {
                    exit(0);
                }

                return input;
            }

            internal static bool Late() => ++_calls > 20;

            private static int _calls;

            [DllImport("libc")]
            internal static extern byte* memset(byte* at, int value, nuint count);

            [DllImport("libc")]
            private static extern int pause();

            [DllImport("libc")]
            private static extern void exit(int code);
        }

        /// <summary>A row crashes when the first round is over.</summary>
        public static unsafe class RoundTable
        {
            [KernelInput]
            public static object Input(KernelArguments arguments) => 1;

            [Variant("managed", Backend = "managed")]
            public static object Managed(object input) => input;

            [Variant("c-right")]
            public static object Right(object input) => input;

            [Variant("c-crashes-in-round-2")]
            public static object Crashes(object input) => IsSecond() ? (nint)LateTable.memset((byte*)8, 1, 1) : input;

            private static bool IsSecond()
            {
                var folder = Environment.GetEnvironmentVariable("INTEROPBRIDGE_WATCHED_FROM");
                var samples = folder is null ? "" : Path.Combine(folder, "samples.jsonl");
                return File.Exists(samples) && File.ReadLines(samples).Count() >= 3;
            }
        }

        /// <summary>Its baseline fails, so that the others are checked against each other.</summary>
        public static unsafe class BadBaseTable
        {
            [KernelInput]
            public static object Input(KernelArguments arguments) => 1;

            [KernelEquality]
            public static bool Same(object expected, object actual) => expected.Equals(actual);

            [Variant("c-crashes-later")]
            public static object CrashesLater(object input) => LateTable.Late() ? (nint)LateTable.memset((byte*)8, 1, 1) : input;

            [Variant("c-right")]
            public static object Right(object input) => input;

            [Variant("c-wrong")]
            public static object Wrong(object input) => 2;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    [Trait("Form", "long")]
    public void What_goes_wrong_while_it_is_measured_fails_and_the_others_are_measured()
    {
        var (command, result) = Gap("late");
        foreach (var (variant, said) in new[]
        {
            ("c-crashes-later", "crashed while it was measured (SIGSEGV). To find the line, build the native library with the sanitizers"),
            ("c-hangs-later", "did not end within 5 s while it was measured (--variant-timeout)"),
            ("c-ends-later", "crashed while it was measured (exit code 0)"),
        })
        {
            Assert.StartsWith(said, result.Rows.Single(row => row.Variant == variant).Failure);
            Assert.Contains($"late i32 {variant} {said}", command.Error);
        }

        Assert.All(result.Rows.Where(row => row.Variant is "managed" or "c-right"), row => Assert.True(row.Samples.Count == 2, command.ToString()));
    }

    [LinuxFact]
    [Trait("Form", "long")]
    public void A_baseline_that_failed_is_no_reference_for_the_others()
    {
        var (command, result) = Gap("bad-base");
        Assert.StartsWith("crashed while it was measured", result.Rows[0].Failure);
        Assert.True(result.Rows[1] is { Samples.Count: 2, RatioToBaseline: null }, command.ToString());
        Assert.StartsWith("its result differs from that of c-right", result.Rows[2].Failure);
        Assert.Contains("The other rows of bad-base i32 are checked against c-right and have no ratios.", command.Output);
    }

    [LinuxFact]
    [Trait("Form", "long")]
    public void A_new_process_goes_on_with_what_was_measured()
    {
        var (command, result) = Gap("in-a-round", "3");
        Assert.StartsWith("crashed while it was measured (SIGSEGV)", result.Rows[2].Failure);
        Assert.Contains("A new process goes on with the other rows and what was measured of them.", command.Error);
        Assert.Contains("Measuring, from round 3 on", command.Output);
        Assert.Equal(3, result.Run.Rounds);
        Assert.All(result.Rows.Take(2), row =>
        {
            Assert.Equal([0, 2], row.SampleRounds.Where(round => round != 1)); // the second round was not finished
            Assert.Equal(0, row.SampleProcesses[0]);
            Assert.Equal(1, row.SampleProcesses[^1]);
        });
        Assert.Single(command.Output.Split('\n'), line => line.Contains("Checking every variant", StringComparison.Ordinal));
    }

    private (Command Command, ResultFile Result) Gap(string kernel, string rounds = "2")
    {
        var assembly = _folder.File("Late.dll");
        Compiled.Write(Table, assembly);
        var command = Command.Run("dotnet",
        [
            typeof(ExitCode).Assembly.Location, "--assembly", assembly, "--kernel", kernel, "--rounds", rounds, "--variant-timeout", "5",
            "--output", _folder.Path,
        ]);
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());
        return (command, JsonSerializer.Deserialize(File.ReadAllText(_folder.File("latest.json")), ResultJson.Default.ResultFile)!);
    }
}
