// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Tests.Support;

/// <summary>What a program that ran to its end left behind.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program, by default without what a sanitizer run preloads into the tests themselves.</summary>
    public static Command Run(string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("LD_PRELOAD");
        configure?.Invoke(start);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Command(process.ExitCode, output.Result, error.Result);
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
