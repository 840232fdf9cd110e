// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>What is advised after an access outside of an array finds the line.</summary>
public sealed class SanitizerTests : IDisposable
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

            [Variant("c-past")]
            public static void Past(byte[] result)
            {
                fixed (byte* first = result)
                {
                    fill(first, result.Length);
                }
            }

            [DllImport("mine")]
            private static extern void fill(byte* at, int count);
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("gcc")]
    [Trait("Form", "long")]
    public void A_sanitized_library_says_the_line_that_wrote_outside_of_an_array()
    {
        var assembly = _folder.File("Fill.dll");
        Compiled.Write(Table, assembly);
        var source = _folder.Write("fill.c", """
            void fill(unsigned char *at, int count)
            {
                for (int i = 0; i <= count; i++)
                {
                    at[i] = 9;
                }
            }

            """);
        var compiler = Command.Tool("gcc", "-g", "-O1", "-fsanitize=address", "-shared", "-fPIC", "-o", _folder.File("libmine.so"), source);
        Assert.True(compiler.ExitCode == 0, compiler.ToString());
        var runtime = Command.Tool("gcc", "-print-file-name=libasan.so").Output.Trim();
        var command = Command.Run("dotnet",
            [typeof(ExitCode).Assembly.Location, "--assembly", assembly, "--kernel", "fill", "--rounds", "2", "--allow-debug", "--output", _folder.Path],
            start =>
            {
                start.Environment["LD_PRELOAD"] = runtime;
                start.Environment["ASAN_OPTIONS"] = "detect_leaks=0";
            });
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());
        Assert.Matches("wrote past the end of [a-z_]*result, up to byte 1 behind its 1024 elements [(]SUMMARY: AddressSanitizer: [^)]*fill.c:5",
            File.ReadAllText(_folder.File("latest.md")).ReplaceLineEndings(" "));
    }
}
