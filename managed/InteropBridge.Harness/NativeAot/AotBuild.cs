// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.NativeAot;

/// <summary>Compiles variants ahead of time, into a program that measures them as <c>gap</c> does.</summary>
/// <param name="Program">The program; null if there is none.</param>
/// <param name="Problem">Why not, and what to do; null if there is one.</param>
internal sealed record AotBuild(string? Program, string? Problem)
{
    private const int MostText = 300;

    /// <param name="folder">Where everything is made.</param>
    /// <param name="assemblies">The assemblies with tables.</param>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "A single file is refused.")]
    public static AotBuild Make(string folder, IReadOnlyList<Assembly> assemblies)
    {
        if (OwnProgram.Assembly is null)
        {
            return new(null, "This program is a single file, without assemblies that can be compiled. Use the tool: dotnet tool install "
                + "InteropBridge.Tool.");
        }

        string[] tables = [.. assemblies.Select(assembly => assembly.Location)];
        AotProject.Write(folder, tables);
        try
        {
            var build = ProgramOutput.Of(folder, "dotnet", "publish", "-c", "Release", "-o", "out", "-nologo", "-v:quiet", "--disable-build-servers");
            return build.ExitCode == 0 ? Finish(folder, tables) : new(null, Reason(build.Output + build.Error));
        }
        catch (Win32Exception missing)
        {
            return new(null, $"dotnet cannot be started ({missing.Message}). Install the .NET SDK {Environment.Version.Major}.");
        }
    }

    /// <summary>Native libraries lie beside the assemblies that load them, and now beside the program.</summary>
    private static AotBuild Finish(string folder, IReadOnlyList<string> tables)
    {
        var target = Path.Combine(folder, "out");
        foreach (var source in tables.Select(table => Path.GetDirectoryName(Path.GetFullPath(table))!).Append(AppContext.BaseDirectory).Distinct())
        {
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(IsNative))
            {
                var place = Path.Combine(target, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(file, place, overwrite: true);
            }
        }

        return new(Path.Combine(target, AotProject.Name + (OperatingSystem.IsWindows() ? ".exe" : "")), null);
    }

    private static bool IsNative(string file) => Path.GetExtension(file) is ".so" or ".dylib"
        || file.Contains($"{Path.DirectorySeparatorChar}native{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    /// <summary>The first error, and the remedy for the usual ones.</summary>
    internal static string Reason(string output)
    {
        var line = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim()
            ?? string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var from = line.IndexOf("error", StringComparison.OrdinalIgnoreCase);
        var text = (from < 0 ? line : line[from..]).Split(" [/")[0];
        var remedy = text.Contains("NU1", StringComparison.Ordinal) ? "Add a NuGet source that has the package."
            : text.Contains("No .NET SDKs", StringComparison.Ordinal) || text.Contains("NETSDK", StringComparison.Ordinal)
                ? $"Install the .NET SDK {Environment.Version.Major}."
            : "It needs clang or gcc, and zlib's headers on Linux: see https://aka.ms/nativeaot-prerequisites.";
        return $"The variants cannot be compiled ahead of time: {(text.Length > MostText ? text[..MostText] + "..." : text).TrimEnd('.')}. {remedy}";
    }
}
