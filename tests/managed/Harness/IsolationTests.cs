// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>What people do wrong in C, in a user's table: each is a failure of that row which says what it is, and the others are
/// measured.</summary>
public sealed class IsolationTests : IDisposable
{
    /// <summary>Fills an array with a byte by C's memset and memchr, some of it right.</summary>
    private const string Table = """
        using System.Runtime.InteropServices;
        using InteropBridge.Variants;

        [assembly: KernelTable("fill", "u8", typeof(FillTable), Baseline = "managed")]
        [assembly: KernelTable("kept", "u8", typeof(KeptTable), Baseline = "managed")]

        public sealed record Order(byte[] Values, int Salt);

        [KernelSize("count", "bytes", Default = 1001, IsExtent = true)]
        public static unsafe class FillTable
        {
            [KernelInput]
            public static Order Input(KernelArguments arguments)
            {
                var values = new byte[arguments.Count("count")];
                Array.Fill(values, (byte)7);
                _neighbour = new byte[60_000]; // a variant reads far behind the values
                return new(values, 1);
            }

            [KernelEquality]
            public static bool Same(byte[] expected, byte[] actual) => expected.AsSpan().SequenceEqual(actual);

            [KernelRun]
            public static IKernelRun Run(Action<Order, byte[]> variant, Order order) => new FillRun(variant, order);

            [Variant("managed", Backend = "managed")]
            public static void Managed(Order order, byte[] result) => Array.Fill(result, (byte)9);

            [Variant("c-right")]
            public static void Right(Order order, byte[] result) => Set(result, 0, 9, result.Length);

            [Variant("c-writes-behind")]
            public static void WritesBehind(Order order, byte[] result) => Set(result, 0, 9, result.Length + 3);

            [Variant("c-writes-in-front")]
            public static void WritesInFront(Order order, byte[] result) => Set(result, -40, 9, result.Length + 40);

            [Variant("c-writes-just-in-front")]
            public static void WritesJustInFront(Order order, byte[] result) => Set(result, -1, 9, result.Length + 1);

            [Variant("c-reads-behind")]
            public static void ReadsBehind(Order order, byte[] result)
            {
                Find(order.Values, 0, order.Values.Length + 3000);
                Right(order, result);
            }

            [Variant("c-reads-in-front")]
            public static void ReadsInFront(Order order, byte[] result)
            {
                Find(order.Values, -3000, 100);
                Right(order, result);
            }

            [Variant("c-reads-far-away")]
            public static void ReadsFarAway(Order order, byte[] result)
            {
                Find(order.Values, 20_000, 100);
                Right(order, result);
            }

            [Variant("c-crashes")]
            public static void Crashes(Order order, byte[] result) => memset((byte*)8, 1, 1);

            [Variant("c-hangs")]
            public static void Hangs(Order order, byte[] result) => pause();

            [Variant("c-changes-input")]
            public static void ChangesInput(Order order, byte[] result)
            {
                Set(order.Values, 500, 8, 1);
                Right(order, result);
            }

            [Variant("c-is-lazy")]
            public static void IsLazy(Order order, byte[] result) => Set(result, 0, 9, result.Length - 1);

            [Variant("c-is-random")]
            public static void IsRandom(Order order, byte[] result) =>
                Set(result, 0, (byte)(Environment.TickCount64 + System.Threading.Interlocked.Increment(ref _calls)), result.Length);

            private static int _calls;
            private static byte[]? _neighbour;

            private static void Set(byte[] array, int from, byte value, int count)
            {
                fixed (byte* first = array)
                {
                    memset(first + from, value, (nuint)count);
                }
            }

            private static void Find(byte[] array, int from, int count)
            {
                byte* copy = stackalloc byte[8192];
                fixed (byte* first = array)
                {
                    memcpy(copy, first + from, (nuint)count);
                }
            }

            [DllImport("libc")]
            private static extern byte* memset(byte* at, int value, nuint count);

            [DllImport("libc")]
            private static extern byte* memcpy(byte* to, byte* from, nuint count);

            [DllImport("libc")]
            private static extern int pause();

            private sealed class FillRun(Action<Order, byte[]> variant, Order order) : IKernelRun
            {
                private readonly byte[] _result = new byte[order.Values.Length];

                public void Load()
                {
                }

                public void Solve() => variant(order, _result);

                public object ReadBack() => _result;

                public void Dispose()
                {
                }
            }
        }

        /// <summary>Right, although its arrays cannot be moved and its result is never written whole.</summary>
        [KernelSize("count", "bytes", Default = 1001, IsExtent = true)]
        public static unsafe class KeptTable
        {
            [KernelInput]
            public static byte[] Input(KernelArguments arguments) => new byte[arguments.Count("count")];

            [KernelEquality]
            public static bool Same(byte[] expected, byte[] actual) => expected.AsSpan().SequenceEqual(actual);

            [KernelRun]
            public static IKernelRun Run(Action<nint, int> variant, byte[] input) => new KeptRun(variant, input.Length);

            [Variant("managed", Backend = "managed")]
            public static void Managed(nint first, int count) => new Span<byte>((byte*)first, count - 1).Fill(9);

            [Variant("aligned", Backend = "managed")]
            public static void Aligned(nint first, int count)
            {
                ArgumentOutOfRangeException.ThrowIfNotEqual(first % 64, 0);
                Managed(first, count);
            }

            private sealed class KeptRun(Action<nint, int> variant, int count) : IKernelRun
            {
                private readonly byte[] _result = GC.AllocateArray<byte>(count + 64, pinned: true);
                private byte* _first;

                public void Load()
                {
                    _first = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _result[0]);
                    _first += (64 - (nint)_first % 64) % 64;
                }

                public void Solve() => variant((nint)_first, count);

                public object ReadBack() => new ReadOnlySpan<byte>(_first, count).ToArray();

                public void Dispose()
                {
                }
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void What_a_variant_does_wrong_is_its_own_failure_and_is_said()
    {
        var assembly = _folder.File("Fill.dll");
        Compiled.Write(Table, assembly);
        var command = Command.Run("dotnet",
        [
            typeof(ExitCode).Assembly.Location, "--assembly", assembly, "--kernel", "fill,kept", "--rounds", "2", "--variant-timeout", "3",
            "--output", _folder.Path,
        ]);
        Assert.True(command.ExitCode == ExitCode.Mismatch, command.ToString());

        var printed = string.Join(' ', command.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); // lines are broken
        var result = JsonSerializer.Deserialize(File.ReadAllText(_folder.File("latest.json")), ResultJson.Default.ResultFile)!;
        Assert.All(result.Rows.Where(row => row.Variant is "managed" or "c-right" or "aligned"),
            row => Assert.True(row.Verified && row.Samples.Count == 2, $"{row.Variant}: {row.Failure}"));
        foreach (var (variant, said) in new[]
        {
            ("c-writes-behind", "wrote past the end of result, up to byte 3 behind its 1001 elements. To find the line, build"),
            ("c-writes-in-front", "wrote before the start of result, from 40 bytes before it on. To find the line"),
            ("c-writes-just-in-front", "wrote before the start of result, in the 24 bytes before it. To find the line"),
            ("c-reads-behind", "read past the end of input.Values (SIGSEGV"),
            ("c-reads-in-front", "read before the start of input.Values (SIGSEGV"),
            ("c-reads-far-away", "reads or writes far outside of its arrays (SIGSEGV"),
            ("c-crashes", "crashed (SIGSEGV"),
            ("c-hangs", "did not end within 3 s (--variant-timeout)"),
            ("c-changes-input", "changed input.Values: element 500 of 1001 is not what it was"),
            ("c-is-lazy", "does not write all of its result, which was filled with a pattern before: element 1000 of 1001 is 107, expected 0"),
            ("c-is-random", "computes something else each time: element 0 of 1001 is"),
        })
        {
            var row = result.Rows.Single(row => row.Variant == variant);
            Assert.False(row.Verified);
            Assert.Empty(row.Samples);
            Assert.StartsWith(said, row.Failure);
            Assert.Contains($"FAILED: fill u8 {variant}: {said}", printed);
        }
    }
}
