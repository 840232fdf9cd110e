// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;

namespace InteropBridge.Harness.Doctor;

/// <summary>SDK, runtime and what the JIT uses.</summary>
internal static class DotNetFindings
{
    private const int SdkMajor = 10;

    public static IEnumerable<Finding> All()
    {
        var machine = MachineReader.Read();
        yield return Sdk(ToolProbe.FirstLine("dotnet", "--version"));
        yield return new(".NET runtime", Verdict.Ok, machine.Runtime);
        yield return new("JIT", Verdict.Ok, $"widest vectors {machine.ManagedVectors}; "
            + string.Join(", ", machine.RuntimeSettings.Select(setting => $"{setting.Key}={setting.Value}")));
    }

    /// <summary>The SDK is only needed to build, and this program is built already.</summary>
    private static Finding Sdk(string? version) =>
        version is null
            ? new(".NET SDK", Verdict.Warning, "not found on the PATH: needed to build, not to run")
            : int.TryParse(version.Split('.')[0], out var major) && major >= SdkMajor
                ? new(".NET SDK", Verdict.Ok, version)
                : new(".NET SDK", Verdict.Warning, $"{version}: building needs {SdkMajor}.0 or later");
}
