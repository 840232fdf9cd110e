// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>The rows that did the same work: those of one kernel and type at the same sizes.</summary>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="Type">Element type.</param>
/// <param name="Sizes">The kernel's sizes, by name.</param>
/// <param name="Rows">Rows that could run, whether they were right or not.</param>
/// <param name="Answer">The answer for them; null if the file has none.</param>
internal sealed record Workload(
    string Kernel, string Type, IReadOnlyDictionary<string, long> Sizes, IReadOnlyList<ResultRow> Rows, ResultAnswer? Answer)
{
    /// <summary>Rows with samples.</summary>
    public IReadOnlyList<ResultRow> Measured { get; } = [.. Rows.Where(row => row.Samples.Count > 0)];

    /// <summary>The sizes that tell it from other workloads of the kernel, in words; empty if there is only one.</summary>
    public string Difference { get; private init; } = "";

    /// <summary>Its name in headings.</summary>
    public string Name => $"{Kernel} {Type}" + (Difference.Length > 0 ? $", {Difference}" : "");

    /// <summary>A name for files and anchors, such as <c>saxpy-f64</c>.</summary>
    public string Id => Difference.Length > 0 ? $"{BaseId}-{Plain(Difference)}" : BaseId;

    /// <summary>The same for all workloads of the kernel and type.</summary>
    public string BaseId => Plain($"{Kernel}-{Type}");

    /// <summary>All of a result, in the order of its rows.</summary>
    public static IReadOnlyList<Workload> Of(ResultFile result)
    {
        List<Workload> all =
        [
            .. from row in result.Rows
               where row.UnavailableReason is null
               group row by (row.Kernel, row.Type, Text(row.Sizes)) into rows
               let first = rows.First()
               select new Workload(first.Kernel, first.Type, first.Sizes, [.. rows], result.Answers.FirstOrDefault(answer =>
                   answer.Kernel == first.Kernel && answer.Type == first.Type
                   && (answer.Sizes is null || Text(answer.Sizes) == Text(first.Sizes)))),
        ];
        return [.. all.Select(workload => workload with
        {
            Difference = Text(Varying([.. all.Where(other => other.Kernel == workload.Kernel && other.Type == workload.Type)])
                .ToDictionary(size => size, size => workload.Sizes[size])),
        })];
    }

    /// <summary>The names of the sizes that differ between workloads of one kernel.</summary>
    public static IReadOnlyList<string> Varying(IReadOnlyList<Workload> workloads) =>
        [.. workloads[0].Sizes.Keys.Where(size => workloads.Select(workload => workload.Sizes[size]).Distinct().Count() > 1)];

    /// <summary>The sizes in words, such as <c>rows 1000, steps 100</c>.</summary>
    public static string Text(IReadOnlyDictionary<string, long> sizes) =>
        string.Join(", ", sizes.Select(size => FormattableString.Invariant($"{size.Key} {size.Value}")));

    /// <summary>A kernel's name may have letters that neither files nor anchors take.</summary>
    private static string Plain(string name) => string.Concat(name.Replace(", ", "-", StringComparison.Ordinal)
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
