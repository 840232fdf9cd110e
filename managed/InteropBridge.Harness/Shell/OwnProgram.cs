// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Shell;

/// <summary>Starts this program again, in a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>Its assembly; null if it is a single file.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is one of the cases.")]
    public static string? Assembly => typeof(OwnProgram).Assembly.Location is { Length: > 0 } location ? location : null;

    /// <summary>With the host that runs it, or directly if it has its own runtime.</summary>
    /// <param name="arguments">Verb and options.</param>
    public static ProcessStartInfo With(params IReadOnlyList<string> arguments)
    {
        var host = Path.GetFullPath(Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return Assembly is { } program && File.Exists(host)
            ? new ProcessStartInfo(host, ["exec", program, .. arguments]) { CreateNoWindow = true }
            : new ProcessStartInfo(Environment.ProcessPath!, arguments) { CreateNoWindow = true };
    }
}
