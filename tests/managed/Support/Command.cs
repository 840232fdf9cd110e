// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Loading;

namespace InteropBridge.Tests.Support;

/// <summary>What a program that ran to its end left behind.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Runs one of the machine's tools, or a program of its own, without what a sanitizer run preloads into the tests
    /// and the libraries that it has them use.</summary>
    public static Command Tool(string program, params IEnumerable<string> arguments) => Run(program, arguments, start =>
    {
        start.Environment.Remove("LD_PRELOAD");
        start.Environment.Remove(NativeSearchPath.Variable);
    });

    /// <summary>Runs a program.</summary>
    public static Command Run(string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configure?.Invoke(start);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Command(process.ExitCode, output.Result, error.Result);
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
