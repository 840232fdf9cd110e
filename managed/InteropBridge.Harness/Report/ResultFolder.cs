// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.Json;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>Where result files go, and writing them.</summary>
internal static class ResultFolder
{
    /// <summary><c>artifacts/results</c> under the repository that the current directory is in, else under itself.</summary>
    public static string Default => Path.Combine(RepositoryRoot ?? Directory.GetCurrentDirectory(), "artifacts", "results");

    /// <summary>The folder above the current directory with InteropBridge.sln; null if there is none.</summary>
    public static string? RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InteropBridge.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName;
        }
    }

    /// <summary>Writes the three files, under the run's time and as the latest.</summary>
    /// <returns>Path of the JSON file of the run.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static string Write(ResultFile result, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = result.Run.Started.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        (string Extension, string Text)[] files =
        [
            ("json", JsonSerializer.Serialize(result, ResultJson.Default.ResultFile) + "\n"),
            ("csv", CsvReport.Write(result)),
            ("md", MarkdownReport.Write(result)),
        ];
        foreach (var (extension, text) in files)
        {
            Replace(Path.Combine(folder, $"{name}.{extension}"), text);
            Replace(Path.Combine(folder, $"latest.{extension}"), text);
        }

        return Path.Combine(folder, $"{name}.json");
    }

    /// <summary>A reader sees the old file or the new one, never half of one.</summary>
    private static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
