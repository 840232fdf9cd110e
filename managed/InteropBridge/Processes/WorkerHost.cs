// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>Lets a program be its own worker for the <c>managed-processes</c> variants. Programs that run on an installed
/// .NET do not need this: the library brings a worker program along. Programs with their own runtime (self-contained, single
/// file, ahead-of-time compiled) have no host to run that program with, and call this at the start of <c>Main</c>.</summary>
public static class WorkerHost
{
    /// <summary>Whether this program has called <see cref="RunIfWorker"/> and can therefore be started as a
    /// worker.</summary>
    internal static bool IsOffered { get; private set; }

    /// <summary>Serves as a worker if this process was started as one. Call it before anything else, especially before
    /// writing to standard output: <c>if (WorkerHost.RunIfWorker(args)) { return; }</c></summary>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>False if the program was started normally. A worker ends with its parent, usually within this call; if it
    /// returns true, return from <c>Main</c>.</returns>
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
