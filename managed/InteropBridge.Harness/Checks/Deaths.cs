// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>How a process died, by its exit code.</summary>
internal static class Deaths
{
    private const int Signals = 128;
    private const int WindowsAccessViolation = unchecked((int)0xC0000005);

    public static string Describe(int exitCode) => exitCode switch
    {
        WindowsAccessViolation => "access violation",
        Signals + 4 => "SIGILL",
        Signals + 6 => "SIGABRT",
        Signals + 7 => "SIGBUS",
        Signals + 8 => "SIGFPE",
        Signals + 9 => "SIGKILL, which the system sends when memory runs out",
        Signals + 11 => "SIGSEGV",
        Signals + 15 => "SIGTERM",
        _ => $"exit code {exitCode}",
    };
}
