// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using InteropBridge.Harness;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class AdviseTests : IDisposable
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
    public void The_step_with_the_largest_factor_comes_first_and_the_others_follow()
    {
        Advise(ExampleResult.Create());
        Assert.Matches(@"What pays most from managed-jagged: memory access\. managed-rows is 2\.\d+ \[2\.\d+, 2\.\d+\] times as fast\.", Text);
        Assert.Matches(@"After it: vectors \(managed-simd\) [^,]+, [^,]+, then threads \(managed-threads\)", Text);
        // A step that pays less now leads to the fastest form.
        Assert.Matches(@"The fastest form, c-blocked-openmp, is .* times as fast as managed-jagged; the way to it: memory access "
            + @"\(managed-rows\), vectors \(managed-simd\), language \(c-serial\), threads \(c-openmp\), algorithm \(c-blocked-openmp\)\.", Text);
    }

    [Fact]
    public void One_may_start_from_any_measured_variant()
    {
        Advise(ExampleResult.Create(), "--from", "c-openmp");
        Assert.Contains("What pays most from c-openmp: algorithm.", Text);
        Assert.Contains("That is the fastest form that was measured", Text);
        Advise(ExampleResult.Create(), "--from", "c-blocked-openmp");
        Assert.Contains("c-blocked-openmp is the fastest form that was measured: nothing else pays.", Text);
    }

    [Fact]
    public void A_step_whose_interval_holds_1_pays_nothing_however_large_its_factor()
    {
        // The language's median is 1.5, but rounds say everything between a half and twice.
        var noisy = WithSamples("c-serial", round => 0.5 * (round % 2 == 0 ? 2 : 0.34));
        Advise(noisy, "--from", "managed-simd");
        Assert.Contains("What pays most from managed-simd: threads.", Text);
        Assert.Matches(@"language +c-serial .* nothing: the interval holds 1", Text);
    }

    [Fact]
    public void What_costs_time_and_what_has_no_interval_is_not_recommended()
    {
        Advise(WithSamples("managed-threads", _ => 0.6), "--from", "managed-simd");
        Assert.Matches(@"threads +managed-threads +0\.8\d+ .* slower", Text);
        Assert.DoesNotContain("from managed-simd: threads", Text);
        Advise(ExampleResult.Create(rounds: 3));
        Assert.Contains("No advice from managed-jagged yet: an interval needs 6 rounds.", Text);
        Assert.Contains("too few rounds for an interval", Text);
    }

    [Fact]
    public void Steps_over_a_row_without_a_time_are_one()
    {
        var result = ExampleResult.Create();
        Advise(result with { Rows = [.. result.Rows.Where(row => row.Variant is not ("c-serial" or "cuda-step"))] }, "--from", "managed-simd");
        Assert.Contains("What pays most from managed-simd: language and threads.", Text);
    }

    [Fact]
    public void What_was_not_measured_and_what_no_table_declares_is_said()
    {
        Advise(ExampleResult.Create());
        Assert.Contains("Not measured: GPU (cuda-step): there is no GPU. It needs a GPU.", Text);
        Assert.DoesNotContain("Nothing can be said", Text);
        var result = ExampleResult.Create();
        Advise(result with { Rows = [.. result.Rows.Where(row => row.Variant.StartsWith("managed", StringComparison.Ordinal))] });
        Assert.Contains("Nothing can be said about language, algorithm, GPU: no variant in this result declares such a step.", Text);
    }

    [Fact]
    public void Calls_get_no_advice()
    {
        var result = ExampleResult.Create();
        Advise(result with { Rows = [.. result.Rows.Select(row => row with { MedianSeconds = row.MedianSeconds is null ? null : 28e-9 })] });
        Assert.Contains("No advice: a call is a good part of these times.", Text);
    }

    [Fact]
    public void Advice_comes_from_the_latest_result_unless_a_file_is_named()
    {
        Assert.Equal(ExitCode.Usage, Run("--output", _folder.Path));
        Assert.Contains("There is no result in", _error.ToString());
        Write("latest.json", ExampleResult.Create());
        Assert.Equal(ExitCode.Success, Run("--output", _folder.Path));
        Assert.Contains("What pays most", Text);
    }

    [Fact]
    public void Without_declared_steps_the_message_says_how_to_declare_them()
    {
        var result = ExampleResult.Create();
        var file = Write("none.json", result with { Rows = [.. result.Rows.Select(row => row with { Steps = [] })] });
        Assert.Equal(ExitCode.Usage, Run(file));
        Assert.Contains("Differs = \"language\"", _error.ToString());
        Assert.Equal(ExitCode.Usage, Run(Write("some.json", result), "--from", "c-opnmp"));
        Assert.Contains("Did you mean \"c-openmp\"?", _error.ToString());
    }

    private string Text => _output.ToString();

    private static ResultFile WithSamples(string variant, Func<int, double> seconds) => ExampleResult.Create() with
    {
        Rows = [.. ExampleResult.Create().Rows.Select(row => row.Variant != variant ? row
            : row with { Samples = [.. row.SampleRounds.Select(seconds)] })],
    };

    private void Advise(ResultFile result, params string[] options)
    {
        _output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Success, Run([Write("result.json", result), .. options]));
    }

    private int Run(params string[] arguments) => Program.Run(
        ["gap", "advise", .. arguments], new InvocationConfiguration { Output = _output, Error = _error });

    private string Write(string name, ResultFile result) =>
        _folder.Write(name, JsonSerializer.Serialize(result, ResultJson.Default.ResultFile));
}
