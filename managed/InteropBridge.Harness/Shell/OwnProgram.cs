// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Shell;

/// <summary>Starts this program again, in a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>With the host that runs it, or directly if it has its own runtime.</summary>
    /// <param name="arguments">Verb and options.</param>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is one of the cases.")]
    public static ProcessStartInfo With(params IReadOnlyList<string> arguments)
    {
        var program = typeof(OwnProgram).Assembly.Location;
        var host = Path.GetFullPath(Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return program.Length > 0 && File.Exists(host)
            ? new ProcessStartInfo(host, ["exec", program, .. arguments]) { CreateNoWindow = true }
            : new ProcessStartInfo(Environment.ProcessPath!, arguments) { CreateNoWindow = true };
    }
}
