// SPDX-License-Identifier: MIT
using InteropBridge.Mpi;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>Which MPI is used, and why none; without any MPI.</summary>
public class LauncherTests
{
    [Theory]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=4 PMIX_RANK=1", "openmpi", 1, 4)]
    [InlineData("PMI_RANK=0 PMI_SIZE=2", "mpich", 0, 2)]
    [InlineData("PMIX_RANK=3 SLURM_NTASKS=8", "openmpi", 3, 8)]
    public void Ranks_know_their_launcher(string environment, string kind, int rank, int size) =>
        Assert.Equal((kind, rank, size), Found(environment));

    [Theory]
    [InlineData("")]
    [InlineData("PMI_RANK=2 PMI_SIZE=2")]
    [InlineData("PMI_RANK=x PMI_SIZE=2")]
    [InlineData("SLURM_NTASKS=8")] // sbatch's own shell
    public void Other_processes_are_no_ranks(string environment) => Assert.Null(Found(environment));

    [Fact]
    public void The_first_library_that_is_there_is_used() =>
        Assert.Equal((MpiKind.Mpich, null), MpiLibrary.Choose(null, null, kind => kind == MpiKind.Mpich ? null : "not here"));

    [Fact]
    public void The_launchers_library_is_the_only_one_that_counts()
    {
        Assert.Equal((MpiKind.Mpich, null), MpiLibrary.Choose("", MpiKind.Mpich, _ => null));
        Assert.Equal((MpiKind.Abi, null), MpiLibrary.Choose("", MpiKind.Mpich, kind => kind == MpiKind.Abi ? null : "not here"));
        var (kind, problem) = MpiLibrary.Choose(null, MpiKind.OpenMpi, kind => kind == MpiKind.OpenMpi ? "It is gone." : null);
        Assert.Null(kind);
        Assert.Equal("this process was started by the launcher of Open MPI. It is gone.", problem);
    }

    [Fact]
    public void The_variable_chooses()
    {
        Assert.Equal((MpiKind.Mpich, null), MpiLibrary.Choose("mpich", MpiKind.OpenMpi, _ => null));
        Assert.Contains("has to be one of openmpi, mpich, abi", MpiLibrary.Choose("lam", null, _ => null).Problem, StringComparison.Ordinal);
        Assert.Contains("asks for MPICH. It is gone.", MpiLibrary.Choose("mpich", null, _ => "It is gone.").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_mpi_the_message_says_what_to_install() =>
        Assert.Contains("apt-get install libopenmpi-dev", MpiLibrary.Choose(null, null, _ => "not here").Problem, StringComparison.Ordinal);

    private static (string Kind, int Rank, int Size)? Found(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return MpiLauncher.Find(variables.GetValueOrDefault) is { } found ? (found.Kind.Name, found.Rank, found.Size) : null;
    }
}
