// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Teams;

namespace InteropBridge.Tests.Mpi;

/// <summary>The test assembly as a rank of a job.</summary>
internal static class MpiProgram
{
    public const string Verb = "mpi";

    /// <returns>The exit code; null if the arguments are not for this.</returns>
    public static int? Run(string[] arguments)
    {
        if (arguments is not [Verb, .. var command])
        {
            return null;
        }

        switch (command)
        {
            case ["api"]:
                MpiSession.Run(ApiChecks.Run);
                break;
            case ["jacobi", var seed]:
                return MpiTeam.Run("", () => JacobiChecks.Run(int.Parse(seed, CultureInfo.InvariantCulture)));
            case ["distributed"]:
                MpiSession.Run(session => DistributedChecks.Run(session.World));
                break;
            case ["machines"]:
                return MpiTeam.Run("", () =>
                {
                    Console.WriteLine($"{MpiTeam.Current!.Ranks.Size} ranks on {MpiTeam.Current.Machines} machines");
                    return 0;
                });
            case ["versions"]:
                return MpiTeam.Run($"version {MpiLauncher.Rank}", () => 0);
            case ["throw", var rank]:
                MpiSession.Run(session => Die(session, rank, () => throw new InvalidOperationException("out of luck")));
                break;
            case ["throw-outside", var rank]: // of MpiSession.Run
                using (var session = MpiSession.Start())
                {
                    Die(session, rank, () => throw new InvalidOperationException("out of luck"));
                }

                break;
            case ["throw-async", var rank]:
                MpiSession.Run(async session =>
                {
                    await Task.Yield();
                    Die(session, rank, () => throw new InvalidOperationException("out of luck"));
                });
                break;
            case ["throw-in-work"]:
                return MpiTeam.Run("", ThrowInWork);
            case ["exit", var rank]:
                MpiSession.Run(session => Die(session, rank, () => Environment.Exit(0)));
                break;
            case ["wait"]:
                MpiSession.Run(session => Die(session, "-1", () => { })); // until it is killed
                break;
            default:
                throw new ArgumentException(string.Join(' ', command));
        }

        return 0;
    }

    /// <summary>Rank 0 alone fails, within a solve.</summary>
    private static int ThrowInWork()
    {
        var team = MpiTeam.Current!;
        var work = team.Create<RankWork>(RankWork.Arguments<double>("windows", new(50, 50, 2), 0, false));
        return team.Perform<int, int>(work, $"{RankWork.Solve} 100 0", 0, _ => throw new InvalidOperationException("out of luck"));
    }

    /// <summary>One rank dies; the others wait for it in vain.</summary>
    private static void Die(MpiSession session, string rank, Action death)
    {
        Console.WriteLine($"rank {session.World.Rank} is process {Environment.ProcessId}");
        session.World.Barrier();
        if (session.World.Rank.ToString(CultureInfo.InvariantCulture) == rank)
        {
            death();
        }

        while (true)
        {
            session.World.Receive<int>(new int[1], (session.World.Rank + 1) % session.World.Size);
        }
    }
}
