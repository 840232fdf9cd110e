// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace InteropBridge.Processes;

/// <summary>The worker's side: learns from its parent which task to run, and runs it.</summary>
internal static class WorkerProgram
{
    /// <summary>Begins the command that names the task: its type, then its assembly's file, empty if it has none.</summary>
    public const string TaskCommand = "task";

    /// <summary>Serves until the parent ends, which ends the process.</summary>
    public static void Run()
    {
        // Ctrl+C reaches every process of the terminal. The parent decides what it means; workers end when it does.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        try
        {
            using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            var parent = new WorkerParent(output);
            parent.Say($"ready {WorkerPool.ProtocolVersion}");
            Task(parent.Next()).Serve(parent);
            Thread.Sleep(Timeout.Infinite); // a task that has returned waits for its parent's end
        }
#pragma warning disable CA1031 // Any exception: the parent puts what is written here into its own.
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            Environment.Exit(1);
        }
#pragma warning restore CA1031
    }

    /// <summary>How a parent names a task. The file's name may contain spaces, the separator, and therefore comes
    /// last.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is one of the cases.")]
    public static string Name(Type task) =>
        $"{TaskCommand} {task.FullName} {task.Assembly.GetName().Name} {task.Assembly.Location}";

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "WorkerPool.Start keeps the type and its constructor, and "
        + "a trimmed program is its own worker.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "As above.")]
    private static IWorkerTask Task(string[] command)
    {
        if (command is not [TaskCommand, var type, var name, .. var file])
        {
            throw new InvalidDataException($"unknown command: {string.Join(' ', command)}");
        }

        var path = string.Join(' ', file);
        var assembly = path.Length > 0 ? Assembly.LoadFrom(path) : Assembly.Load(new AssemblyName(name));
        return (IWorkerTask)Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!)!;
    }
}
