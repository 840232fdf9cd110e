// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>The rows that were checked before, by this process or by the one that started it. A line in a file each.</summary>
internal sealed class CheckedRows
{
    /// <summary>Environment variable with the file of another process.</summary>
    public const string Variable = "INTEROPBRIDGE_CHECKED_ROWS";

    private readonly List<CheckedRow> _rows = [];
    private readonly string? _file = Journal.FileOf("checked.jsonl");

    public CheckedRows()
    {
        foreach (var file in new[] { Environment.GetEnvironmentVariable(Variable), _file }.Where(File.Exists))
        {
            _rows.AddRange(JsonLines.Read(file!, GapJson.Default.CheckedRow));
        }
    }

    /// <summary>What is known of a row; null if it was not checked yet.</summary>
    public CheckedRow? Find(PlannedRow row) => _rows.FindLast(known => known.Row.IsSame(row.Running()));

    public void Add(CheckedRow row)
    {
        _rows.Add(row);
        if (_file is not null)
        {
            File.AppendAllText(_file, Line(row));
        }
    }

    /// <summary>Writes a file for another process.</summary>
    public void Write(string file) => File.WriteAllText(file, string.Concat(_rows.Select(Line)));

    private static string Line(CheckedRow row) => JsonSerializer.Serialize(row, GapJson.Default.CheckedRow) + "\n";
}
