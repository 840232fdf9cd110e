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

    /// <summary>A name for files and anchors, such as <c>saxpy-f64</c>. The kernel's own name may have letters that neither
    /// takes.</summary>
    public string Id => string.Concat($"{Kernel}-{Type}".Select(letter =>
        char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_'));

    /// <summary>Its name in headings.</summary>
    public string Name => $"{Kernel} {Type}";

    /// <summary>All of a result, in the order of its rows.</summary>
    public static IReadOnlyList<Workload> Of(ResultFile result) =>
    [
        .. from row in result.Rows
           where row.UnavailableReason is null
           group row by (row.Kernel, row.Type, Text(row.Sizes)) into rows
           let first = rows.First()
           select new Workload(first.Kernel, first.Type, first.Sizes, [.. rows],
               result.Answers.FirstOrDefault(answer => answer.Kernel == first.Kernel && answer.Type == first.Type)),
    ];

    /// <summary>The sizes in words, such as <c>rows 1000, steps 100</c>.</summary>
    public static string Text(IReadOnlyDictionary<string, long> sizes) =>
        string.Join(", ", sizes.Select(size => FormattableString.Invariant($"{size.Key} {size.Value}")));
}
