// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Advice;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Peers;
using InteropBridge.Tests.Harness;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Peers;

/// <summary>Other systems in the table of <c>gap --peers</c>. In a process of its own, as they stay in the catalog of one.</summary>
public sealed class PeerGapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("python3")]
    [Trait("Form", "long")]
    public void Rows_of_another_system_are_in_the_same_rounds_and_are_no_answer()
    {
        var run = Gap(null, "--kernel", "fibonacci-iterative", "--variant", "cpython,managed-plain", "--rounds", "2", "--quick");
        Assert.True(run.ExitCode == ExitCode.Success, run.ToString());
        var result = JsonSerializer.Deserialize(File.ReadAllText(_folder.File("latest.json")), ResultJson.Default.ResultFile)!;
        var peer = Assert.Single(result.Rows, row => row.Variant == "cpython");
        Assert.True(peer is { IsPeer: true, Verified: true, Samples.Count: 2, RatioToBaseline: > 0, AllocatedBytes: null });
        Assert.Equal(result.Rows.First(row => row.IsBaseline).SampleRounds, peer.SampleRounds);
        Assert.Equal("CPython", peer.PublishedSystem);
        Assert.Contains("cpython: ", run.Output); // which interpreter
        Assert.All(result.Answers, answer => Assert.DoesNotContain("cpython", new[] { answer.Gap?.From, answer.Gap?.To }));
    }

    [LinuxFact]
    public void A_system_whose_parts_are_missing_costs_a_line_with_the_remedy()
    {
        var bare = _folder.File("bare-python");
        File.WriteAllText(bare, "#!/bin/sh\necho interpreter CPython 3.0\n");
        Assert.Equal(0, Command.Tool("chmod", "+x", bare).ExitCode);
        var run = Gap(bare, "--kernel", "jacobi", "--backend", "numpy,cython");
        Assert.Equal(ExitCode.Missing, run.ExitCode);
        Assert.Contains($"numpy (numpy): {bare} has no package numpy. Install numpy (apt-get install python3-numpy", Text(run));
        Assert.Contains($"cython (cython): {bare} has no package Cython. Install Cython (apt-get install cython3 python3-numpy "
            + "python3-setuptools, or pip install cython numpy setuptools)", Text(run));
    }

    [Fact]
    public void Peers_are_no_steps_of_advice()
    {
        var rows = ExampleResult.Create().Rows;
        var fastest = MeasuredSteps.Fastest(new MeasuredSteps(rows, 1).Rows)!;
        Assert.DoesNotContain(new MeasuredSteps(rows.Select(row => row == fastest ? row with { IsPeer = true } : row), 1).Rows,
            row => row.Variant == fastest.Variant);
    }

    private static string Text(Command run) => string.Join(' ', run.Output.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    private Command Gap(string? python, params string[] arguments) => Command.Run("dotnet",
        ["exec", Path.Combine(AppContext.BaseDirectory, "InteropBridge.Harness.dll"), "gap", "--peers", .. arguments, "--output", _folder.Path],
        start => start.Environment[Interpreter.Variable] = python ?? "");
}
