// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using Spectre.Console;

namespace InteropBridge.Harness.Report;

/// <summary>The result on the console: a table a kernel.</summary>
internal static class ConsoleReport
{
    private static readonly string[] Nothing = [Figures.None, "0 B", "0/0/0"];

    /// <summary>The answer alone, which is what remains when everything else is to be quiet.</summary>
    public static void Answer(IAnsiConsole console, ResultFile result) =>
        Lines(console, "", result.Answers.SelectMany(AnswerText.Of));

    public static void Write(IAnsiConsole console, ResultFile result)
    {
        console.WriteLine();
        Answer(console, result);
        console.WriteLine();
        foreach (var line in Headings.About(result))
        {
            console.WriteLine(line);
        }

        foreach (var rows in result.Rows.Where(row => row.UnavailableReason is null).GroupBy(row => (row.Kernel, row.Type, Workload.Text(row.Sizes))))
        {
            Table(console, [.. rows]);
        }

        console.WriteLine();
        Lines(console, "", SweepText.Lines(result));
        Lines(console, "", Headings.Legend(result));
        Lines(console, "Not available here:", Headings.Missing(result));
    }

    private static void Lines(IAnsiConsole console, string title, IEnumerable<string> lines)
    {
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            if (index == 0 && title.Length > 0)
            {
                console.WriteLine(title);
            }

            console.WriteLine(line);
        }
    }

    /// <summary>The columns that say something, and as many of them as the console has room for.</summary>
    private static List<Column> Fitting(IReadOnlyList<ResultRow> rows, int width)
    {
        var columns = Column.For(rows, isNarrow: true).ToList();
        columns.RemoveAll(column => column.Spare > 0 && rows.All(row => Nothing.Contains(column.Text(row))));
        while (columns.Sum(column => Width(column, rows) + 1) > width + 1
            && columns.Where(column => column.Spare > 0).MaxBy(column => column.Spare) is { } spare)
        {
            columns.Remove(spare);
        }

        return columns;
    }

    private static int Width(Column column, IReadOnlyList<ResultRow> rows) =>
        rows.SelectMany(row => column.Text(row).Split('\n')).Append(column.Title).Max(line => line.Length);

    private static void Table(IAnsiConsole console, IReadOnlyList<ResultRow> rows)
    {
        var columns = Fitting(rows, console.Profile.Width);
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column.Title.EscapeMarkup())
            {
                NoWrap = true,
                Alignment = column == columns[0] ? Justify.Left : Justify.Right,
                Padding = new Padding(0, 0, column == columns[^1] ? 0 : 1, 0),
            });
        }

        foreach (var row in rows)
        {
            var style = row.Failure is not null ? "red" : row.IsBaseline ? "bold" : "default";
            table.AddRow([.. columns.Select(column => new Markup($"[{style}]{column.Text(row).EscapeMarkup()}[/]"))]);
        }

        console.WriteLine();
        console.WriteLine(Headings.Workload(rows));
        console.Write(table);
        foreach (var row in rows.Where(row => row.Failure is null)) // failures come last
        {
            foreach (var note in Column.Notes(row with { Outliers = 0 }))
            {
                console.WriteLine($"{row.Variant}: {note}");
            }
        }

        if (rows.Any(row => Column.Outliers(row) is not null))
        {
            console.WriteLine("Outliers among the samples: " + string.Join(", ",
                rows.Where(row => Column.Outliers(row) is not null).Select(row => $"{row.Variant} {Column.Outliers(row)}")));
        }
    }
}
