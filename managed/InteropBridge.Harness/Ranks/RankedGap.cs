// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Teams;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Ranks;

/// <summary><c>gap</c> as the ranks of an MPI job. Rank 0 compares and reports; the others work for the variants that use
/// them.</summary>
internal static class RankedGap
{
    public const string Option = "--ranks";

    /// <summary>Whether this process leads a job. It then starts no other process that would do its work: none of them could be a
    /// rank.</summary>
    public static bool IsLeader => MpiTeam.Current is not null;

    /// <summary>Starts this program as ranks, and waits for them.</summary>
    /// <param name="ranks">How many.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="error">Where it is said why they cannot be started.</param>
    /// <returns>The exit code.</returns>
    public static int Start(int ranks, IReadOnlyList<string> arguments, TextWriter error)
    {
        try
        {
            return MpiLauncher.Run(ranks, OwnProgram.With(arguments));
        }
        catch (MpiUnavailableException missing)
        {
            error.WriteLine($"{Option} {ranks}: {missing.Message}");
            return ExitCode.Missing;
        }
    }

    /// <summary>This process as a rank.</summary>
    /// <param name="ranks">How many the command line asks for; null if it does not.</param>
    /// <param name="arguments">The command line, which has to be the same on all ranks.</param>
    /// <param name="error">Where it is said why this is no rank of a job.</param>
    /// <param name="lead">The comparison.</param>
    /// <returns>The exit code.</returns>
    public static int Run(int? ranks, IReadOnlyList<string> arguments, TextWriter error, Func<int> lead)
    {
        var isOther = ranks is { } asked && asked != MpiLauncher.Size;
        var problem = isOther ? $"{Option} {ranks}, but the launcher has started {MpiLauncher.Size}: leave out {Option}."
            : MpiLibrary.UnavailableReason;
        if (problem is null)
        {
            return MpiTeam.Run(Identity(arguments), lead);
        }

        if (MpiLauncher.Rank == 0) // once is enough
        {
            error.WriteLine(problem);
        }

        return isOther ? ExitCode.Usage : ExitCode.Missing;
    }

    /// <summary>The command line and the builds of all assemblies that have kernels.</summary>
    private static string Identity(IReadOnlyList<string> arguments) => string.Join(' ', arguments.Append("with").Concat(
        KernelCatalog.Kernels.SelectMany(kernel => kernel.Variants).Select(variant => variant.Assembly).Append(typeof(RankedGap).Assembly).Distinct()
            .Select(assembly => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId}")));
}
