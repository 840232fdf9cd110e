// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Loading;
using InteropBridge.Mpi;
using InteropBridge.Tests.Processes;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Mpi;

/// <summary>The test assembly as the ranks of a job.</summary>
internal static class MpiJob
{
    /// <summary>Why jobs of an MPI cannot be started here; null if they can. Looks for files alone: two MPIs in the tests' own
    /// process would be one too many.</summary>
    public static string? Problem(string kind)
    {
        var library = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", $"libinteropbridge_mpi_{kind}.so");
        return !File.Exists(library) ? $"there is no {library}: no such MPI was found when the libraries were built"
            : MpiLauncher.Launcher(KindOf(kind)) is null ? $"the launcher of {kind} is not on the PATH" : null;
    }

    /// <summary>Runs a command of <see cref="MpiProgram"/> as a job.</summary>
    public static Command Run(string kind, int ranks, params string[] command)
    {
        var start = Start(kind, ranks, ParentProgram.Command([MpiProgram.Verb, .. command]));
        return Command.Run(start.FileName, start.ArgumentList, own =>
        {
            foreach (var (name, value) in start.Environment)
            {
                own.Environment[name] = value;
            }

            // What a sanitizer run preloads, and its libraries: MPIs are not made for them.
            own.Environment.Remove("LD_PRELOAD");
            own.Environment.Remove(NativeSearchPath.Variable);
        });
    }

    /// <summary>What starts a program as a job.</summary>
    public static ProcessStartInfo Start(string kind, int ranks, InteropBridge.Processes.WorkerCommand program)
    {
        var own = new ProcessStartInfo(program.File, program.Arguments);
        return MpiLauncher.Command(KindOf(kind), ranks, own);
    }

    private static MpiKind KindOf(string kind) => MpiKind.All.Single(known => known.Name == kind);
}
