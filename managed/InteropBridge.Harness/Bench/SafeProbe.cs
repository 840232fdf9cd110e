// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge.Harness.Bench;

/// <summary>The probes as a caller of the library meets its functions: no pointers, failures as exceptions.</summary>
internal static unsafe class SafeProbe
{
    /// <summary>The span pinned, not copied, and the status checked.</summary>
    public static double First(Span<double> x)
    {
        double first;
        fixed (double* pinned = Pinnable.NonNull(x))
        {
            NativeStatus.ThrowIfFailed(Native.ib_probe_first(pinned, x.Length, &first));
        }

        return first;
    }

    /// <summary>The string as UTF-8.</summary>
    public static long Length(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ProbeImports.Length(text);
    }

    /// <summary>Progress as long solves report it: whatever the listener throws comes out here, past the C frames.</summary>
    public static long Callback(long calls, IProgress<long> progress)
    {
        var monitor = new WorkMonitor(progress, CancellationToken.None);
        using var callback = new ProgressCallback(monitor);
        var made = Native.ib_probe_callback(calls, callback.Function, callback.User);
        monitor.ThrowIfStopped(made, calls);
        return made;
    }
}
