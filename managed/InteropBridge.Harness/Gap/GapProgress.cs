// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Watch;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>Shows what is going on: a live bar on a terminal, plain lines elsewhere. The bar is drawn between samples only,
/// because a separate drawing thread would disturb the timing.</summary>
internal sealed class GapProgress
{
    private const int BarWidth = 10;
    private const int Beside = BarWidth + 8 + 4; // the bar, the time, and what lies between
    private const int ShortPhase = 12;
    private const string MeasuringPhase = "Measuring";
    private readonly IAnsiConsole? _lines;
    private readonly ProgressContext? _live;
    private ProgressTask? _task;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private string _phase = "";

    private readonly int _width;
    private readonly double _after;
    private readonly Interruption _interruption;

    private GapProgress(IAnsiConsole console, ProgressContext? live, double after, Interruption interruption) =>
        (_lines, _live, _width, _after, _interruption) =
            (live is null ? console : null, live, console.Profile.Width - Beside, after, interruption);

    /// <summary>Whether to end as soon as possible.</summary>
    public bool IsInterrupted => _interruption.IsAsked;

    /// <param name="console">Where it is shown.</param>
    /// <param name="after">Time that something else takes afterwards, at most.</param>
    /// <param name="work">The work.</param>
    public static void Run(IAnsiConsole console, TimeSpan after, Action<GapProgress> work)
    {
        using var interruption = new Interruption();
        if (!console.Profile.Capabilities.Interactive)
        {
            work(new GapProgress(console, null, after.TotalSeconds, interruption));
            return;
        }

        console.Progress().AutoRefresh(false).AutoClear(true)
            .Columns(new ProgressBarColumn { Width = BarWidth }, new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new GapProgress(console, context, after.TotalSeconds, interruption)));
    }

    public void Phase(string name)
    {
        _phase = name;
        _lines?.WriteLine($"{_elapsed.Elapsed.TotalSeconds,5:0.0} s  {name}");
        _task?.StopTask();
        _task = _live?.AddTask(Cropped(name), maxValue: 1);
        _live?.Refresh();
    }

    /// <summary>Progress of the phase.</summary>
    /// <param name="share">Greater than 0 and at most 1.</param>
    /// <param name="what">What begins.</param>
    /// <param name="secondsLeft">At most; null if that is not known.</param>
    public void At(double share, string what, double? secondsLeft = null)
    {
        // A long phase would leave no room for the row; what it means was said when it began.
        var whole = _phase.StartsWith(MeasuringPhase, StringComparison.Ordinal) ? what
            : $"{(_phase.Length <= ShortPhase ? _phase : _phase.Split(' ')[0])}: {what}";
        Part.Say(new PartProgress(share, secondsLeft, whole));
        if (_task is not null)
        {
            _task.Value = share;
            _task.Description = Cropped(secondsLeft is { } seconds ? $"at most {seconds + _after:0} s left: {whole}" : whole);
            _live!.Refresh();
        }
    }

    /// <summary>Progress of a process of several; its lines, which have no share, leave the bar where it is.</summary>
    /// <param name="part">What it says.</param>
    /// <param name="done">Blocks before it, in fractions.</param>
    /// <param name="ofBlock">Processes of a block.</param>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="name">Of the process.</param>
    public void AtPart(PartProgress part, double done, int ofBlock, int blocks, string name)
    {
        if (part.Share is { } share)
        {
            At((done + share / ofBlock) / blocks, $"{name}: {part.What}");
        }
    }

    /// <summary>Reports that something is done, on a separate line if there is no bar.</summary>
    public void Line(string text)
    {
        Part.Say(new PartProgress(null, null, text));
        _lines?.WriteLine($"         {text}");
    }

    /// <summary>One line, whatever the width: a second one would break the columns beside it.</summary>
    private string Cropped(string text) =>
        (text.Length <= _width || _width < 1 ? text : text[..(_width - 1)] + "…").EscapeMarkup();
}
