// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Processes;

namespace InteropBridge.Tests.Processes;

/// <summary>The test assembly as a program of its own: as a worker, and as a parent to be killed.</summary>
internal static class ParentProgram
{
    public const string SolveForEver = "solve-for-ever";

    /// <summary>How this assembly is started as a program.</summary>
    public static WorkerCommand Command(params string[] arguments)
    {
        var library = WorkerCommand.Get();
        string[] program = [.. library.Arguments.TakeWhile(word => !word.EndsWith(".dll", StringComparison.Ordinal))];
        return new(library.File, [.. program, typeof(ParentProgram).Assembly.Location, .. arguments]);
    }

    /// <returns>Whether the arguments are for this.</returns>
    public static bool Run(string[] arguments)
    {
        if (WorkerHost.RunIfWorker(arguments))
        {
            return true;
        }

        if (arguments is not [SolveForEver])
        {
            return false;
        }

        var shape = new JacobiShape(64, 64, 2);
        using var backend = new ProcessesJacobi<double>(shape);
        Console.WriteLine(string.Join(' ', backend.ProcessIds));
        backend.Solve(default, long.MaxValue, new WorkMonitor(new Listener(_ => Console.WriteLine("solving")), default));
        return true;
    }
}
