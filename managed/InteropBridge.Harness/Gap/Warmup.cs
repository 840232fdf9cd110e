// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Brings the code of every row to its final tier before anything is verified or timed, on small shares of the
/// work, and estimates from that how long the whole takes.</summary>
/// <remarks>Phases are repeated until the JIT compiles nothing more in one. Loops that run long are compiled while they run, so
/// that a row whose calls take long does not need as many.</remarks>
internal sealed class Warmup(Inputs inputs, Limits limits)
{
    private const int FewestPhases = 3;
    private const int MostPhases = 8;
    private const double Share = 0.002;
    private const double ShareOfTime = 0.15;
    private static readonly TimeSpan LongestPhase = TimeSpan.FromMilliseconds(200);

    /// <returns>The arguments that each row will run on, or why it cannot run.</returns>
    public IReadOnlyList<(KernelArguments? Arguments, Refusal? Refusal)> Run(
        IReadOnlyList<PlannedRow> rows, GapProgress progress)
    {
        progress.Phase("Warming up");
        var runs = new IKernelRun?[rows.Count];
        var refusals = new Refusal?[rows.Count];
        var arguments = rows.Select(row => row.Arguments).ToArray();
        var clock = Stopwatch.StartNew();
        for (var phase = 0; phase < MostPhases && !progress.IsInterrupted; phase++)
        {
            progress.At((phase + 1.0) / MostPhases, "until the JIT is done");
            var compiles = Jit.CompilesFor(() => Exercise(rows, runs, refusals), limits.JitPatience);
            if (phase + 1 >= FewestPhases && (!compiles || clock.Elapsed > limits.Time * ShareOfTime))
            {
                break;
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var (row, index) = (rows[i], i);
            if (!row.IsBaseline && runs[index] is not null)
            {
                refusals[i] ??= Refusal.Of(row, () => arguments[index] = ChooseFraction(row, runs[index]!));
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var run = runs[i];
            refusals[i] = Refusal.Of(rows[i], () => run?.Dispose()) is { } failed ? refusals[i] ?? failed : refusals[i];
        }

        return [.. arguments.Zip(refusals, (given, refusal) => (refusal is null ? given : null, refusal))];
    }

    private static KernelArguments Part(PlannedRow row, double share) =>
        row.Arguments with { Fraction = Math.Min(1, row.Arguments.Fraction * share) };

    private void Exercise(IReadOnlyList<PlannedRow> rows, IKernelRun?[] runs, Refusal?[] refusals)
    {
        var longest = limits.Time * ShareOfTime / (FewestPhases * Math.Max(1, rows.Count));
        longest = longest < LongestPhase ? longest : LongestPhase;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, index) = (rows[i], i);
            refusals[i] ??= Refusal.Of(row, () =>
            {
                runs[index] ??= inputs.Start(row.Kernel, row.Variant, Part(row, Share));
                Exercise(runs[index]!, longest);
            });
        }
    }

    private static void Exercise(IKernelRun run, TimeSpan longest)
    {
        var start = 0L;
        for (var call = 0; call < Jit.Calls && (call < 2 || Stopwatch.GetElapsedTime(start) < longest); call++)
        {
            // The first call takes time to be compiled, which says nothing of the others.
            start = call == 1 ? Stopwatch.GetTimestamp() : start;
            run.Load();
            run.Solve();
            run.ReadBack();
        }
    }

    /// <summary>Keeps the whole run within its time limit on a slow machine: a row that is too slow does less, and says so.
    /// This requires an input that knows its work; otherwise the share would be a guess.</summary>
    private KernelArguments ChooseFraction(PlannedRow row, IKernelRun warm)
    {
        var longest = limits.Time.TotalSeconds * limits.LongestSolve;
        for (var share = Share; share < 1 && inputs.Work(row.Kernel, row.Arguments) is not null; share *= 8)
        {
            var part = Part(row, share);
            using var larger = share > Share ? inputs.Start(row.Kernel, row.Variant, part) : null;
            var seconds = Math.Min(Seconds(larger ?? warm), Seconds(larger ?? warm));
            var ofAll = inputs.Share(row.Kernel, part);
            var expected = seconds / ofAll * inputs.Share(row.Kernel, row.Arguments);
            if (expected <= longest * limits.Patience)
            {
                break;
            }

            // A small part is mostly the cost of starting; believe it only once it is a good part of the time allowed.
            if (seconds > longest / 10)
            {
                return row.Arguments with { Fraction = Math.Min(row.Arguments.Fraction, ofAll * longest / seconds) };
            }
        }

        return row.Arguments;
    }

    private static double Seconds(IKernelRun run)
    {
        run.Load();
        return Verification.Time(run, 1);
    }
}
