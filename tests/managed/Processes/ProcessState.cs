// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Tests.Processes;

/// <summary>What became of a process that may be no child of this one.</summary>
internal static class ProcessState
{
    // Only a test that fails waits so long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    public static bool IsGone(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            // A container without an init leaves orphans as zombies: dead, and for ever listed.
            try
            {
                var state = File.ReadAllText($"/proc/{id}/stat");
                return state[state.LastIndexOf(')') + 2] is 'Z' or 'X';
            }
            catch (IOException)
            {
                return true;
            }
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public static bool AreGoneSoon(IEnumerable<int> ids) => SpinWait.SpinUntil(() => ids.All(IsGone), Limit);
}
