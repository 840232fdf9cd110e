// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>The rows as CSV (RFC 4180), with the names of the JSON; every size is a column of its own, empty for kernels
/// without it, and lists are joined by semicolons.</summary>
internal static class CsvReport
{
    private const string SizesName = "sizes";

    public static string Write(ResultFile result)
    {
        string[] sizes = [.. result.Rows.SelectMany(row => row.Sizes.Keys).Distinct()];
        var text = new StringBuilder();
        foreach (var (values, index) in result.Rows.Select((row, index) =>
            (JsonSerializer.SerializeToNode(row, ResultJson.Default.ResultRow)!.AsObject(), index)))
        {
            if (index == 0)
            {
                Line(text, values.SelectMany(property => property.Key == SizesName ? sizes : [property.Key]));
            }

            Line(text, values.SelectMany(property => property.Key == SizesName
                ? sizes.Select(size => Cell(property.Value![size])) : [Cell(property.Value)]));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    private static string Cell(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(';', list.Select(Cell)),
        _ => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
