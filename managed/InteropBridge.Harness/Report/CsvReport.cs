// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteropBridge.Harness.Report;

/// <summary>The rows as CSV (RFC 4180), with the names of the JSON; lists are joined by semicolons.</summary>
internal static class CsvReport
{
    public static string Write(ResultFile result)
    {
        var text = new StringBuilder();
        foreach (var row in result.Rows.Select((row, index) =>
            (Values: JsonSerializer.SerializeToNode(row, ResultJson.Default.ResultRow)!.AsObject(), IsFirst: index == 0)))
        {
            if (row.IsFirst)
            {
                text.AppendJoin(',', row.Values.Select(property => property.Key)).Append("\r\n");
            }

            text.AppendJoin(',', row.Values.Select(property => Quote(Cell(property.Value)))).Append("\r\n");
        }

        return text.ToString();
    }

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
