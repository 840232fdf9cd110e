// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Kernels;

namespace InteropBridge.Harness.SelfTest;

/// <summary>The inputs that every variant is tried on: sizes that no unrolling, vector or share of a thread divides.</summary>
internal static class SelfTestCase
{
    private static readonly (int Rows, int Columns)[] Shapes =
        [(1, 1), (1, 7), (7, 1), (2, 2), (3, 5), (5, 3), (17, 31), (31, 17), (64, 65), (100, 37)];

    private static readonly long[] Steps = [0, 1, 2, 3, 10];
    private static readonly int[] Counts = [0, 1, 2, 3, 7, 16, 21];
    private static readonly int[] Threads = [1, 2, 3];

    /// <summary>The cases that differ for a kernel, each once. The numbers of threads take turns: starting worker processes for
    /// all of them would take minutes.</summary>
    public static IEnumerable<KernelArguments> For(Kernel kernel, int seed)
    {
        var cases = from shape in Used(kernel, Shapes, nameof(KernelArguments.Rows), nameof(KernelArguments.Columns))
                    from steps in Used(kernel, Steps, nameof(KernelArguments.Steps))
                    from count in Used(kernel, Counts, nameof(KernelArguments.Count))
                    from start in new[] { 0, seed }
                    select new KernelArguments
                    {
                        Rows = shape.Rows,
                        Columns = shape.Columns,
                        Steps = steps,
                        Count = count,
                        Seed = start,
                    };
        return cases.Select((arguments, index) => arguments with { Threads = Threads[index % Threads.Length] });
    }

    public static string Describe(Kernel kernel, KernelArguments arguments)
    {
        (string Name, long Value)[] sizes =
        [
            (nameof(arguments.Rows), arguments.Rows), (nameof(arguments.Columns), arguments.Columns),
            (nameof(arguments.Steps), arguments.Steps), (nameof(arguments.Count), arguments.Count),
        ];
        return string.Join(", ", sizes.Where(size => Means(kernel, size.Name))
            .Append((Name: nameof(arguments.Threads), Value: arguments.Threads))
            .Append((Name: nameof(arguments.Seed), Value: arguments.Seed))
            .Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Name.ToLowerInvariant()} {size.Value}")));
    }

    private static T[] Used<T>(Kernel kernel, T[] values, params string[] names) =>
        names.Any(name => Means(kernel, name)) ? values : values[^1..];

    private static bool Means(Kernel kernel, string size) => kernel.Sizes.Count == 0 || kernel.Sizes.Contains(size);
}
