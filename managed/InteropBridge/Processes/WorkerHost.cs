// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>Lets a program be its own worker for the <c>managed-processes</c> variants. Programs that run on an installed
/// .NET need not: they get a worker program with the library. Programs that bring their own runtime (self-contained, single
/// file, ahead-of-time compiled) have no host to run that one with, and call this first thing in <c>Main</c>.</summary>
public static class WorkerHost
{
    /// <summary>Whether this program has asked <see cref="RunIfWorker"/>, and so can be started as a worker.</summary>
    internal static bool IsOffered { get; private set; }

    /// <summary>Serves as a worker if this process was started as one. To be called before anything else, above all before
    /// anything is written to standard output: <c>if (WorkerHost.RunIfWorker(args)) { return; }</c></summary>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>False if this is an ordinary start of the program. A worker's process ends with its parent, usually within
    /// this call; if it returns true, <c>Main</c> should return.</returns>
    public static bool RunIfWorker(string[] args)
    {
        IsOffered = true;
        if (args is not [WorkerCommand.Argument])
        {
            return false;
        }

        WorkerProgram.Run();
        return true;
    }
}
