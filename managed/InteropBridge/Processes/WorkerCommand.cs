// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace InteropBridge.Processes;

/// <summary>How to start a worker. The program that comes with the library is preferred, because it is small and starts
/// quickly; a program that has called <see cref="WorkerHost.RunIfWorker"/> is the second choice. Both are absolute paths
/// derived from this process: the current directory, PATH and environment variables have no influence.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record WorkerCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The argument that makes a program a worker.</summary>
    public const string Argument = "--interopbridge-worker";

    /// <summary>What to do if no worker can be started.</summary>
    public const string Remedy = "Building or publishing a project that references InteropBridge copies its worker program "
        + "along, and an installed .NET runs it: rebuild, or copy the folder worker beside InteropBridge.dll. A program that brings "
        + "its own runtime calls InteropBridge.Processes.WorkerHost.RunIfWorker(args) at the start of Main and then serves as its "
        + "own worker.";

    private const string Folder = "worker";
    private const string Program = "InteropBridge.Worker.dll";
    private static readonly string Muxer = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Null if workers can be started here.</summary>
    public static string? UnavailableReason => Find().Problem;

    /// <exception cref="WorkerException">There is none; the message says why.</exception>
    public static WorkerCommand Get() => Find() switch
    {
        ({ } command, _) => command,
        (_, var problem) => throw new WorkerException($"no worker process can be started: {problem}. {Remedy}"),
    };

    private static (WorkerCommand? Command, string? Problem) Find() =>
        // Otherwise a program that offers to be a worker but never serves would start workers endlessly.
        Environment.GetCommandLineArgs().Contains(Argument)
            ? (null, "this process is a worker itself")
            : Find(
                AssemblyFolder,
                RuntimeEnvironment.GetRuntimeDirectory(),
                WorkerHost.IsOffered ? Environment.ProcessPath : null);

    /// <param name="library">Folder of this assembly; empty if it is in a single-file program.</param>
    /// <param name="runtime">Folder of the runtime; ROOT/shared/Microsoft.NETCore.App/VERSION for an installed one.</param>
    /// <param name="self">This program, if it offers to be a worker.</param>
    internal static (WorkerCommand? Command, string? Problem) Find(string library, string runtime, string? self)
    {
        runtime = Path.TrimEndingDirectorySeparator(runtime);
        var program = Path.Combine(library, Folder, Program);
        var host = runtime.Length == 0 ? "" : Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", Muxer));
        var hasProgram = library.Length > 0 && System.IO.File.Exists(program);
        var hasHost = host.Length > 0 && System.IO.File.Exists(host);
        if (hasProgram && hasHost)
        {
            // The version this process runs on: it is there, and a worker on another one might not be.
            return (new(host, ["exec", "--fx-version", Path.GetFileName(runtime), program, Argument]), null);
        }

        // The dotnet host is not a program of its own: without its original arguments it would run nothing.
        if (self is not null && Path.GetFileName(self) != Muxer)
        {
            return (new(self, [Argument]), null);
        }

        return (null, hasHost && library.Length > 0
            ? $"the worker program {program} is missing"
            : "this program brings its own .NET runtime (self-contained, single file or ahead-of-time compiled), so there is no "
                + "dotnet host to run the worker program with");
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is one of the cases.")]
    private static string AssemblyFolder => Path.GetDirectoryName(typeof(WorkerCommand).Assembly.Location) ?? "";
}
