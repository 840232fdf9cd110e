// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Runtime.InteropServices;

namespace InteropBridge.Variants;

/// <summary>Says where two results differ.</summary>
public static class ResultDifference
{
    /// <summary>The first element whose bits differ, and how many do: <c>element 5105 of 90000 is 0.4711, expected 0.4712; 1
    /// element differs</c>. Null if none does.</summary>
    /// <param name="expected">The result that is right by definition.</param>
    /// <param name="actual">The result that was computed.</param>
    /// <typeparam name="T">Element type; compared byte by byte, so that two zeros or two NaNs can differ.</typeparam>
    public static string? Describe<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged
    {
        if (expected.Length != actual.Length)
        {
            return FormattableString.Invariant($"it has {actual.Length} elements, expected {expected.Length}");
        }

        var (first, count) = (-1, 0);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!SameBits(expected.Slice(i, 1), actual.Slice(i, 1)))
            {
                first = count == 0 ? i : first;
                count++;
            }
        }

        return count == 0 ? null : Sentence(first, expected.Length, expected[first], actual[first], count);
    }

    /// <summary>The same for results of unknown type: arrays by element, others by what they say of themselves.</summary>
    internal static string Describe(object expected, object actual)
    {
        if (expected is not Array { Rank: 1 } right || actual is not Array { Rank: 1 } wrong)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it is {actual}, expected {expected}");
        }

        if (right.Length != wrong.Length)
        {
            return FormattableString.Invariant($"it has {wrong.Length} elements, expected {right.Length}");
        }

        int[] different = [.. Enumerable.Range(0, right.Length).Where(i => !Equals(right.GetValue(i), wrong.GetValue(i)))];
        return different is [var first, ..]
            ? Sentence(first, right.Length, right.GetValue(first), wrong.GetValue(first), different.Length)
            : "its elements are equal, but not to the table's equality";
    }

    private static bool SameBits<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged => MemoryMarshal.AsBytes(x).SequenceEqual(MemoryMarshal.AsBytes(y));

    private static string Sentence(int first, int length, object? expected, object? actual, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"element {first} of {length} is {actual}, expected {expected}; ")
        + (count == 1 ? "1 element differs" : FormattableString.Invariant($"{count} elements differ"));
}
