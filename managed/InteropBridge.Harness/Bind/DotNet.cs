// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;

namespace InteropBridge.Harness.Bind;

/// <summary>Runs the SDK.</summary>
internal static class DotNet
{
    /// <returns>Its exit code, and what it said.</returns>
    public static (int Code, string Said) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = TryStart(start);
        if (process is null)
        {
            return (127, "There is no dotnet on the PATH. Install the .NET SDK 10.\n");
        }

        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
