// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;

namespace InteropBridge.Harness.Shell;

/// <summary>Opens a file in the program that the system has for it.</summary>
internal static class Opener
{
    /// <param name="path">The file.</param>
    /// <param name="command">The program that opens files; null for the system's.</param>
    /// <returns>Why it could not be opened, and what to do; null if it was.</returns>
    public static string? Open(string path, string? command = null)
    {
        command ??= OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(path) { UseShellExecute = true }
            : new ProcessStartInfo(command, [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start);
            return process is not null && process.WaitForExit(TimeSpan.FromSeconds(5)) && process.ExitCode != 0
                ? $"{path} was not opened: {command} says that it has no program for it. Open it in a browser." : null;
        }
        catch (Win32Exception failure)
        {
            return $"{path} was not opened: {command} cannot be started ({failure.Message.TrimEnd('.')}). Open it in a browser"
                + (OperatingSystem.IsLinux() ? ", or install xdg-utils." : ".");
        }
    }
}
