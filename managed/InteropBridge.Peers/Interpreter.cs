// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;

namespace InteropBridge.Peers;

/// <summary>An interpreter of Python, and what it has.</summary>
/// <param name="Path">Its program.</param>
/// <param name="Kind"><c>CPython</c> or <c>PyPy</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Parts">The packages it has, with their versions; <c>headers</c>, <c>cc</c> and <c>c++</c> if those are there.</param>
internal sealed record Interpreter(string Path, string Kind, string Version, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Environment variable with the interpreter to use instead of the first on the PATH that has the most packages.</summary>
    public const string Variable = "INTEROPBRIDGE_PYTHON";

    private static readonly string[] Packages = ["numpy", "numba", "Cython", "pythran", "numexpr", "setuptools"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Lazy<Interpreter?> FoundPython = new(() => Candidates("python3", "python")
        .Select(Probe).OfType<Interpreter>().Where(found => found.Kind == "CPython").MaxBy(found => found.Parts.Count));

    private static readonly Lazy<Interpreter?> FoundPyPy = new(() => OnPath("pypy3", "pypy")
        .Select(Probe).OfType<Interpreter>().FirstOrDefault(found => found.Kind == "PyPy"));

    /// <summary>CPython; null if there is none.</summary>
    public static Interpreter? Python => FoundPython.Value;

    /// <summary>PyPy; null if there is none.</summary>
    public static Interpreter? PyPy => FoundPyPy.Value;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}, {Kind} {Version}";

    private static IEnumerable<string> Candidates(params string[] names) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? [chosen] : OnPath(names);

    private static IEnumerable<string> OnPath(params string[] names) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct()
        from name in names
        let file = System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)
        where File.Exists(file)
        select file;

    /// <summary>Asks an interpreter what it is and has; null if it cannot be run.</summary>
    private static Interpreter? Probe(string path)
    {
        var probe = System.IO.Path.Combine(PeerFiles.Folder, "probe.py"); // outside of the try: its failure is not the interpreter's
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, [probe, .. Packages])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            })!;
            process.StandardInput.Close();
            process.BeginErrorReadLine(); // warnings of the interpreter's
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode == 0 ? Read(path, output.Result) : null;
        }
        catch (Exception unusable) when (unusable is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Interpreter? Read(string path, string said)
    {
        string[][] lines = [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' '))];
        return lines is [["interpreter", var kind, var version, ..], .. var parts]
            ? new Interpreter(path, kind, version, parts.ToDictionary(part => part[0], part => part is [_, var number, ..] ? number : "")) : null;
    }
}
