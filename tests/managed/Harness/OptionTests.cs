// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Cuda;
using InteropBridge.Harness;
using InteropBridge.Harness.Shell;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class OptionTests
{
    [Theory]
    [InlineData("--count 99", "94")]
    [InlineData("--count 60", "fibonacci-recursive takes 0..51 for count")]
    [InlineData("--size rows", "--size rows: expected a number")]
    [InlineData("--size rows=x", "--size rows=x: expected a number")]
    [InlineData("--size depth=3", "no kernel has a size \"depth\". There are: ")]
    [InlineData("--size columns=0", "columns must be within 1..")]
    [InlineData("--rows many", "--rows many: expected a number")]
    [InlineData("--kernel jacobi --count 3", "There is no size \"count\". There are: rows, columns, steps.")]
    [InlineData("--kernel jacobi --size 0", "takes 1..2147483647 for rows")]
    [InlineData("--kernel jacoby", "There is no kernel \"jacoby\". Did you mean \"jacobi\"? There are: ")]
    [InlineData("--variant c-seriel", "Did you mean \"c-serial\"?")]
    [InlineData("--backend opnemp", "Did you mean \"openmp\"?")]
    [InlineData("--size row=3", "Did you mean \"rows\"?")]
    [InlineData("--sweep rows=100", "a sweep needs two different values")]
    [InlineData("--sweep rows=100,many", "\"many\" is not a number")]
    [InlineData("--kernel jacobi --sweep row=100,200", "Did you mean \"rows\"?")]
    [InlineData("--kernel jacobi --sweep rows=100,-5", "takes 1..2147483647 for rows")]
    [InlineData("--json file.json", "only - is possible")]
    [InlineData("--save-baseline ../x", "A baseline cannot be called \"../x\"")]
    [InlineData("--backend metal", "There is no back end \"metal\"")]
    [InlineData("--count many", "--count many")]
    [InlineData("--threads 0", "at least 1")]
    [InlineData("--threads 100000", "1024")]
    [InlineData("--rows 0", "rows must be within 1..2147483647 (jacobi)")]
    [InlineData("--steps -1", "steps must be within 0..")]
    [InlineData("--size 100000", "span")]
    [InlineData("--rounds 0", "at least 1")]
    [InlineData("--time-limit -2", "at least 0")]
    [InlineData("--variant fastest", "c-serial")]
    [InlineData("--variant c-serial,fastest", "\"fastest\"")]
    [InlineData("--kernel sorting", "jacobi")]
    [InlineData("--type f16", "f64")]
    [InlineData("--assembly nowhere.dll", "does not exist")]
    [InlineData("--fast", "--fast")]
    [InlineData("race", "race")]
    [InlineData("gap --threads 0", "at least 1")]
    public void What_cannot_be_done_is_told_before_any_work(string arguments, string expected)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var streams = new InvocationConfiguration { Output = output, Error = error };
        Assert.Equal(ExitCode.Usage, Program.Run(arguments.Split(' '), streams));
        Assert.Contains(expected, error.ToString());
        Assert.DoesNotContain("Warming up", output.ToString());
    }

    [Theory]
    [InlineData("gap --kernle jacobi", "--kernel")]
    [InlineData("gpa", "gap")]
    [InlineData("gap comapre", "compare")]
    public void Mistyped_options_and_commands_are_asked_about(string arguments, string meant)
    {
        var all = new StringWriter();
        Assert.Equal(ExitCode.Usage, Program.Run(arguments.Split(' '), new InvocationConfiguration { Output = all, Error = all }));
        Assert.Contains($"Did you mean \"{meant}\"?", all.ToString());
    }

    [Fact]
    public void The_help_names_the_exit_codes()
    {
        foreach (var arguments in new[] { "--help", "gap --help" })
        {
            var output = new StringWriter();
            Assert.Equal(ExitCode.Success, Program.Run(arguments.Split(' '), new InvocationConfiguration { Output = output }));
            Assert.Contains("4 a regression", output.ToString());
        }
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("mian", "main", 1)]
    [InlineData("c-seriel", "c-serial", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distances_count_the_mistakes(string from, string to, int distance) => Assert.Equal(distance, DidYouMean.Distance(from, to));

    [Fact]
    public void Without_a_GPU_the_CUDA_verbs_say_so_and_measure_nothing()
    {
        if (CudaDevice.UnavailableReason is not { } reason)
        {
            return; // these verbs run for real here
        }

        foreach (var arguments in new[] { "gap --backend cuda,nvrtc", "cuda" })
        {
            var output = new StringWriter();
            Assert.Equal(ExitCode.Missing, Program.Run(arguments.Split(' '), new InvocationConfiguration { Output = output }));
            Assert.Contains(reason[..20], output.ToString());
            Assert.DoesNotContain("Warming up", output.ToString());
        }
    }

    [Fact]
    public void An_assembly_without_tables_is_refused()
    {
        var error = new StringWriter();
        var plain = typeof(Spectre.Console.Table).Assembly.Location;
        Assert.Equal(ExitCode.Usage, Program.Run(["--assembly", plain], new InvocationConfiguration { Error = error }));
        Assert.Contains("declares no kernel table", error.ToString());
    }
}
