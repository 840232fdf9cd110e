// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Shell;

/// <summary>What the program's exit codes mean, for every verb.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Mismatch = 1;
    public const int Usage = 2;
    public const int Missing = 3;
}
