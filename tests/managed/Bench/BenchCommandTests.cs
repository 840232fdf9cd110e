// SPDX-License-Identifier: MIT
using InteropBridge.Bench;
using InteropBridge.Harness.Bench;
using Xunit;

namespace InteropBridge.Tests.Bench;

/// <summary>The verb <c>bench</c>. BenchmarkDotNet writes to the console, which these tests take away meanwhile.</summary>
[Collection(nameof(WholeConsole))]
public sealed class BenchCommandTests
{
    [Fact]
    public void Lists_every_benchmark()
    {
        var (code, output) = Run("--list", "flat");
        Assert.Equal(0, code);
        var listed = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            BenchmarkTests.All().Select(row => $"{row[0]}.{row[1]}").Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Passes_a_filter_on()
    {
        var (code, output) = Run("--list", "flat", "--filter", "*IntAdd*CToC");
        Assert.Equal(0, code);
        Assert.Equal($"{typeof(IntAddInLoop)}.{nameof(IntAddInLoop.CToC)}", output.Trim());
    }

    [Fact]
    public void Refuses_an_option_that_BenchmarkDotNet_does_not_know()
    {
        var (code, output) = Run("--nonsense");
        Assert.Equal(1, code);
        Assert.Contains("'nonsense' is unknown", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_selects_nothing_is_a_failure_and_the_current_directory_stays()
    {
        var before = Environment.CurrentDirectory;
        Assert.Equal(1, Run("--filter", "nothing").Code);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        var console = Console.Out;
        using var captured = new StringWriter();
        Console.SetOut(captured);
        try
        {
            return (BenchCommand.Create().Parse(arguments).Invoke(), captured.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
