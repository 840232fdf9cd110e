// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Mpi.Teams;

/// <summary>MPI as a back end of kernel tables. Declare it with <c>[assembly: KernelBackends(typeof(MpiBackends))]</c>.</summary>
public static class MpiBackends
{
    /// <summary><c>mpi</c>: the ranks of the job that this process leads. Available on rank 0 of a job.</summary>
    public static Backend Mpi { get; } = new("mpi", "the ranks of an MPI job", Problem, Remedy,
        () => $"{MpiTeam.Current!.Ranks.Size} ranks; {MpiLibrary.Description}");

    private static string Remedy => "Start the comparison with gap --ranks 2 or mpirun -n 2; it needs an MPI (Debian: apt-get install "
        + "libopenmpi-dev openmpi-bin, or libmpich-dev mpich) when it is built, too.";

    private static string? Problem() => MpiTeam.Current is not null ? null
        : MpiLauncher.IsRank ? MpiLibrary.UnavailableReason ?? "this process has not joined its job as the leader of a team"
        : "this process is not a rank of an MPI job";
}
