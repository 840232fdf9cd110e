// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>What the reports say around their tables.</summary>
internal static class Headings
{
    /// <summary>What was compared.</summary>
    public static string Title(ResultFile result) => "Native and managed code compared: "
        + string.Join(", ", result.Rows.Select(row => $"{row.Kernel} {row.Type}").Distinct());

    /// <summary>Machine, date, command and how the run went.</summary>
    public static IEnumerable<string> About(ResultFile result)
    {
        var machine = result.Environment;
        var run = result.Run;
        yield return $"{machine.Cpu ?? "unknown processor"}, {Plural(machine.Processors, "processor")}"
            + $"{(machine.Caches.Count > 0 ? ", " + string.Join(", ", machine.Caches) : "")}; {machine.OperatingSystem}";
        yield return $"{machine.Runtime}, managed vectors {machine.ManagedVectors}";
        foreach (var backend in result.Backends.Where(backend => backend.Details is not null))
        {
            yield return $"{backend.Name}: {backend.Details!.ReplaceLineEndings(" ")}";
        }

        var started = run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yield return $"{started} UTC, `{run.Command}`: "
            + $"{Plural(run.Rounds, "round")} in {run.Seconds:0} s, ended by {run.EndedBy}";
        if (machine.Roofline is { } roofline)
        {
            var reads = roofline.Reads.Select(read => $"{Figures.Number(read.GigaBytesPerSecond)} GB/s from {read.Level}");
            yield return $"Peak of a core: {Figures.Number(roofline.GigaFlopsF64)} Gflop/s f64, "
                + $"{Figures.Number(roofline.GigaFlopsF32)} f32; reads {string.Join(", ", reads)}";
        }

        foreach (var warning in Warnings(result))
        {
            yield return warning;
        }
    }

    /// <summary>What a reader should know before believing small differences; empty if nothing was noticed.</summary>
    public static IEnumerable<string> Warnings(ResultFile result)
    {
        var run = result.Run;
        if (run.Rounds < Statistics.FewestForInterval)
        {
            yield return $"Noise: {Plural(run.Rounds, "round")}, too few for the 95 % intervals of ratios, which need "
                + $"{Statistics.FewestForInterval}; {(run.Quick ? "leave out --quick" : "allow more time with --time-limit")}, or select fewer variants, for more.";
        }

        foreach (var warning in run.Noise.Warnings)
        {
            yield return $"Noise: {warning}.";
        }
    }

    /// <param name="rows">Of one workload, at least one.</param>
    public static string Workload(IReadOnlyList<ResultRow> rows)
    {
        var row = rows[0];
        string[] parts =
        [
            Results.Workload.Text(row.Sizes),
            rows.Any(other => other.GigaWorkPerSecond is not null) ? $"G/s counts {row.WorkUnit}s"
                + (row.CeilingOfCore is { } ceiling ? $"; a core can issue at most {Figures.Number(ceiling)}" : "") : "",
        ];
        return string.Join(": ", new[] { $"{row.Kernel} {row.Type}", string.Join("; ", parts.Where(part => part.Length > 0)) }
            .Where(part => part.Length > 0));
    }

    /// <summary>How to read the tables.</summary>
    public static IEnumerable<string> Legend(ResultFile result)
    {
        yield return "Time: median wall clock of one solve; preparing and reading back are not included. "
            + "Ratio: median over rounds of the baseline's time divided by the row's (above 1 is faster), "
            + "with its 95 % bootstrap interval (on the console its larger side), if there are "
            + $"{Statistics.FewestForInterval} rounds or more. "
            + "Peak: floating-point operations as a share of the measured peak of the row's cores. "
            + "GCs: collections of generations 0/1/2 in one solve.";
        if (result.Rows.Any(row => row.DeviceSeconds is not null))
        {
            yield return "On the device: the part of the time in which the device worked, by its own clock.";
        }

        if (result.Rows.Any(row => row.KeptShare is not null))
        {
            yield return "A core taken: the share of its speed that a row keeps while another process keeps one core busy.";
        }

        foreach (var kernel in result.Rows.Where(row => row is { OperationsPerWork: > 0, MedianSeconds: not null, GigaWorkPerSecond: null })
            .Select(row => row.Kernel).Distinct())
        {
            yield return $"No rates and no roofline for {kernel}: its input does not say how much work it is, as an IKernelInput does.";
        }

        foreach (var citation in result.Rows.Select(row => row.Citation).OfType<string>().Distinct())
        {
            yield return citation;
        }
    }

    /// <summary>What could not run, once for each back end, and what to do about it; empty if everything ran.</summary>
    public static IEnumerable<string> Missing(ResultFile result)
    {
        foreach (var backend in result.Backends.Where(backend => backend.UnavailableReason is not null))
        {
            string[] variants = [.. result.Rows.Where(row => row.Backend == backend.Name).Select(row => row.Variant).Distinct()];
            yield return ResultBackend.Line(backend.Name, backend.UnavailableReason!, backend.Remedy!, variants);
        }

        var missing = result.Backends.Where(backend => backend.UnavailableReason is not null).Select(backend => backend.Name).ToHashSet();
        foreach (var row in result.Rows.Where(row => row.UnavailableReason is not null && !missing.Contains(row.Backend ?? "")))
        {
            yield return $"{row.Kernel} {row.Type} {row.Variant}: {row.UnavailableReason!.ReplaceLineEndings(" ")}";
        }
    }

    private static string Plural(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
