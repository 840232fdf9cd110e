// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>Jobs of several ranks, on every MPI there is.</summary>
public class MpiTests
{
    [MpiTheory]
    [MpiData(1, 3)]
    public void The_api_does_what_it_says(string kind, int ranks)
    {
        var job = MpiJob.Run(kind, ranks, "api");
        Assert.True(job.ExitCode == 0, job.ToString());
        Assert.All(Enumerable.Range(0, ranks), rank => Assert.Contains($"rank {rank} of {ranks} is done", job.Output, StringComparison.Ordinal));
    }

    [MpiTheory]
    [MpiData(2)]
    public void Jacobi_has_the_bits_of_the_reference(string kind, int ranks) => SameBits(kind, ranks);

    [MpiTheory]
    [MpiData(1, 3, 4, 6)]
    [Trait("Form", "long")]
    public void Jacobi_has_the_bits_of_the_reference_on_other_numbers_of_ranks(string kind, int ranks) => SameBits(kind, ranks);

    [MpiTheory]
    [MpiData(1, 3)]
    public void A_grid_that_no_rank_has_as_a_whole_has_the_same_bits(string kind, int ranks)
    {
        var job = MpiJob.Run(kind, ranks, "distributed");
        Assert.True(job.ExitCode == 0 && job.Output.Contains("all the same", StringComparison.Ordinal), job.ToString());
    }

    [MpiTheory]
    [MpiData(2)]
    public void Ranks_of_different_versions_end_the_job(string kind, int ranks)
    {
        var job = InTime(() => MpiJob.Run(kind, ranks, "versions"));
        Assert.NotEqual(0, job.ExitCode);
        Assert.Contains("rank 1 has another command line or version than rank 0", job.Error, StringComparison.Ordinal);
    }

    private static void SameBits(string kind, int ranks)
    {
        var job = MpiJob.Run(kind, ranks, "jacobi", "11");
        Assert.True(job.ExitCode == 0 && job.Output.Contains("all the same", StringComparison.Ordinal), job.ToString());
    }

    [MpiTheory]
    [MpiData(2)]
    [Trait("Form", "long")]
    public void An_exception_ends_the_job(string kind, int ranks)
    {
        foreach (var verb in new[] { "throw", "throw-outside", "throw-async", "exit" })
        {
            for (var rank = 0; rank < ranks; rank++)
            {
                var job = InTime(() => MpiJob.Run(kind, ranks, verb, $"{rank}"));
                Assert.NotEqual(0, job.ExitCode);
                Assert.Contains($"rank {rank} of {ranks} (process ", job.Error, StringComparison.Ordinal);
                Assert.Contains(verb == "exit" ? "its process has ended before it left the job" : "out of luck", job.Error, StringComparison.Ordinal);
            }
        }
    }

    [MpiTheory]
    [MpiData(2)]
    [Trait("Form", "long")]
    public void An_exception_of_rank_0_alone_within_a_work_ends_the_job(string kind, int ranks)
    {
        var job = InTime(() => MpiJob.Run(kind, ranks, "throw-in-work"));
        Assert.NotEqual(0, job.ExitCode);
        Assert.Contains($"rank 0 of {ranks} (process ", job.Error, StringComparison.Ordinal);
        Assert.Contains("out of luck", job.Error, StringComparison.Ordinal);
    }

    private static Command InTime(Func<Command> run)
    {
        var clock = Stopwatch.StartNew();
        var command = run();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}, start included\n{command}");
        return command;
    }
}
