// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Report;

/// <summary>The command <c>report</c>: makes the page and its companions of a result file, which may be another machine's.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A JSON file that gap has written." };
        var output = new Option<string?>("--output") { Description = "Folder of the report (default: the file's own).", HelpName = "folder" };
        var open = new Option<bool>("--open") { Description = "Open the report in the browser." };
        var command = new Command("report", "Makes the report of a result file, which another machine may have measured.")
        {
            file, output, open,
        };
        command.SetAction(parsed =>
        {
            var streams = parsed.InvocationConfiguration;
            try
            {
                Run(parsed.GetValue(file)!, parsed.GetValue(output), parsed.GetValue(open), streams.Output);
                return ExitCode.Success;
            }
            catch (UsageException problem)
            {
                streams.Error.WriteLine(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private static void Run(string file, string? output, bool open, TextWriter console)
    {
        var result = ResultReader.Read(file);
        var folder = Path.GetFullPath(output ?? Path.GetDirectoryName(Path.GetFullPath(file))!);
        WrittenResult written;
        try
        {
            written = ResultFolder.Write(result, folder);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report cannot be written to {folder}: {unwritable.Message}");
        }

        foreach (var line in written.Lines())
        {
            console.WriteLine(line);
        }

        if (open && Opener.Open(written.Html) is { } problem)
        {
            console.WriteLine(problem);
        }
    }
}
