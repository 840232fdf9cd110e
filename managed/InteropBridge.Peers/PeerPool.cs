// SPDX-License-Identifier: MIT
namespace InteropBridge.Peers;

/// <summary>Keeps the processes of runs that are done for the next run of the same program: it has started and compiled.</summary>
internal static class PeerPool
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<PeerProgram, Stack<PeerProcess>> Idle = [];

    /// <exception cref="PeerException">A process cannot be started.</exception>
    public static PeerProcess Take(PeerProgram program)
    {
        lock (Gate)
        {
            return Idle.TryGetValue(program, out var idle) && idle.TryPop(out var process) ? process : new PeerProcess(program);
        }
    }

    public static void Return(PeerProcess process)
    {
        lock (Gate)
        {
            if (!Idle.TryGetValue(process.Program, out var idle))
            {
                Idle.Add(process.Program, idle = []);
            }

            if (process.IsAlive && idle.Count == 0)
            {
                idle.Push(process);
                return;
            }
        }

        process.Dispose();
    }
}
