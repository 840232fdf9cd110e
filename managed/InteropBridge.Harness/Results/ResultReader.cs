// SPDX-License-Identifier: MIT
using System.Text.Json;
using System.Text.Json.Nodes;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Results;

/// <summary>Reads result files, which may come from anywhere.</summary>
internal static class ResultReader
{
    private const string Advice = "Use a .json file that `interopbridge gap` has written.";

    /// <exception cref="UsageException">It is no result file that this version can read.</exception>
    public static ResultFile Read(string path)
    {
        var text = Text(path);
        var result = Complete(path, Parse(path, text));
        foreach (var row in result.Rows)
        {
            Check(path, row);
        }

        return result.Rows.Count > 0 ? result
            : throw new UsageException($"{path} has no rows: nothing was measured. {Advice}");
    }

    private static string Text(string path)
    {
        if (Directory.Exists(path))
        {
            var latest = Path.Combine(path, "latest.json");
            throw new UsageException($"{path} is a folder, not a result file. "
                + (File.Exists(latest) ? $"Did you mean {latest}?" : Advice));
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"{path} does not exist. {Advice}");
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {unreadable.Message}");
        }
    }

    private static ResultFile Parse(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException($"{path} is empty: its writing was interrupted, perhaps by a full disk. Run the comparison again.");
        }

        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            var line = text.Split('\n')[(int)(broken.LineNumber ?? 0)];
            throw new UsageException(line.Contains("NaN", StringComparison.Ordinal) || line.Contains("Infinity", StringComparison.Ordinal)
                ? $"{path} has {line.Trim().TrimEnd(',')} in line {broken.LineNumber + 1}, which no clock measures: the file was changed or damaged. Run "
                    + "the comparison again."
                : IsTruncated(text)
                ? $"{path} ends too early, in line {broken.LineNumber + 1}: its writing or copying was interrupted. Copy it again, or "
                    + "run the comparison again."
                : $"{path} is not JSON (line {broken.LineNumber + 1}: {broken.Message.Split(" LineNumber")[0]}). {Advice}");
        }

        if (json is not JsonObject file || file["format"] is not JsonValue value || !value.TryGetValue<int>(out var format))
        {
            throw new UsageException($"{path} is JSON, but no result file: it has no number \"format\". {Advice}");
        }

        if (format != ResultFile.CurrentFormat)
        {
            throw new UsageException($"{path} has format {format}, and this version reads format {ResultFile.CurrentFormat}. "
                + (format > ResultFile.CurrentFormat ? "Update it: dotnet tool update InteropBridge.Tool."
                    : "Run the comparison again, or read it with the version that wrote it."));
        }

        try
        {
            return file.Deserialize(ResultJson.Default.ResultFile)!;
        }
        catch (JsonException incomplete)
        {
            throw new UsageException($"{path} is not complete: {incomplete.Message.Split(" | ")[0]} {Advice}");
        }
    }

    /// <summary>What is missing is null, whatever its declaration says: lists that earlier versions did not write become empty, and
    /// what every version wrote must be there.</summary>
    private static ResultFile Complete(string path, ResultFile result) =>
        result is { Environment.Caches: not null, Environment.RuntimeSettings: not null, Run.Noise.Warnings: not null, Backends: not null,
            Rows: not null }
        && result.Rows.All(row => row is { Kernel: not null, Variant: not null, Type: not null, Sizes: not null, WorkUnit: not null })
            ? result with
            {
                Answers = result.Answers ?? [],
                Rows = [.. result.Rows.Select(row => row with
                {
                    Samples = row.Samples ?? [],
                    SampleRounds = row.SampleRounds ?? [],
                    SampleProcesses = row.SampleProcesses ?? [],
                    ContendedSamples = row.ContendedSamples ?? [],
                    Steps = row.Steps ?? [],
                })],
            }
            : throw new UsageException($"{path} is not complete: parts that every result has are null in it. {Advice}");

    /// <summary>Whether the text is good as far as it goes.</summary>
    private static bool IsTruncated(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return text.TrimStart().StartsWith('{');
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Check(string path, ResultRow row)
    {
        void Require(bool isRight, string what, double? value)
        {
            if (!isRight)
            {
                throw new UsageException(FormattableString.Invariant(
                    $"{path}: {row.Kernel} {row.Type} {row.Variant} has {what} {value}, which no clock measures: ")
                    + "the file was changed or damaged. Run the comparison again.");
            }
        }

        foreach (var seconds in row.Samples.Concat(row.ContendedSamples))
        {
            Require(seconds > 0 && double.IsFinite(seconds), "a sample of", seconds);
        }

        Require(row.MedianSeconds is null || (row.MedianSeconds > 0 && double.IsFinite(row.MedianSeconds.Value)), "a time of",
            row.MedianSeconds);
        Require(row.Samples.Count == 0 || row.Fraction is > 0 and <= 1, "a fraction of", row.Fraction);
        Require(row.SampleRounds.Count == row.Samples.Count || row.SampleRounds.Count == 0, "a number of rounds of",
            row.SampleRounds.Count);
    }
}
