// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Shell;

/// <summary>What the program's exit codes mean, for every verb.</summary>
internal static class ExitCode
{
    /// <summary>For the help.</summary>
    public const string Meanings = "Exit codes: 0 success; 1 a variant failed or its result differs; 2 wrong usage; "
        + "3 something required is missing; 4 a regression (gap compare); 130 interrupted.";

    public const int Success = 0;
    public const int Mismatch = 1;
    public const int Usage = 2;
    public const int Missing = 3;
    public const int Regression = 4;

    /// <summary>By Ctrl-C, as shells number it.</summary>
    public const int Interrupted = 130;
}
