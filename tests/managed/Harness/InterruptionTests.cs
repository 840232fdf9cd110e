// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed partial class InterruptionTests : IDisposable
{
    private const int Interrupt = 2;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void Control_C_writes_what_was_measured()
    {
        // A test run in the background of a script inherits that Ctrl-C is ignored; env undoes it and becomes dotnet.
        using var process = Process.Start(new ProcessStartInfo("env",
        [
            "--default-signal=INT", "dotnet", typeof(ExitCode).Assembly.Location, "--kernel", "fibonacci-iterative", "--variant", "managed-threads,c-openmp",
            "--rounds", "100000", "--time-limit", "60", "--output", _folder.Path,
        ]) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains("round 2:", StringComparison.Ordinal))
        {
        }

        Assert.Equal(0, Kill(process.Id, Interrupt));
        var rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == ExitCode.Interrupted, rest);
        var result = JsonSerializer.Deserialize(File.ReadAllText(_folder.File("latest.json")), ResultJson.Default.ResultFile)!;
        Assert.Equal("Ctrl-C", result.Run.EndedBy);
        Assert.All(result.Rows, row => Assert.True(row.Samples.Count >= 2 && row.MedianSeconds > 0, row.Variant));
        Assert.Contains("Results: ", rest);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
