// SPDX-License-Identifier: MIT
using System.ComponentModel;

namespace InteropBridge.Harness.Checks;

/// <summary>Checks variants one after the other in another process, which is replaced after a crash. What crashed is run again, in
/// parts, to say what it did.</summary>
/// <param name="assemblies">Files of assemblies with tables.</param>
internal sealed class Checker(IReadOnlyList<string> assemblies) : IDisposable
{
    private const string Sanitize = "To find the line, build the native library with the sanitizers: -p:NativeSanitize=true in a "
        + "project with InteropBridge.Build, which then says what to preload, and run it with --allow-debug";

    private const int MostArrays = 40;
    private CheckProcess? _process;

    /// <param name="request">What to check.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="isNative">Whether it runs native code.</param>
    /// <exception cref="IOException">No process can be started.</exception>
    public CheckVerdict Check(CheckRequest request, TimeSpan limit, bool isNative)
    {
        var outcome = Do(request, limit);
        var (failure, gap) = outcome switch
        {
            { Last: { IsEnd: true } reply } => (reply.Failure is { } text && reply.IsOutside
                ? Advise(isNative ? text + Place(request, text, limit) : text, isNative) : reply.Failure, null),
            { Crash: not null, Last.Run: Fence.Behind or Fence.InFront } => (Advise(Outside(request, outcome, limit), isNative), null),
            _ => Explain(request, outcome, limit, isNative),
        };
        return new CheckVerdict
        {
            Failure = failure,
            Gap = gap,
            Unavailable = outcome.Last.Unavailable,
            KeepsOld = outcome.Last.KeepsOld,
        };
    }

    public void Dispose() => _process?.Dispose();

    /// <summary>A failure of native code, with what to do to find its line.</summary>
    public static string Advise(string failure, bool isNative) =>
        isNative && !failure.Contains(CheckProcess.Sanitizer, StringComparison.Ordinal) ? $"{failure}. {Sanitize}" : failure;

    /// <summary>Where a sanitized library wrote outside of an array: beside a guard page it ends, and says so.</summary>
    private string Place(CheckRequest request, string failure, TimeSpan limit)
    {
        var side = failure.Contains("before the start", StringComparison.Ordinal) ? Fence.InFront : Fence.Behind;
        var said = Do(request with { Single = side }, limit).Crash ?? "";
        return said.IndexOf(CheckProcess.Sanitizer, StringComparison.Ordinal) is >= 0 and var at ? $" ({said[at..]})" : "";
    }

    /// <summary>A run that survived with margins around its arrays, and not with a fence at one side of them, has read there: what
    /// is written shows in the margins. Its arrays are fenced one by one to find which it is.</summary>
    private string Outside(CheckRequest request, CheckOutcome outcome, TimeSpan limit)
    {
        var side = outcome.Last.Run == Fence.Behind ? "past the end" : "before the start";
        for (var array = 0; array < Math.Min(MostArrays, outcome.Last.Arrays.Count); array++)
        {
            if (Do(request with { Single = outcome.Last.Run, Array = array }, limit).Crash is not null)
            {
                return $"read {side} of {outcome.Last.Arrays[array]} ({outcome.Crash} beside a guard page)";
            }
        }

        return $"read {side} of one of its arrays ({outcome.Crash} beside a guard page)";
    }

    /// <summary>A run that crashed or hung with its arrays moved. Where it does not without, it reaches beyond the margins, or its
    /// arrays must not be moved: somebody keeps their addresses, or wants them aligned as they were.</summary>
    private (string? Failure, string? Gap) Explain(CheckRequest request, CheckOutcome outcome, TimeSpan limit, bool isNative)
    {
        var isMoved = outcome.Last.Run is not (null or Fence.None);
        if (!isMoved || Do(request with { Single = Fence.None }, limit) is { IsGone: true } or { Last.Failure: not null })
        {
            return outcome.IsLate ? ($"did not end within {limit.TotalSeconds:0} s (--variant-timeout)", null)
                : (Advise($"crashed ({outcome.Crash})", isNative), null);
        }

        return Do(request with { Single = Fence.Margins, AsAligned = true }, limit).Crash is { } crash
            ? (Advise($"reads or writes far outside of its arrays ({crash} between guard pages)", isNative), null)
            : (null, "its arrays cannot be moved between guard pages, so what it reads and writes beside them was not checked");
    }

    private CheckOutcome Do(CheckRequest request, TimeSpan limit)
    {
        try
        {
            _process ??= new CheckProcess(assemblies);
        }
        catch (Win32Exception problem)
        {
            throw new IOException(problem.Message, problem);
        }

        var outcome = _process.Do(request, limit);
        if (outcome.IsGone || outcome.Last.IsFull)
        {
            _process.Dispose();
            _process = null;
        }

        return outcome;
    }
}
