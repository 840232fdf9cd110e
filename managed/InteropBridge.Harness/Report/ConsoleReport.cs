// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;
using Spectre.Console;

namespace InteropBridge.Harness.Report;

/// <summary>The result on the console: a table a kernel.</summary>
internal static class ConsoleReport
{
    public static void Write(IAnsiConsole console, ResultFile result)
    {
        console.WriteLine();
        Lines(console, "", result.Answers.SelectMany(AnswerText.Of));
        console.WriteLine();
        foreach (var line in Headings.About(result))
        {
            console.WriteLine(line);
        }

        foreach (var rows in result.Rows.Where(row => row.UnavailableReason is null).GroupBy(row => (row.Kernel, row.Type)))
        {
            Table(console, [.. rows]);
        }

        console.WriteLine();
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

    /// <summary>The columns that the console has room for; the last optional one goes first.</summary>
    private static List<Column> Fitting(IReadOnlyList<ResultRow> rows, int width)
    {
        var columns = Column.For(rows, isNarrow: true).ToList();
        while (columns.Sum(column => Width(column, rows) + 1) > width + 1
            && columns.FindLast(column => column.IsOptional) is { } spare)
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
        console.WriteLine(Headings.Workload(rows[0]));
        console.Write(table);
        foreach (var row in rows)
        {
            foreach (var note in Column.Notes(row))
            {
                console.WriteLine($"{row.Variant}: {note}");
            }
        }
    }
}
