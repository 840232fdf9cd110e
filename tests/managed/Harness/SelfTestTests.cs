// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>The command as a user runs it, on mistakes that show at odd sizes only.</summary>
public sealed class SelfTestTests : IDisposable
{
    private const string Table = """
        using System.Runtime.InteropServices;
        using InteropBridge.Variants;

        [assembly: KernelTable("fill", "u8", typeof(FillTable), Baseline = "managed")]

        [KernelSize("count", "bytes", Default = 1024, IsExtent = true)]
        public static unsafe class FillTable
        {
            [KernelInput]
            public static byte[] Input(KernelArguments arguments) => new byte[arguments.Count("count")];

            [KernelRun]
            public static IKernelRun Run(Action<byte[]> variant, byte[] input) => new PreparedRun<byte[]>(variant, new byte[input.Length]);

            [Variant("managed", Backend = "managed")]
            public static void Managed(byte[] result) => Array.Fill(result, (byte)9);

            [Variant("c-right")]
            public static void Right(byte[] result) => Set(result, result.Length);

            [Variant("c-rounds-up")]
            public static void RoundsUp(byte[] result) => Set(result, (result.Length + 3) / 4 * 4);

            [Variant("c-crashes")]
            public static void Crashes(byte[] result) => memset((byte*)8, 1, (nuint)(result.Length % 2));

            private static void Set(byte[] array, int count)
            {
                fixed (byte* first = array)
                {
                    memset(first, 9, (nuint)count);
                }
            }

            [DllImport("libc")]
            private static extern byte* memset(byte* at, int value, nuint count);
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void A_write_outside_of_an_array_and_a_crash_are_failures_of_their_variants()
    {
        var assembly = _folder.File("Fill.dll");
        Compiled.Write(Table, assembly);
        var command = Command.Run("dotnet", [typeof(ExitCode).Assembly.Location, "selftest", "--assembly", assembly, "--kernel", "fill"]);
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());
        Assert.Matches("fill u8 managed: ok, [0-9]+ cases", command.Output);
        Assert.Matches("fill u8 c-right: ok, [0-9]+ cases", command.Output);
        Assert.Matches(
            "fill u8 c-rounds-up: FAILED: at count [0-9]+, threads [0-9], seed [0-9]+: wrote past the end of .*, up to byte [123] behind its "
            + "[0-9]+ elements. To find the line", command.Output);
        Assert.Matches("fill u8 c-crashes: FAILED: at count [0-9]+, threads [0-9], seed [0-9]+: crashed [(]SIGSEGV[)]", command.Output);
        Assert.Contains("2 variants FAILED", command.Output);
    }

    [Fact]
    public void An_unknown_kernel_is_answered_with_the_closest_one()
    {
        var command = Command.Run("dotnet", [typeof(ExitCode).Assembly.Location, "selftest", "--kernel", "jacoby"]);
        Assert.Equal(ExitCode.Usage, command.ExitCode);
        Assert.Contains("There is no kernel \"jacoby\". Did you mean \"jacobi\"?", command.Error);
    }
}
