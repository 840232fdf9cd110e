// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using InteropBridge.Harness;
using InteropBridge.Harness.Compare;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void The_same_program_measured_twice_makes_no_difference()
    {
        Assert.Equal(ExitCode.Success, Compare(ExampleResult.Create(), ExampleResult.Create(seed: 2)));
        Assert.Contains("0 slower (0 by more than 5 %), 0 faster, 6 without a difference, 1 unknown.", _output.ToString());
        Assert.All(_output.ToString().Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public void A_regression_above_the_bound_has_an_exit_code_of_its_own()
    {
        var slower = ExampleResult.Create(speed: 0.9, seed: 2); // 11 % more time
        Assert.Equal(ExitCode.Regression, Compare(ExampleResult.Create(), slower));
        Assert.Contains("6 slower (6 by more than 5 %)", _output.ToString());
        Assert.Contains("slower, above bound", _output.ToString());
        Assert.Equal(ExitCode.Success, Compare(ExampleResult.Create(), slower, "--bound", "15%"));
        Assert.Contains("6 slower (0 by more than 15 %)", _output.ToString());
        Assert.Equal(ExitCode.Success, Compare(slower, ExampleResult.Create()));
        Assert.Contains("6 faster", _output.ToString());
    }

    [Fact]
    public void A_machine_that_is_slower_as_a_whole_is_no_regression_unless_times_are_compared()
    {
        var before = ExampleResult.Create();
        var throttled = before with
        {
            Rows = [.. before.Rows.Select(row => row with { Samples = [.. row.Samples.Select(seconds => seconds * 1.3)] })],
        };
        Assert.Equal(ExitCode.Success, Compare(before, throttled));
        Assert.Contains("slower (baseline)", _output.ToString());
        Assert.Equal(ExitCode.Regression, Compare(before, throttled, "--by-time"));
    }

    [Fact]
    public void A_row_that_fails_now_is_a_regression()
    {
        var before = ExampleResult.Create();
        var broken = before with
        {
            Rows = [.. before.Rows.Select(row => row.Variant == "c-openmp" ? row with { Failure = "wrong", Samples = [], SampleRounds = [] } : row)],
        };
        Assert.Equal(ExitCode.Regression, Compare(before, broken));
        Assert.Contains("FAILS NOW", _output.ToString());
    }

    [Fact]
    public void Rows_of_one_run_only_and_too_few_rounds_are_no_verdicts()
    {
        var before = ExampleResult.Create();
        Assert.Equal(ExitCode.Success, Compare(before, before with { Rows = [.. before.Rows.Where(row => row.Variant != "c-openmp")] }));
        Assert.Contains("gone", _output.ToString());
        Assert.Equal(ExitCode.Success, Compare(ExampleResult.Create(rounds: 3), ExampleResult.Create(rounds: 3, speed: 0.5)));
        Assert.Contains("too few rounds", _output.ToString());
    }

    [Fact]
    public void Other_machines_and_sizes_are_refused_unless_wanted()
    {
        var before = ExampleResult.Create();
        var other = before with
        {
            Environment = before.Environment with { Cpu = "Another processor", Processors = 64 },
            Rows = [.. before.Rows.Select(row => row.Kernel == "blur" ? row with { Sizes = new Dictionary<string, long> { ["pixels"] = 7 } } : row)],
        };
        Assert.Equal(ExitCode.Usage, Compare(before, other));
        Assert.Contains("processor: Example processor (figures made up) before, Another processor after", _error.ToString());
        Assert.Contains("number of processors: 2 before, 64 after", _error.ToString());
        Assert.Contains("workload of blur: u8 with pixels 1000000 before, u8 with pixels 7 after", _error.ToString());
        Assert.Contains("--any-machine", _error.ToString());
        Assert.Equal(ExitCode.Success, Compare(before, other, "--any-machine"));
    }

    [Fact]
    public void Runs_without_a_common_kernel_are_refused()
    {
        var before = ExampleResult.Create();
        Assert.Equal(ExitCode.Usage, Compare(before, before with { Rows = [.. before.Rows.Select(row => row with { Kernel = "other" })] }));
        Assert.Contains("there is none that both have measured", _error.ToString());
    }

    [Fact]
    public void When_processes_differ_more_than_rounds_the_interval_says_it()
    {
        // Two processes each, one of which is luckier with where its memory lies: 10 % between them, nothing within.
        ResultFile Spread(double[] luck) => ExampleResult.Create() with
        {
            Rows = [.. ExampleResult.Create().Rows.Where(row => row.Kernel == "jacobi" && row.Samples.Count > 0).Select(row => row with
            {
                SampleProcesses = [.. row.SampleRounds.Select(round => round % 2)],
                Samples = [.. row.SampleRounds.Select(round => row.IsBaseline ? 1 : luck[round % 2] + round * 1e-4)],
            })],
        };
        Assert.Equal(ExitCode.Success, Compare(Spread([1, 1.1]), Spread([1.1, 1.12])));
        Assert.Contains("0 slower", _output.ToString());
    }

    [Fact]
    public void Another_runtime_is_mentioned_and_compared()
    {
        var before = ExampleResult.Create();
        Assert.Equal(ExitCode.Success, Compare(before, before with { Environment = before.Environment with { Runtime = ".NET 11.0" } }));
        Assert.Contains("Different runtime: .NET 10.0 before, .NET 11.0 after.", _output.ToString());
    }

    [Fact]
    public void A_saved_baseline_is_compared_with_the_latest_run()
    {
        Baselines.Save(Write("first.json", ExampleResult.Create()), _folder.Path, "main");
        Write("latest.json", ExampleResult.Create(speed: 0.5));
        Assert.Equal(ExitCode.Regression, Run("--baseline", "main", "--output", _folder.Path));
        Assert.Equal(ExitCode.Usage, Run("--baseline", "mian", "--output", _folder.Path));
        Assert.Contains("There is no baseline \"mian\"", _error.ToString());
        Assert.Contains("There are: main.", _error.ToString());
        Assert.Throws<UsageException>(() => Baselines.FileOf(_folder.Path, "../main"));
    }

    [Theory]
    [InlineData("", "needs two result files")]
    [InlineData("a.json", "needs two result files")]
    [InlineData("a.json b.json --bound much", "--bound much: expected a percentage")]
    [InlineData("a.json b.json --bound -1%", "--bound -1%: expected a percentage")]
    [InlineData("a.json b.json", "a.json does not exist")]
    public void What_cannot_be_compared_is_said(string arguments, string expected)
    {
        Assert.Equal(ExitCode.Usage, Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(expected, _error.ToString());
    }

    private int Compare(ResultFile before, ResultFile after, params string[] options) =>
        Run([Write("before.json", before), Write("after.json", after), .. options]);

    private int Run(params string[] arguments) => Program.Run(
        ["gap", "compare", .. arguments], new InvocationConfiguration { Output = _output, Error = _error });

    private string Write(string name, ResultFile result) =>
        _folder.Write(name, JsonSerializer.Serialize(result, ResultJson.Default.ResultFile));
}
