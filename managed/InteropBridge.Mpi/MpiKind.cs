// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>The MPIs that there is a native library for, in the order in which they are tried.</summary>
/// <param name="Name">As in the library's file name and in INTEROPBRIDGE_MPI.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Remedy">What to install, as an imperative.</param>
/// <param name="Launchers">Programs that start its ranks, in the order in which they are looked for.</param>
internal sealed record MpiKind(string Name, string Title, string Remedy, params IReadOnlyList<string> Launchers)
{
    public static MpiKind OpenMpi { get; } = new(
        "openmpi", "Open MPI", "Install Open MPI (Debian: apt-get install libopenmpi-dev openmpi-bin)", "mpirun.openmpi", "mpirun");

    public static MpiKind Mpich { get; } = new(
        "mpich", "MPICH", "Install MPICH (Debian: apt-get install libmpich-dev mpich)", "mpirun.mpich", "mpiexec.hydra", "mpirun");

    public static MpiKind Abi { get; } = new(
        "abi", "an MPI with the ABI of MPI-5", "Install an MPI with libmpi_abi, such as MPICH 4.3", "mpiexec", "mpirun");

    public static IReadOnlyList<MpiKind> All { get; } = [OpenMpi, Mpich, Abi];
}
