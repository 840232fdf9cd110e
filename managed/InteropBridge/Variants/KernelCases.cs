// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Small self-test inputs for a kernel whose table names none.</summary>
internal static class KernelCases
{
    /// <summary>Sizes that no unroll factor, vector width or thread count divides, and sizes that all of them
    /// divide.</summary>
    private static readonly long[] Values = [0, 1, 2, 3, 5, 7, 8, 16, 17, 31, 33, 64, 65, 100];

    /// <summary>Every value of every size at least once, in varying combinations; all combinations would take too
    /// long.</summary>
    public static IEnumerable<KernelArguments> For(IReadOnlyList<KernelSize> sizes)
    {
        var values = sizes.Select(size => Within(size)).ToList();
        var count = values.Count == 0 ? 1 : values.Max(list => list.Length) * (values.Count == 1 ? 1 : 3);
        for (var i = 0; i < count; i++)
        {
            var arguments = new KernelArguments();
            for (var k = 0; k < sizes.Count; k++)
            {
                // After each pass through its values, a size is shifted relative to the sizes before it.
                var at = i + i / values[k].Length * k;
                arguments = arguments.With(sizes[k].Name, values[k][at % values[k].Length]);
            }

            yield return arguments;
        }
    }

    private static long[] Within(KernelSize size)
    {
        long[] allowed = [.. Values.Where(value => size.Allows(value) && value <= Math.Max(size.Quick, size.Smallest))];
        return allowed.Length > 0 ? allowed : [size.Smallest];
    }
}
