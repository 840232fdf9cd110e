// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>The result as Markdown, to be pasted.</summary>
internal static class MarkdownReport
{
    /// <summary>The file of a picture, beside that of the text.</summary>
    /// <param name="name">Name of the result's files.</param>
    /// <param name="chart">The chart.</param>
    public static string FileOf(string name, Chart chart) => $"{name}-{chart.Id}.png";

    /// <param name="result">The result.</param>
    /// <param name="pictures">The charts that are written beside it.</param>
    public static string Write(ResultFile result, IReadOnlyList<Chart> pictures)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Headings.Title(result)).Append("\n\n");
        foreach (var line in result.Answers.SelectMany(AnswerText.Of))
        {
            text.Append(line).Append("\n\n");
        }

        foreach (var chart in pictures)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"![{chart.Alternative}]({FileOf(ResultFolder.NameOf(result), chart)})\n\n");
        }

        foreach (var line in Headings.About(result))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        foreach (var rows in result.Rows.Where(row => row.UnavailableReason is null).GroupBy(row => (row.Kernel, row.Type, Workload.Text(row.Sizes))))
        {
            Table(text, [.. rows]);
        }

        foreach (var line in Headings.Legend(result))
        {
            text.Append('\n').Append(line).Append('\n');
        }

        var missing = Headings.Missing(result).ToList();
        if (missing.Count > 0)
        {
            text.Append("\nNot available here:\n\n");
            missing.ForEach(line => text.Append("- ").Append(line).Append('\n'));
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<ResultRow> rows)
    {
        var columns = Column.For(rows, isNarrow: false)
            .Append(new Column("notes", row => string.Join("; ", Column.Notes(row)))).ToList();
        text.Append("\n**").Append(Headings.Workload(rows)).Append("**\n\n");
        Line(text, columns.Select(column => column.Title));
        Line(text, columns.Select((_, index) => index == 0 || index == columns.Count - 1 ? "---" : "---:"));
        foreach (var row in rows)
        {
            // The id of the first column as code.
            var cells = columns.Select(column => column.Text(row)).ToArray();
            cells[0] = $"`{row.Variant}`{cells[0][row.Variant.Length..]}";
            Line(text, cells);
        }
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ")
        .AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))
        .Append(" |\n");
}
