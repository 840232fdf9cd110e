// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InteropBridge.Mpi;

/// <summary>What this process knows of the launcher that started it, before MPI runs: <c>mpirun</c>, <c>mpiexec</c> or
/// <c>srun</c>. They leave a rank's number in the environment.</summary>
public static partial class MpiLauncher
{
    /// <summary>Names the folder where ranks leave the numbers of their processes.</summary>
    internal const string RanksFolder = "INTEROPBRIDGE_RANKS";

    // Each launcher's own names come first: Open MPI 5 and srun set several of them.
    private static readonly (MpiKind Kind, string Rank, string Size)[] Marks =
    [
        (MpiKind.OpenMpi, "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"),
        (MpiKind.Mpich, "PMI_RANK", "PMI_SIZE"),
        (MpiKind.OpenMpi, "PMIX_RANK", "SLURM_NTASKS"),
    ];

    private static readonly (MpiKind Kind, int Rank, int Size)? Found = Find(Environment.GetEnvironmentVariable);

    /// <summary>Whether this process is a rank of a job.</summary>
    public static bool IsRank => Found is not null;

    /// <summary>This rank, from 0; 0 in a process that is none.</summary>
    public static int Rank => Found?.Rank ?? 0;

    /// <summary>Ranks of the job; 1 in a process that is none.</summary>
    public static int Size => Found?.Size ?? 1;

    internal static MpiKind? Kind => Found?.Kind;

    /// <summary>A command that starts a program as ranks of a new job, with the MPI that <see cref="MpiLibrary"/> has found.</summary>
    /// <param name="ranks">How many, at least 1. More than cores are allowed.</param>
    /// <param name="program">The program and its arguments.</param>
    /// <exception cref="MpiUnavailableException">There is no MPI or no launcher; the message says what to install.</exception>
    public static ProcessStartInfo Command(int ranks, ProcessStartInfo program)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        ArgumentNullException.ThrowIfNull(program);
        MpiLibrary.ThrowIfUnavailable();
        return Command(MpiLibrary.Current!, ranks, program);
    }

    /// <summary>Starts a program as ranks of a new job and waits for its end. What they write is passed on; where the launcher tells of a
    /// process that died, as MPICH's does, the rank is added.</summary>
    /// <returns>The launcher's exit code.</returns>
    /// <exception cref="MpiUnavailableException">There is no MPI or no launcher; the message says what to install.</exception>
    public static int Run(int ranks, ProcessStartInfo program)
    {
        var start = Command(ranks, program);
        var folder = Directory.CreateTempSubdirectory("interopbridge-ranks-");
        try
        {
            start.Environment[RanksFolder] = folder.FullName;
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            using var job = Process.Start(start)!;
            job.OutputDataReceived += (_, line) => PassOn(line.Data, Console.Out, folder, ranks); // where MPICH's launcher tells of it
            job.ErrorDataReceived += (_, line) => PassOn(line.Data, Console.Error, folder, ranks);
            job.BeginOutputReadLine();
            job.BeginErrorReadLine();
            job.WaitForExit();
            return job.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>In a rank: leaves its process's number for the one that started the job.</summary>
    internal static void LeaveProcess(int rank)
    {
        if (Environment.GetEnvironmentVariable(RanksFolder) is { Length: > 0 } folder && Directory.Exists(folder))
        {
            File.WriteAllText(Path.Combine(folder, $"{rank}"), $"{Environment.ProcessId}");
        }
    }

    private static void PassOn(string? line, TextWriter to, DirectoryInfo folder, int ranks)
    {
        if (line is null)
        {
            return;
        }

        to.WriteLine(line);
        if (DeadProcess().Match(line) is { Success: true } dead && RankOf(folder, dead.Groups["id"].Value) is { } rank)
        {
            Console.Error.WriteLine($"rank {rank} of {ranks} (process {dead.Groups["id"].Value}) has died, which ends the job");
        }
    }

    private static string? RankOf(DirectoryInfo folder, string process) =>
        folder.EnumerateFiles().FirstOrDefault(file => File.ReadAllText(file.FullName) == process)?.Name;

    internal static ProcessStartInfo Command(MpiKind kind, int ranks, ProcessStartInfo program)
    {
        var launcher = Launcher(kind) ?? throw new MpiUnavailableException(
            $"The launcher of {kind.Title} was not found on the PATH (looked for {string.Join(", ", kind.Launchers)}). {kind.Remedy}.");
        string[] crowd = kind == MpiKind.OpenMpi ? ["--oversubscribe", "--bind-to", "none"] : [];
        var start = new ProcessStartInfo(launcher, [
            "-n", ranks.ToString(CultureInfo.InvariantCulture), .. crowd, program.FileName, .. program.ArgumentList]);
        if (kind == MpiKind.OpenMpi && Environment.UserName == "root")
        {
            // Whoever runs this as root has decided so, and in a container everybody does.
            start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        }

        start.Environment["INTEROPBRIDGE_MPI"] = kind.Name;
        return start;
    }

    /// <summary>What an environment says.</summary>
    internal static (MpiKind Kind, int Rank, int Size)? Find(Func<string, string?> variable)
    {
        foreach (var (kind, rank, size) in Marks)
        {
            if (int.TryParse(variable(rank), CultureInfo.InvariantCulture, out var number)
                && int.TryParse(variable(size), CultureInfo.InvariantCulture, out var count) && number >= 0 && number < count)
            {
                return (kind, number, count);
            }
        }

        return null;
    }

    /// <summary>The path of a kind's launcher. A name that several MPIs use counts only if its program says that it is this
    /// one's.</summary>
    internal static string? Launcher(MpiKind kind) => kind.Launchers
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(path => Path.IsPathFullyQualified(path) && File.Exists(path) && (Path.GetFileName(path).Contains('.', StringComparison.Ordinal) || IsOf(path, kind)));

    private static bool IsOf(string path, MpiKind kind)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            var text = process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return OpenMpiName().IsMatch(text) == (kind == MpiKind.OpenMpi);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"PID (?<id>\d+) RUNNING AT")]
    private static partial Regex DeadProcess();

    [GeneratedRegex(@"Open ?MPI|OpenRTE", RegexOptions.IgnoreCase)]
    private static partial Regex OpenMpiName();
}
