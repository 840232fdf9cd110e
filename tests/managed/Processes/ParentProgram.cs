// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Processes;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Processes;

/// <summary>The test assembly as a program of its own: as a worker, and as a parent to be killed.</summary>
internal static class ParentProgram
{
    public const string SolveForEver = "solve-for-ever";
    public const string SolveOnce = "solve-once";

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

        return arguments switch
        {
            [SolveForEver] => Stay(),
            [SolveOnce] => Solve(),
            _ => false,
        };
    }

    private static bool Stay()
    {
        var shape = new JacobiShape(64, 64, 2);
        using var backend = new ProcessesJacobi<double>(shape);
        Console.WriteLine(string.Join(' ', backend.ProcessIds));
        backend.Solve(default, long.MaxValue, new WorkMonitor(new Listener(_ => Console.WriteLine("solving")), default));
        return true;
    }

    /// <summary>Says where the shared memory was, and fails unless every bit is right.</summary>
    private static bool Solve()
    {
        var grid = Grids.Finite<double>(30, 40, seed: 1);
        var expected = Reference.Jacobi<double>(grid, 30, 40, 9);
        using var backend = new ProcessesJacobi<double>(new JacobiShape(30, 40, 2));
        backend.Load(grid);
        backend.Solve(grid, 9, WorkMonitor.None);
        backend.Store(grid);
        Console.WriteLine(Path.GetDirectoryName(backend.SharedFile));
        return grid.AsSpan().SequenceEqual(expected) ? true : throw new InvalidOperationException("other bits");
    }
}
