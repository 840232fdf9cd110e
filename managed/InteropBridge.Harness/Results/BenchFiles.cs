// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;

namespace InteropBridge.Harness.Results;

/// <summary>Reads what <c>bench</c> left: the JSON files of BenchmarkDotNet.</summary>
internal static class BenchFiles
{
    /// <summary>The calls that were measured last, class by class; empty if there are none.</summary>
    /// <param name="results">The folder of the comparison's results; those of <c>bench</c> are in it or beside it.</param>
    public static IReadOnlyList<BenchCall> Read(string results) =>
    [
        .. from folder in new[] { results, Path.Combine(results, "..", "benchmarks", "results") }
           where Directory.Exists(folder)
           from file in Directory.GetFiles(folder, "*-report-full.json").Order(StringComparer.Ordinal)
           from call in Calls(file)
           select call,
    ];

    /// <summary>A file that is not BenchmarkDotNet's has no calls: it is somebody else's.</summary>
    private static IReadOnlyList<BenchCall> Calls(string file)
    {
        try
        {
            return [.. (JsonNode.Parse(File.ReadAllText(file))?["Benchmarks"]?.AsArray() ?? []).Select(Call).OfType<BenchCall>()];
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or IOException
            or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static BenchCall? Call(JsonNode? benchmark) =>
        Number(benchmark, "Median") is > 0 and var median && Number(benchmark, "Q1") is { } low && Number(benchmark, "Q3") is { } high
        && benchmark!["Type"]?.GetValue<string>() is { } type && benchmark["Method"]?.GetValue<string>() is { } method
            ? new BenchCall(type, method, benchmark["Parameters"]?.GetValue<string>() ?? "", median, low, high) : null;

    private static double? Number(JsonNode? benchmark, string name) => benchmark?["Statistics"]?[name]?.GetValue<double>();
}
