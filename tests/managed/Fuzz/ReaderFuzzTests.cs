// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using InteropBridge.Expressions;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Harness;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Loading;
using InteropBridge.Tests.Generators;
using InteropBridge.Tests.Generators.Fuzz;
using InteropBridge.Tests.Harness;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InteropBridge.Tests.Fuzz;

/// <summary>What reads files and texts of others takes whatever is in them: it answers, or throws the exception that it documents,
/// and it does so soon. INTEROPBRIDGE_FUZZ_INPUTS multiplies how many inputs are tried.</summary>
[Trait("Form", "long")]
public sealed class ReaderFuzzTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5); // on a busy machine; most take microseconds

    [Fact]
    public void Images_of_libraries()
    {
        byte[][] seeds = [Head(typeof(object).Assembly.Location), Head(Environment.ProcessPath!), MachO()];
        Try(300_000, seeds, image =>
        {
            _ = NativeImage.Problem(image, image.Length, NativeImage.Format.Elf, Architecture.X64);
            _ = NativeImage.HasRuntimeHeader(image);
        });
    }

    [Fact]
    public void Debug_information_of_libraries()
    {
        byte[][] seeds = [.. new[] { "GNU C17 12.2.0 -mtune=generic -march=x86-64 -g -O0 -fPIC\0", "GNU C++17 14.2.0 -O3 -fsanitize=address\0rest" }
            .Select(text => Encoding.ASCII.GetBytes($"\u007fELF....{text}{text}"))];
        Try(200_000, seeds, library => _ = NativeOptimization.OfFile(library));
    }

    [Fact]
    public void Expressions()
    {
        string[] seeds = ["z = a * x + y", "found = sqrt(x * x + y * y) < r ? i : -i", "var r = hypot(x, y); c = x / r; s = y / r", "y += a << 3 & ~x | 0.5e-3",
            "z = fma(min(x, 1), long(y), a % 3) != 0 || !(x <= y)"];
        Try(100_000, seeds, text => Binder.Bind(text, ElementType.Float, null, "square(v) = v * v", null), typeof(ExpressionException));
    }

    [Fact]
    public void Contracts()
    {
        string[] seeds = ["nonnull in(rows * columns)", "out(2 * (n + 1)); range(0, 1e3)", "handle(destroy: free_it)", "callback(lifetime: call) progress",
            "string(utf8, capacity: n)", "status; alias(exact) kept(set_data)"];
        Try(300_000, seeds, text => ContractParser.Parse(text), typeof(ContractSyntaxException));
    }

    [Fact]
    public void Headers() => Try(20_000, Seeds(), text =>
    {
        _ = DeclarationReader.Read("a.h", SourceText.From(text));
        _ = HeaderReader.Read(text);
    });

    /// <summary>Whatever a header and an overlay hold, the generator reports and goes on.</summary>
    [Fact]
    public void Headers_and_overlays_in_the_generator()
    {
        var mutation = new Mutation(7);
        string[] overlays = [.. Overlays()];
        var headers = Enumerable.Range(1, 10).Select(number => new RandomHeader(number)).ToList();
        for (var turn = 0; turn < 400 * Times; turn++)
        {
            var header = headers[turn % headers.Count];
            var (text, overlay) = (mutation.Of([header.Header]), mutation.Of(overlays));
            var run = GeneratorRun.Of([header.Raw, header.Own],
                [new MemoryText($"{header.Namespace}.h", text), new MemoryText($"{header.Namespace}.ibc", overlay)]);
            Assert.True(run.Result.Exception is null, $"{run.Result.Exception}\nby the header\n{text}\nand the overlay\n{overlay}");
        }
    }

    [Fact]
    public void Results()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("result.json");
        string[] seeds = [JsonSerializer.Serialize(ExampleResult.Create(rounds: 3), ResultJson.Default.ResultFile)];
        Try(2_000, seeds, text =>
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text)); // half a pair becomes a question mark
            ResultReader.Read(file);
        }, typeof(UsageException));
    }

    [Fact]
    public void Samples_that_were_kept()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("kept.jsonl");
        string[] seeds = ["{\"row\":{\"kernel\":\"jacobi\"},\"seconds\":0.5}\n{\"row\":null}\n"];
        Try(3_000, seeds, text =>
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text)); // half a pair becomes a question mark
            _ = JsonLines.Read(file, GapJson.Default.KeptSample).Count();
            _ = JsonLines.Read(file, GapJson.Default.CheckedRow).Count();
        });
    }

    [Fact]
    public void Command_lines()
    {
        string[] seeds = ["gap --kernel jacobi --size rows=100,columns=20 --rounds 6", "selftest --variant c-serial", "report a.json --output b.html",
            "compare a.json b.json --threshold 3", "--sweep rows=1..100 --json -", "bench --filter *Call* --assembly x.dll"];
        Try(20_000, seeds, text => _ = Program.CreateRoot(KernelCatalog.Kernels).Parse(text).Errors.Count);
    }

    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("INTEROPBRIDGE_FUZZ_INPUTS"), NumberStyles.None,
        CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;

    private static string[] Seeds() => [.. Enumerable.Range(1, 20).Select(number => new RandomHeader(number).Header),
        .. Directory.EnumerateFiles(Repository.File("native"), "*.h").Select(File.ReadAllText)];

    private static IEnumerable<string> Overlays() =>
        Directory.EnumerateFiles(Repository.File("tests"), "*.ibc", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.File("managed"), "*.ibc", SearchOption.AllDirectories)).Select(File.ReadAllText)
            .Append("f(x: in(n), n: range(0, 9)) status\nfree_it: omit\n");

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4096];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static byte[] MachO()
    {
        var image = new byte[512];
        uint[] header = [0xFEED_FACF, 0x0100_0007, 3, 6, 3, 3 * 72, 0, 0];
        for (var word = 0; word < header.Length; word++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4 * word), header[word]);
        }

        for (var command = 0; command < 3; command++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(32 + 72 * command), 0x19);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(36 + 72 * command), 72);
        }

        return image;
    }

    private static void Try(int count, string[] seeds, Action<string> read, Type? documented = null)
    {
        var mutation = new Mutation(1);
        Try(count, () => mutation.Of(seeds), read, documented, text => text);
    }

    private static void Try(int count, byte[][] seeds, Action<byte[]> read)
    {
        var mutation = new Mutation(1);
        Try(count, () => mutation.Of(seeds), read, null, Convert.ToHexString);
    }

    private static void Try<T>(int count, Func<T> next, Action<T> read, Type? documented, Func<T, string> show)
    {
        for (long turn = 0; turn < (long)count * Times; turn++)
        {
            var input = next();
            var start = Stopwatch.GetTimestamp();
            try
            {
                read(input);
            }
            catch (Exception refused)
            {
                Assert.True(refused.GetType() == documented, $"{refused}\nby\n{show(input)}");
            }

            Assert.True(Stopwatch.GetElapsedTime(start) < Soon, $"too slow: {show(input)}");
        }
    }
}
