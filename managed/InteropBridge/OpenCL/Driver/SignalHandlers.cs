// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.OpenCL.Driver;

/// <summary>The process's handlers of the signals that .NET turns into exceptions. A driver that starts may replace them: PoCL
/// replaces SIGFPE's, and a division by zero in C# then skips the instruction or crashes instead of throwing.</summary>
internal static unsafe partial class SignalHandlers
{
    private const int Capacity = 512; // bytes; struct sigaction has 152 with glibc and less elsewhere

    /// <summary>SIGILL, SIGTRAP, SIGFPE and SIGSEGV have the same number on all systems; SIGBUS has two.</summary>
    private static readonly int[] Signals = [4, 5, 8, 11, OperatingSystem.IsLinux() ? 7 : 10];

    /// <summary>Does something, and puts the handlers back as they were before it.</summary>
    public static void Keep(Action start)
    {
        if (OperatingSystem.IsWindows())
        {
            start();
            return;
        }

        var kept = stackalloc byte[Capacity * Signals.Length];
        for (var index = 0; index < Signals.Length; index++)
        {
            _ = Sigaction(Signals[index], null, kept + index * Capacity);
        }

        try
        {
            start();
        }
        finally
        {
            for (var index = 0; index < Signals.Length; index++)
            {
                _ = Sigaction(Signals[index], kept + index * Capacity, null);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sigaction(int signal, void* action, void* previous);
}
