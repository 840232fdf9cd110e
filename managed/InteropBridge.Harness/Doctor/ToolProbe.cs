// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;

namespace InteropBridge.Harness.Doctor;

/// <summary>Asks other programs for their version.</summary>
internal static class ToolProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>First line that a program prints; null if it is not there, fails or does not end.</summary>
    public static string? FirstLine(string program, params string[] arguments) =>
        Lines(program, arguments) is [var first, ..] ? first : null;

    /// <summary>The lines that a program prints; empty if it is not there, fails or does not end.</summary>
    public static IReadOnlyList<string> Lines(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return [];
            }

            _ = errors.Result;
            const StringSplitOptions tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
            return process.ExitCode == 0 ? output.Result.Split('\n', tidy) : [];
        }
        catch (Win32Exception)
        {
            return [];
        }
    }
}
