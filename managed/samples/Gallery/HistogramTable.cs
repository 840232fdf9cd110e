// SPDX-License-Identifier: MIT
using Gallery;
using InteropBridge.Variants;

[assembly: KernelTable("histogram", "u8", typeof(HistogramTable), Baseline = "managed-loop", WorkUnit = "value")]

namespace Gallery;

/// <summary>One addition to memory a byte: the memory's time, whatever the language; another algorithm is what helps.</summary>
[KernelSize("values", "values to count", Default = 10_000_000, Quick = 1_000_000, IsExtent = true)]
internal static class HistogramTable
{
    private const int Values = 256;

    /// <summary>Three values in four are the same, as in a picture with a plain background.</summary>
    [KernelInput]
    public static byte[] Input(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        var values = new byte[arguments.Count("values")];
        random.NextBytes(values);
        foreach (ref var value in values.AsSpan())
        {
            value = random.Next(4) == 0 ? value : (byte)200;
        }

        return values;
    }

    [KernelEquality]
    public static bool Same(int[] expected, int[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Action<byte[], int[]> variant, byte[] values) =>
        new PreparedRun<int[]>(counts => variant(values, counts), new int[Values]);

    [Variant("managed-loop", Backend = "managed", Description = "one table")]
    public static void Loop(byte[] values, int[] counts)
    {
        Array.Clear(counts);
        foreach (var value in values)
        {
            counts[value]++;
        }
    }

    [Variant("managed-tables", Backend = "managed", DifferentAlgorithm = true, Description = "four tables, added up at the end")]
    public static void Tables(byte[] values, int[] counts)
    {
        Span<int> first = stackalloc int[Values], second = stackalloc int[Values], third = stackalloc int[Values];
        first.Clear();
        second.Clear();
        third.Clear();
        Array.Clear(counts);
        var i = 0;
        for (; i < values.Length - 3; i += 4)
        {
            first[values[i]]++;
            second[values[i + 1]]++;
            third[values[i + 2]]++;
            counts[values[i + 3]]++;
        }

        for (; i < values.Length; i++)
        {
            counts[values[i]]++;
        }

        for (var value = 0; value < Values; value++)
        {
            counts[value] += first[value] + second[value] + third[value];
        }
    }

    [Variant("c-serial", Backend = "c", Description = "C, one table")]
    public static void Serial(byte[] values, int[] counts) => Kernels.HistogramSerial(values, counts);

    [Variant("c-tables", Backend = "c", DifferentAlgorithm = true, Description = "C, four tables, added up at the end")]
    public static void NativeTables(byte[] values, int[] counts) => Kernels.HistogramTables(values, counts);
}
