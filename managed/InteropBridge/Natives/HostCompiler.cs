// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace InteropBridge.Natives;

/// <summary>The C compiler of this machine.</summary>
/// <param name="path">Absolute.</param>
/// <param name="leading">Arguments that go with it, as CC may have.</param>
internal sealed class HostCompiler(string path, IReadOnlyList<string> leading)
{
    private const string Remedy = "Install one (apt-get install clang or gcc; dnf install clang or gcc; brew install llvm), or set CC to its path";

    /// <summary>What a compiled module depends on: another compiler, or an updated one, makes other code.</summary>
    public string Identity { get; } = IdentityOf(path, leading);

    /// <exception cref="CCompilerException">There is none.</exception>
    public static HostCompiler Find(string? named)
    {
        var asked = named ?? Environment.GetEnvironmentVariable("CC");
        if (string.IsNullOrWhiteSpace(asked))
        {
            return ((string[])["clang", "gcc", "cc"]).Select(OnPath).FirstOrDefault(found => found is not null) is { } usual ? new HostCompiler(usual, [])
                : throw new CCompilerException($"There is no C compiler: clang, gcc and cc are not on the PATH. {Remedy}.");
        }

        // A path may have blanks, and CC may have arguments behind it.
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return OnPath(asked) is { } whole ? new HostCompiler(whole, [])
            : OnPath(words[0]) is { } first ? new HostCompiler(first, words[1..])
            : throw new CCompilerException($"The C compiler {asked} was not found{(named is null ? " (CC names it)" : "")}. {Remedy}.");
    }

    /// <summary>Runs it, and returns what it said.</summary>
    /// <exception cref="CCompilerException">It could not be started, crashed, or took longer than it may.</exception>
    public (int ExitCode, string Log) Run(IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        var start = new ProcessStartInfo(path, leading.Concat(arguments))
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["LC_ALL"] = "C"; // messages in English, as they are read
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                throw new CCompilerException(string.Create(CultureInfo.InvariantCulture,
                    $"{path} was ended, as it had not compiled the source within {limit.TotalSeconds:0.#} s (CModuleOptions.TimeLimit)."));
            }

            var log = (output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult()).Trim();
            const int firstSignal = 128;
            return process.ExitCode is > firstSignal or < 0
                ? throw new CCompilerException($"{path} crashed (exit code {process.ExitCode}). It said: {(log.Length == 0 ? "nothing" : log)}")
                : (process.ExitCode, log);
        }
        catch (Win32Exception refused)
        {
            throw new CCompilerException($"{path} could not be started: {refused.Message}. {Remedy}.", refused);
        }
    }

    /// <summary>Path, and the first line of what it says of itself.</summary>
    public string Describe()
    {
        var (_, log) = Run(["--version"], Path.GetTempPath(), TimeSpan.FromSeconds(10));
        return $"{path}: {log.Split('\n')[0].Trim()}";
    }

    /// <summary>The options that every module has.</summary>
    public static IEnumerable<string> CommonOptions(bool openMP)
    {
        var isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        return [.. (string[])["-O3", isArm ? "-mcpu=native" : "-march=native", "-ffp-contract=off", "-Wall", "-Werror=implicit", "-fPIC", "-shared"],
            .. OperatingSystem.IsLinux() ? (string[])["-Wl,-z,now", "-Wl,-z,defs"] : [], .. openMP ? (string[])["-fopenmp"] : []];
    }

    /// <summary>An update writes the file, not the links that lead to it.</summary>
    private static string IdentityOf(string path, IReadOnlyList<string> leading)
    {
        var file = (FileInfo)(File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path));
        return string.Create(CultureInfo.InvariantCulture,
            $"{file.FullName} {string.Join(' ', leading)} {file.Length} {file.LastWriteTimeUtc.Ticks}");
    }

    private static string? OnPath(string program)
    {
        string[] suffixes = OperatingSystem.IsWindows() ? [".exe", ""] : [""];
        var folders = program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? [""]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);
        return folders.SelectMany(folder => suffixes.Select(suffix => Path.GetFullPath(Path.Combine(folder, program + suffix)))).FirstOrDefault(File.Exists);
    }
}
