// SPDX-License-Identifier: MIT
using System.Diagnostics;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>Shows what is going on: a live bar on a terminal, plain lines elsewhere. The bar is drawn between samples only,
/// because a separate drawing thread would disturb the timing.</summary>
internal sealed class GapProgress
{
    private readonly IAnsiConsole? _lines;
    private readonly ProgressContext? _live;
    private ProgressTask? _task;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private string _phase = "";

    private readonly Interruption _interruption;

    private GapProgress(IAnsiConsole? lines, ProgressContext? live, Interruption interruption) =>
        (_lines, _live, _interruption) = (lines, live, interruption);

    /// <summary>Whether to end as soon as possible.</summary>
    public bool IsInterrupted => _interruption.IsAsked;

    public static void Run(IAnsiConsole console, Action<GapProgress> work)
    {
        using var interruption = new Interruption();
        if (!console.Profile.Capabilities.Interactive)
        {
            work(new GapProgress(console, null, interruption));
            return;
        }

        console.Progress().AutoRefresh(false).AutoClear(true)
            .Columns(new ProgressBarColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new GapProgress(null, context, interruption)));
    }

    public void Phase(string name)
    {
        _phase = name;
        _lines?.WriteLine($"{_elapsed.Elapsed.TotalSeconds,5:0.0} s  {name}");
        _task?.StopTask();
        _task = _live?.AddTask(name.EscapeMarkup(), maxValue: 1);
        _live?.Refresh();
    }

    /// <summary>Progress of the phase, greater than 0 and at most 1.</summary>
    public void At(double share, string what)
    {
        if (_task is not null)
        {
            _task.Value = share;
            _task.Description = $"{_phase}: {what}".EscapeMarkup();
            _live!.Refresh();
        }
    }

    /// <summary>Reports that something is done, on a separate line if there is no bar.</summary>
    public void Line(string text) => _lines?.WriteLine($"         {text}");
}
