// SPDX-License-Identifier: MIT
using Gallery;
using InteropBridge.Variants;

[assembly: KernelTable("sort", "i32", typeof(SortTable), Baseline = "managed-sort", WorkUnit = "number")]

namespace Gallery;

/// <summary>What a library has is hard to beat by calling another library; by another algorithm it is not.</summary>
[KernelSize("count", "numbers", Default = 1_000_000, Quick = 100_000, IsExtent = true)]
internal static class SortTable
{
    [KernelInput]
    public static int[] Input(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        return [.. Enumerable.Range(0, arguments.Count("count")).Select(_ => random.Next(int.MinValue, int.MaxValue))];
    }

    [KernelEquality]
    public static bool Same(int[] expected, int[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Action<int[], int[]> variant, int[] numbers) => new SortRun(variant, numbers);

    [Variant("managed-sort", Backend = "managed", Description = "Array.Sort")]
    public static void Sort(int[] numbers, int[] scratch) => Array.Sort(numbers);

    [Variant("managed-radix", Backend = "managed", DifferentAlgorithm = true, Description = "by radix, four passes of a byte")]
    public static void Radix(int[] numbers, int[] scratch)
    {
        Span<int> next = stackalloc int[256];
        var (from, to) = (numbers, scratch);
        for (var shift = 0; shift < 32; shift += 8)
        {
            next.Clear();
            foreach (var number in from)
            {
                next[Digit(number, shift)]++;
            }

            var sum = 0;
            foreach (ref var place in next)
            {
                (place, sum) = (sum, sum + place);
            }

            foreach (var number in from)
            {
                to[next[Digit(number, shift)]++] = number;
            }

            (from, to) = (to, from);
        }
    }

    [Variant("c-qsort", Backend = "c", Description = "qsort of the C library")]
    public static void QSort(int[] numbers, int[] scratch) => Kernels.SortQsort(numbers);

    [Variant("c-radix", Backend = "c", DifferentAlgorithm = true, Description = "C, by radix, four passes of a byte")]
    public static void NativeRadix(int[] numbers, int[] scratch) => Kernels.SortRadix(numbers, scratch);

    /// <summary>Negative numbers come first: their highest bit is turned over.</summary>
    private static int Digit(int number, int shift) => (int)(((uint)number ^ 0x8000_0000u) >> shift) & 255;

    /// <summary>What is sorted has to be unsorted again before each solve, so that copying is part of it.</summary>
    private sealed class SortRun(Action<int[], int[]> variant, int[] unsorted) : IKernelRun
    {
        private readonly int[] _numbers = new int[unsorted.Length];
        private readonly int[] _scratch = new int[unsorted.Length];

        public void Load()
        {
        }

        public void Solve()
        {
            unsorted.CopyTo(_numbers, 0);
            variant(_numbers, _scratch);
        }

        public object ReadBack() => _numbers;

        public void Dispose()
        {
        }
    }
}
