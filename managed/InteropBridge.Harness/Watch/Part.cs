// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Harness.Watch;

/// <summary>A <c>gap</c> that another one has started to measure a part: it leaves a result file and no report, and says how far
/// it is on standard output.</summary>
internal static class Part
{
    /// <summary>Environment variable that makes a process one.</summary>
    public const string Variable = "INTEROPBRIDGE_PART";

    /// <summary>What the other process writes to standard input for Ctrl-C; its end is that of the other process.</summary>
    public const string Interrupt = "interrupt";

    private const char Mark = '\u001e';
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(0.5);

    /// <summary>Until the other process has shown it, or the next sample would be timed beside that.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(5);

    private static long _last;

    /// <summary>Whether this process is one.</summary>
    public static bool IsOne { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>In a part: says how far it is.</summary>
    public static void Say(PartProgress progress)
    {
        if (!IsOne || progress.Share is not null && System.Diagnostics.Stopwatch.GetElapsedTime(_last) < Often)
        {
            return;
        }

        Console.Out.WriteLine(FormattableString.Invariant($"{Mark}{progress.Share} {progress.SecondsLeft} {progress.What}"));
        Console.Out.Flush();
        Thread.Sleep(Shown);
        _last = System.Diagnostics.Stopwatch.GetTimestamp();
    }

    /// <summary>In the other process: what a line says; null if it says something else.</summary>
    public static PartProgress? Read(string? line) =>
        line is [Mark, .. var rest] && rest.Split(' ', 3) is [var share, var left, var what]
            ? new PartProgress(Number(share), Number(left), what) : null;

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
