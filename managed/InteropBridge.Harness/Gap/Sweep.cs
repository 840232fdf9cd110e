// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>The same comparison at several sizes.</summary>
/// <param name="Size">Name of the size; empty for every extent.</param>
/// <param name="Values">Its values, ascending.</param>
internal sealed record Sweep(string Size, IReadOnlyList<long> Values)
{
    /// <summary>Reads such as <c>rows=100,200</c>, or <c>100,200</c> for every extent.</summary>
    /// <exception cref="UsageException">There are not two different numbers.</exception>
    public static Sweep? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var (name, list) = text.Split('=', 2) is [var left, var right] ? (left, right) : ("", text);
        var values = new SortedSet<long>();
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            values.Add(long.TryParse(word, CultureInfo.InvariantCulture, out var value) ? value
                : throw new UsageException($"--sweep {text}: \"{word}\" is not a number. Write a size and its values, such as rows=100,200,500."));
        }

        return values.Count > 1 ? new Sweep(name, [.. values])
            : throw new UsageException($"--sweep {text}: a sweep needs two different values or more, such as rows=100,200,500.");
    }

    /// <summary>The options of each size, with an equal share of the time; the options as they are without a sweep.</summary>
    public static IEnumerable<GapOptions> Steps(GapOptions options) => options.Sweep is not { } sweep ? [options]
        : sweep.Values.Select((value, index) => options with
        {
            Sizes = sweep.Size.Length == 0 ? options.Sizes
                : new Dictionary<string, long>(options.Sizes) { [sweep.Size] = value },
            Extent = sweep.Size.Length == 0 ? value : options.Extent,
            Limits = options.Limits with { Time = options.Limits.Time / sweep.Values.Count },
            TimeAfter = options.Limits.Time / sweep.Values.Count * (sweep.Values.Count - 1 - index),
        });

    /// <summary>One result of those of all sizes.</summary>
    /// <param name="parts">At least one.</param>
    public static ResultFile Merge(IReadOnlyList<ResultFile> parts) => parts is [var only] ? only : parts[0] with
    {
        Rows = [.. parts.SelectMany(part => part.Rows)],
        Answers = [.. parts.SelectMany(part => part.Answers.Select(answer => answer with
        {
            Sizes = part.Rows.First(row => row.Kernel == answer.Kernel && row.Type == answer.Type).Sizes,
        }))],
        Run = parts[0].Run with
        {
            Seconds = parts.Sum(part => part.Run.Seconds),
            Rounds = parts.Min(part => part.Run.Rounds),
            EndedBy = string.Join(" or ", parts.Select(part => part.Run.EndedBy).Distinct()),
            TimeLimitSeconds = parts.Sum(part => part.Run.TimeLimitSeconds),
            Noise = parts[0].Run.Noise with { Warnings = [.. parts.SelectMany(part => part.Run.Noise.Warnings).Distinct()] },
        },
    };
}
