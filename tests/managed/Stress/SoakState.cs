// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Tests.Stress;

/// <summary>What a process holds once its garbage is collected. Descriptors, threads and children only on Linux, 0 elsewhere.</summary>
internal sealed record SoakState(long Managed, long Resident, int Descriptors, int Threads, int Children)
{
    private const long Slack = 24L << 20;

    /// <summary>What a variant that is used for the first time keeps, such as OpenCL's driver. A leak is hundreds.</summary>
    private const int Handles = 40;

    public static SoakState Now()
    {
        for (var i = 0; i < 3; i++) // finalizers free what others own
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // Workers and threads that are about to end.
        SpinWait.SpinUntil(() => CountChildren() == 0, TimeSpan.FromSeconds(20));
        for (int before = int.MaxValue, now; (now = Count("/proc/self/task")) < before; before = now)
        {
            Thread.Sleep(300);
        }

        return new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet, Count("/proc/self/fd"), Count("/proc/self/task"), CountChildren());
    }

    /// <summary>What has grown since; null for nothing.</summary>
    public string? Growth(SoakState before) =>
        Managed > before.Managed + Slack ? $"managed memory grew from {before.Managed} to {Managed} bytes"
        : Resident > before.Resident * 1.1 + Slack ? $"resident memory grew from {before.Resident} to {Resident} bytes"
        : Descriptors > before.Descriptors + Handles ? $"open descriptors grew from {before.Descriptors} to {Descriptors}"
        : Threads > before.Threads + Handles ? $"threads grew from {before.Threads} to {Threads}"
        : Children > 0 ? $"{Children} worker processes are left"
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Managed / 1e6:F1} MB managed, {Resident / 1e6:F1} MB resident, {Descriptors} descriptors, {Threads} threads, {Children} workers");

    private static int Count(string folder) => Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder).Length : 0;

    private static int CountChildren() => !OperatingSystem.IsLinux() ? 0
        : Directory.GetDirectories("/proc/self/task").Sum(CountChildren);

    private static int CountChildren(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        }
        catch (IOException)
        {
            return 0; // the thread has just ended
        }
    }
}
