// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using System.Text.Json;
using InteropBridge.Harness.Charts;
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

    /// <summary>The name of a result's files, without extension: when the run started.</summary>
    public static string NameOf(ResultFile result) =>
        result.Run.Started.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes all files under the run's time and, but for the pictures, as the latest.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static WrittenResult Write(ResultFile result, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = NameOf(result);
        var pictures = Pictures.Draw(result, BenchFiles.Read(folder));
        var shown = pictures.Sweeps.Concat(pictures.Workloads.SelectMany(part => part.Charts)).Where(chart => chart.Png is not null).ToList();
        shown.ForEach(chart => Replace(Path.Combine(folder, MarkdownReport.FileOf(name, chart)), chart.Png!));
        var json = JsonSerializer.Serialize(result, ResultJson.Default.ResultFile) + "\n";
        (string Extension, string Text)[] files =
        [
            ("json", json),
            ("csv", CsvReport.Write(result)),
            ("md", MarkdownReport.Write(result, shown)),
            ("html", HtmlReport.Write(result, pictures, json)),
        ];
        foreach (var (extension, text) in files)
        {
            Replace(Path.Combine(folder, $"{name}.{extension}"), Encoding.UTF8.GetBytes(text));
            Replace(Path.Combine(folder, $"latest.{extension}"), Encoding.UTF8.GetBytes(text));
        }

        return new WrittenResult(Path.Combine(folder, $"{name}.json"), Path.Combine(folder, $"{name}.html"), pictures.Problem);
    }

    /// <summary>Makes the folder and tries to write there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public static void Try(string folder)
    {
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, $"probe.{Environment.ProcessId}.tmp");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    /// <summary>A reader sees the old file or the new one, never half of one.</summary>
    private static void Replace(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
