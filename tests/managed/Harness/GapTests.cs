// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using InteropBridge.Harness;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class GapTests : IDisposable
{
    private static readonly Limits Short = new()
    {
        Rounds = 8,
        Time = TimeSpan.FromMinutes(2),
        ShortestSample = TimeSpan.FromMicroseconds(50),
        JitPatience = TimeSpan.FromMilliseconds(100), // other tests keep the JIT of this process busy
    };

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _console = new();

    public void Dispose()
    {
        _folder.Dispose();
        _console.Dispose();
    }

    [Fact]
    public void The_real_kernels_run_from_command_line_to_result_files()
    {
        var streams = new InvocationConfiguration { Output = _console, Error = _console };
        var code = Program.Run(
            ["--quick", "--size", "20", "--steps", "3", "--count", "12", "--rounds", "2", "--exclude", "managed-processes",
                "--time-limit", "300", "--output", _folder.Path], streams);

        Assert.True(code == ExitCode.Success, _console.ToString());
        var result = Latest();
        Assert.Equal(KernelCatalog.Kernels.Select(kernel => kernel.Name).Distinct().Order(),
            result.Rows.Select(row => row.Kernel).Distinct().Order());
        Assert.All(result.Rows.Where(row => row.UnavailableReason is null), row =>
        {
            Assert.True(row.Verified);
            Assert.True(row.MedianSeconds > 0);
            Assert.Equal(2, row.Samples.Count);
            Assert.Null(row.RatioLow); // Two rounds make no interval.
            Assert.True(row.RatioToBaseline > 0);
        });
        Assert.All(result.Rows.Where(row => row.Kernel == "jacobi"),
            row => Assert.Equal(new Dictionary<string, long> { ["rows"] = 20, ["columns"] = 20, ["steps"] = 3 }, row.Sizes));
        Assert.All(result.Rows.Where(row => row.Kernel.StartsWith("fibonacci", StringComparison.Ordinal)),
            row => Assert.Equal(new Dictionary<string, long> { ["count"] = 12 }, row.Sizes));
        Assert.Equal(result.Rows.Select(row => row.Kernel).Distinct(), result.Answers.Select(answer => answer.Kernel));
        Assert.All(result.Answers, answer => Assert.True(answer.Gap is not null || answer.CallSeconds < 50e-9, answer.Kernel));
        // Whichever row is the fastest at this size: its steps follow each other, and lead to it.
        Assert.All(result.Answers, answer => Assert.All(answer.Factors.Zip(answer.Factors.Skip(1)),
            pair => Assert.Equal(pair.First.To, pair.Second.From)));
        Assert.Equal(result.Backends.Count, result.Backends.DistinctBy(backend => backend.Name).Count());
        foreach (var backend in result.Backends.Where(backend => backend.UnavailableReason is not null))
        {
            // Once for each back end, however many rows and kernels miss it.
            Assert.Single(_console.ToString().Split('\n'), line => line.StartsWith($"{backend.Name} (", StringComparison.Ordinal));
        }

        Assert.Contains("a core can issue at most", _console.ToString());
    }

    [Fact]
    public void Solves_as_short_as_a_call_are_no_comparison_of_kernels()
    {
        var options = Options("also-good") with { Sizes = new Dictionary<string, long> { ["count"] = 1 } };
        Assert.Equal(ExitCode.Success, GapRun.Run(options, SumTables.Read(), Terminal.Create(_console)));
        var answer = Assert.Single(Latest().Answers);
        Assert.InRange(answer.CallSeconds!.Value, 0, 50e-9);
        Assert.Null(answer.Gap);
        Assert.Empty(answer.Factors);
        Assert.Contains("of which the call is a good part", _console.ToString());
    }

    [Fact]
    [Trait("Form", "long")]
    public void Contended_shows_the_speed_kept_beside_another_process()
    {
        var streams = new InvocationConfiguration { Output = _console, Error = _console };
        var code = Program.Run(
            ["--contended", "--kernel", "jacobi", "--variant", "c-openmp", "--size", "20", "--steps", "3", "--rounds", "2",
                "--time-limit", "300", "--output", _folder.Path], streams);

        Assert.True(code == ExitCode.Success, _console.ToString());
        Assert.All(Latest().Rows.Where(row => row.UnavailableReason is null), row =>
        {
            Assert.Equal(row.Samples.Count, row.ContendedSamples.Count);
            Assert.True(row.KeptShare > 0);
        });
        Assert.Contains("a core taken", _console.ToString());
    }

    [Fact]
    public void A_wrong_variant_fails_the_run_and_is_not_timed()
    {
        Assert.Equal(ExitCode.Mismatch, Run("wrong", "also-good"));
        var wrong = Row("wrong");
        Assert.False(wrong.Verified);
        Assert.Contains("differs from that of good: it is 1999001, expected 1999000", wrong.Failure);
        Assert.Empty(wrong.Samples);
        Assert.Null(wrong.MedianSeconds);
        Assert.Null(wrong.RatioToBaseline);
        Assert.True(Row("also-good").Verified);
        Assert.Contains("FAILED: sum u64 wrong", _console.ToString());
    }

    [Fact]
    public void A_variant_that_turns_wrong_while_it_is_timed_loses_its_figures()
    {
        SumTable.Reset();
        var patient = Options("turns-wrong") with { Limits = Short with { Rounds = 60, SettledWidth = 0 } };
        Assert.Equal(ExitCode.Mismatch, GapRun.Run(patient, SumTables.Read(), Terminal.Create(_console)));
        var row = Row("turns-wrong");
        Assert.False(row.Verified);
        Assert.Null(row.MedianSeconds);
        Assert.Empty(row.Samples);
    }

    [Fact]
    public void A_variant_that_throws_fails_alone()
    {
        Assert.Equal(ExitCode.Mismatch, Run("throws", "also-good"));
        Assert.Contains("InvalidTimeZoneException: no sum of", Row("throws").Failure);
        Assert.True(Row("also-good").MedianSeconds > 0);
    }

    [Fact]
    public void An_unavailable_variant_is_a_row_with_its_reason_and_no_figures()
    {
        Assert.Equal(ExitCode.Success, Run("absent"));
        var row = Row("absent");
        Assert.Equal(SumTable.Reason(), row.UnavailableReason);
        Assert.Equal((null, null, null), (row.MedianSeconds, row.RatioToBaseline, row.AllocatedBytes));
        Assert.Contains("never built", _console.ToString());
    }

    [Fact]
    public void Without_the_baseline_the_others_are_checked_against_each_other_and_have_no_ratios()
    {
        Assert.Equal(ExitCode.Missing, GapRun.Run(Options("also-good"), SumTables.Read("absent"), Terminal.Create(_console)));
        Assert.True(Row("also-good").Verified);
        Assert.True(Row("also-good").MedianSeconds > 0);
        Assert.Null(Row("also-good").RatioToBaseline);
        Assert.Contains("checked against good", _console.ToString());
        Assert.Equal(ExitCode.Mismatch, GapRun.Run(Options("wrong"), SumTables.Read("absent"), Terminal.Create(_console)));
    }

    [Fact]
    public void A_fraction_is_scaled_to_all_of_the_work_and_its_samples_are_not()
    {
        Assert.Equal(ExitCode.Success, Run("also-good"));
        var row = Row("also-good");
        Assert.Equal(0.25, row.Fraction);
        Assert.Equal(Statistics.Median(row.Samples) * 4, row.MedianSeconds!.Value, 1e-12);
        Assert.Contains("25 % run", _console.ToString());
        Assert.Equal(row.Samples.Count, row.SampleRounds.Distinct().Count());
    }

    [Fact]
    public void Ratios_are_medians_of_the_rounds_own_ratios()
    {
        Assert.Equal(ExitCode.Success, Run("also-good"));
        var (row, baseline) = (Row("also-good"), Row("good"));
        var ratios = row.SampleRounds.Select((round, index) =>
            baseline.Samples[baseline.SampleRounds.ToList().IndexOf(round)] / (row.Samples[index] / row.Fraction)).ToList();
        Assert.Equal(Statistics.Median(ratios), row.RatioToBaseline!.Value, 1e-9);
        Assert.InRange(row.RatioToBaseline!.Value, row.RatioLow!.Value, row.RatioHigh!.Value);
        Assert.Equal(1, baseline.RatioToBaseline);
    }

    [Fact]
    public void The_answer_has_the_declared_steps_as_factors_of_paired_rounds()
    {
        Assert.Equal(ExitCode.Success, Run("also-good"));
        var answer = Assert.Single(Latest().Answers);
        Assert.Null(answer.Gap); // The table names no back ends.
        var factor = Assert.Single(answer.Factors);
        Assert.Equal(("algorithm", "good", "also-good"), (factor.Differs, factor.From, factor.To));
        Assert.Equal(Row("also-good").RatioToBaseline!.Value, factor.Ratio, 1e-9);
        Assert.Contains("From good to also-good it is ", _console.ToString());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_before_any_work()
    {
        var file = _folder.Write("file", "");
        Assert.Throws<UsageException>(() =>
            GapRun.Run(Options("wrong") with { Output = file }, SumTables.Read(), Terminal.Create(_console)));
        Assert.DoesNotContain("Warming up", _console.ToString());
        var taken = Directory.CreateDirectory(_folder.File("taken", $"probe.{Environment.ProcessId}.tmp")).Parent!.FullName;
        Assert.Throws<UsageException>(() =>
            GapRun.Run(Options("wrong") with { Output = taken }, SumTables.Read(), Terminal.Create(_console)));
    }

    [Fact]
    public void Quiet_shows_the_answer_and_failures_alone()
    {
        Assert.Equal(ExitCode.Mismatch,
            GapRun.Run(Options("also-good", "wrong") with { Quiet = true }, SumTables.Read(), Terminal.Create(_console)));
        var lines = _console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("From good to also-good it is ", lines[0]);
        Assert.All(lines[1..], line => Assert.StartsWith("FAILED: sum u64 wrong", line));
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Json_on_standard_output_is_alone_there()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = Program.Run(
            ["gap", "--kernel", "fibonacci-iterative", "--variant", "c-serial", "--rounds", "2", "--quick", "--json", "-", "--output", _folder.Path],
            new InvocationConfiguration { Output = output, Error = error });
        Assert.True(code == ExitCode.Success, error.ToString());
        Assert.Equal("fibonacci-iterative", JsonSerializer.Deserialize(output.ToString(), ResultJson.Default.ResultFile)!.Rows[0].Kernel);
        Assert.Contains("Results: ", error.ToString());
    }

    [Fact]
    public void A_sweep_has_every_row_at_every_size()
    {
        var sweep = Options("also-good") with { Sweep = Sweep.Read("count=4000,2000,1000") };
        Assert.Equal(ExitCode.Success, GapRun.Run(sweep, SumTables.Read(), Terminal.Create(_console)));
        var result = Latest();
        Assert.Equal([1000, 1000, 2000, 2000, 4000, 4000], result.Rows.Select(row => row.Sizes["count"]));
        Assert.All(result.Rows, row => Assert.Equal(row.Sizes["count"], row.Elements));
        Assert.Equal([1000, 2000, 4000], result.Answers.Select(answer => answer.Sizes!["count"]));
        Assert.Contains("sum u64: time per element, by count", _console.ToString());
        Assert.Contains("sum u64 at count 4000: from good to also-good it is ", _console.ToString());
        Assert.Equal(Short.Time.TotalSeconds, result.Run.TimeLimitSeconds, 1e-6);
        Assert.Contains("Size 1 of 3, at most 120 s left: count 1000", _console.ToString());
        Assert.Contains("Size 3 of 3, at most 40 s left: count 4000", _console.ToString());
        Assert.Contains("is the fastest form, ", _console.ToString());
    }

    [Fact]
    public void A_baseline_is_saved_by_its_name()
    {
        Assert.Equal(ExitCode.Success,
            GapRun.Run(Options("also-good") with { SaveBaseline = "main" }, SumTables.Read(), Terminal.Create(_console)));
        Assert.Equal(File.ReadAllText(_folder.File("latest.json")), File.ReadAllText(_folder.File("baselines", "main.json")));
    }

    private int Run(params string[] variants) =>
        GapRun.Run(Options(variants), SumTables.Read(), Terminal.Create(_console));

    private GapOptions Options(params string[] variants) => new()
    {
        Variants = variants,
        Sizes = new Dictionary<string, long> { ["count"] = 2000 },
        Limits = Short,
        Output = _folder.Path,
    };

    private ResultFile Latest() =>
        JsonSerializer.Deserialize(File.ReadAllText(_folder.File("latest.json")), ResultJson.Default.ResultFile)!;

    private ResultRow Row(string variant) => Latest().Rows.Single(row => row.Variant == variant);
}
