// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;
using InteropBridge.Harness.Doctor;
using InteropBridge.Harness.SelfTest;
using InteropBridge.Harness.Shell;
using InteropBridge.Kernels.Interop;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class DoctorAndSelfTestTests : IDisposable
{
    private readonly StringWriter _output = new();

    /// <summary>In this process alone. <see cref="IsolationTests"/> runs the command.</summary>
    private FencedCases Unfenced => new(null, TimeSpan.Zero, _output);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void The_doctor_gives_a_verdict_on_everything_that_matters()
    {
        Assert.Equal(ExitCode.Success, DoctorCommand.Run(json: true, _output));
        var findings = JsonNode.Parse(_output.ToString())!.AsArray().ToDictionary(
            finding => finding!["topic"]!.GetValue<string>(), finding => finding!);
        string[] topics =
        [
            "processor", "caches", ".NET SDK", ".NET runtime", "managed", "dynamic", "processes", "cc", "c", "openmp", "cuda", "nvrtc",
            "clang", "gcc", "CMake", "ClangSharp", "CUDA toolkit", "CUDA driver", "huge pages",
        ];
        Assert.All(topics, topic => Assert.Contains(topic, findings.Keys));
        Assert.All(findings.Values, finding => Assert.NotEqual("", finding["text"]!.GetValue<string>()));
        Assert.StartsWith($"{NativeLibraries.Bridge.Path}, run as {NativeBuild.InstructionSet}; ", findings["c"]["text"]!.GetValue<string>());
    }

    [Fact]
    public void The_doctors_page_says_whether_the_main_job_can_run()
    {
        Assert.Equal(ExitCode.Success, DoctorCommand.Run(json: false, _output));
        Assert.Contains("The comparison can run.", _output.ToString());
        Assert.Contains(NativeBuild.InstructionSet, _output.ToString());
    }

    [Fact]
    public void Right_variants_pass_the_selftest_on_many_cases()
    {
        var kernel = KernelCatalog.Find("fibonacci-iterative", "u64");
        Assert.True(ExitCode.Success == SelfTestCommand.Run([kernel], 1, _output, Unfenced), _output.ToString());
        Assert.Contains("fibonacci-iterative u64 managed-plain: ok, 14 cases", _output.ToString());
    }

    [Fact]
    public void Cases_cover_odd_shapes_no_steps_and_several_threads()
    {
        var cases = SelfTestCase.For(KernelCatalog.Find("jacobi", "f64"), 5).ToList();
        Assert.Equal(cases.Count, cases.Distinct().Count());
        Assert.Contains(cases, one => (one["rows"], one["columns"], one["steps"]) == (1, 7, 0));
        Assert.Contains(cases, one => (one["rows"], one["columns"], one.Seed) == (64, 65, 5) && one["steps"] > 1);
        Assert.Equal([1, 2, 3], cases.Where(one => one["rows"] == 17).Select(one => one.Threads).Distinct().Order());
    }

    [Fact]
    public void A_wrong_variant_fails_the_selftest_with_the_case_it_failed_on()
    {
        Assert.Equal(ExitCode.Mismatch, SelfTestCommand.Run(SumTables.Read(), 1, _output, Unfenced));
        Assert.Contains("sum u64 wrong: FAILED: the result differs from that of good at count 0, threads 1, seed 0: it is 1, expected 0", _output.ToString());
        Assert.Contains("sum u64 throws: FAILED: InvalidTimeZoneException", _output.ToString());
        Assert.Contains("not available: absent: it was never built", _output.ToString());
        Assert.Contains("sum u64 good: ok", _output.ToString());
    }

    [Fact]
    public void Without_a_baseline_nothing_can_be_tested() =>
        Assert.Equal(ExitCode.Missing, SelfTestCommand.Run(SumTables.Read("absent"), 1, _output, Unfenced));
}
