// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Peers;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Peers;

/// <summary>The programs of other systems return the baseline's bits, at sizes that no vector width divides.</summary>
public class PeerRowTests
{
    private static readonly Dictionary<string, long> Sizes = new() { ["rows"] = 17, ["columns"] = 31, ["steps"] = 5, ["count"] = 21 };

    /// <summary>Apart from the catalog of this process, which other tests read.</summary>
    private static readonly IReadOnlyList<Kernel> Kernels =
        KernelCatalog.Read([typeof(Jacobi).Assembly, typeof(PeerRun).Assembly]);

    [ToolFact("python3")]
    public void Plain_Python_and_NumPy_have_the_same_bits() => Check("cpython", "numpy");

    [ToolFact("pypy3")]
    [Trait("Form", "long")]
    public void Every_system_that_is_here_has_the_same_bits() => Check(
        [.. Kernels.SelectMany(kernel => kernel.Variants).Where(IsPeer).Select(variant => variant.Id).Distinct()]);

    [Fact]
    public void Every_system_is_missing_for_a_reason_or_says_what_runs_it() => Assert.All(
        Kernels.SelectMany(kernel => kernel.Variants).Where(IsPeer).Select(variant => variant.Backend!).Distinct(),
        backend => Assert.True(backend.IsAvailable ? backend.Details is not null
            : backend.UnavailableReason!.Length > 0 && backend.Remedy.Contains("Install", StringComparison.Ordinal), backend.Name));

    [ToolFact("python3")]
    public void A_program_that_fails_says_why()
    {
        using var process = new PeerProcess(new PeerProgram("no_such_program", Interpreter.Python!.Path));
        var failure = Assert.Throws<PeerException>(() => process.Ask("solve 1"));
        Assert.Contains("failed ModuleNotFoundError: No module named 'no_such_program'", failure.Message);
        Assert.False(process.IsAlive);
    }

    [ToolFact("python3")]
    public void A_process_that_ends_says_its_exit_code()
    {
        using var process = new PeerProcess(new PeerProgram("antigravity", "/bin/false"));
        Assert.Contains("ended with exit code 1", Assert.Throws<PeerException>(() => process.Ask("solve 1")).Message);
    }

    [ToolFact("python3")]
    public void A_process_is_used_again_and_solves_go_on_from_the_last_result()
    {
        var kernel = Kernels.First(kernel => kernel is { Name: "jacobi", Type: "f64" });
        var arguments = kernel.CreateArguments(Sizes);
        var twice = Result(kernel, kernel["c-serial"], arguments.With("steps", 10), solves: 1);
        Assert.True(kernel.AreEqual(twice, Result(kernel, kernel["cpython"], arguments, solves: 2)));
        Assert.True(kernel.AreEqual(Result(kernel, kernel["c-serial"], arguments, 1), Result(kernel, kernel["cpython"], arguments, 1)));
    }

    private static bool IsPeer(Variant variant) => variant.Backend?.IsPeer == true;

    private static void Check(params string[] names)
    {
        var checkedRows = 0;
        foreach (var kernel in Kernels)
        {
            var arguments = kernel.CreateArguments(Sizes);
            foreach (var variant in kernel.Variants.Where(variant => IsPeer(variant) && names.Contains(variant.Id) && variant.IsAvailable))
            {
                var (expected, found) = (Result(kernel, kernel[kernel.Baseline], arguments, 1), Result(kernel, variant, arguments, 1));
                Assert.True(kernel.AreEqual(expected, found), $"{kernel} {variant}: {kernel.DescribeDifference(expected, found)}");
                checkedRows++;
            }
        }

        Assert.True(checkedRows >= 3, $"only {checkedRows} rows could run");
    }

    private static object Result(Kernel kernel, Variant variant, KernelArguments arguments, int solves)
    {
        using var run = kernel.Start(variant, kernel.CreateInput(arguments), arguments);
        run.Load();
        if (IsPeer(variant))
        {
            Assert.True(run.SolveByOwnClock(solves) > TimeSpan.Zero);
        }
        else
        {
            run.Solve();
        }

        return run.ReadBack();
    }
}
