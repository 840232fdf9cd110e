// SPDX-License-Identifier: MIT
using System.Collections;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Environments;

namespace InteropBridge.Harness.Machine;

/// <summary>Reads <see cref="MachineInfo"/>.</summary>
internal static class MachineReader
{
    private static readonly string[] Switches =
        ["System.Runtime.TieredCompilation", "System.Runtime.TieredPGO", "System.Runtime.TieredCompilation.QuickJitForLoops"];

    public static MachineInfo Read()
    {
        var host = HostEnvironmentInfo.GetCurrent();
        return new MachineInfo
        {
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            Cpu = host.Cpu.Value?.ProcessorName,
            PhysicalCores = host.Cpu.Value?.PhysicalCoreCount,
            Processors = Environment.ProcessorCount,
            Caches = SystemFiles.Caches(),
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Governor = SystemFiles.Line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
            TransparentHugePages = SystemFiles.Line("/sys/kernel/mm/transparent_hugepage/enabled"),
            LoadAverage = SystemFiles.LoadAverage(),
            Runtime = RuntimeInformation.FrameworkDescription,
            ManagedVectors = Vectors,
            RuntimeSettings = Settings(),
            HarnessVersion = typeof(MachineReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion,
        };
    }

    public static string Vectors => Vector512.IsHardwareAccelerated ? "Vector512"
        : Vector256.IsHardwareAccelerated ? "Vector256"
        : Vector128.IsHardwareAccelerated ? "Vector128" : "none";

    private static SortedDictionary<string, string> Settings()
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["gc"] = (GCSettings.IsServerGC ? "server" : "workstation") + ", " + GCSettings.LatencyMode,
        };
        foreach (var name in Switches)
        {
            if (AppContext.TryGetSwitch(name, out var on))
            {
                settings[name] = on ? "true" : "false";
            }
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (SpeedRelated(name) && !OwnProcesses.Contains(name))
            {
                settings[name] = (string?)variable.Value ?? "";
            }
        }

        return settings;
    }

    /// <summary>What processes of one run tell each other.</summary>
    private static readonly string[] OwnProcesses = ["INTEROPBRIDGE_WATCHED_FROM", "INTEROPBRIDGE_PART", "INTEROPBRIDGE_CHECKED_ROWS"];

    /// <summary>DOTNET_ names of the JIT and the GC, OpenMP's, and our own; not those of the SDK and its telemetry.</summary>
    private static bool SpeedRelated(string name) =>
        name.StartsWith("DOTNET_Tiered", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_TC_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_OSR", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_ReadyToRun", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_Enable", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_GC", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_PROCESSOR_COUNT", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OMP_", StringComparison.Ordinal)
        || name.StartsWith("KMP_", StringComparison.Ordinal)
        || name.StartsWith("GOMP_", StringComparison.Ordinal)
        || name.StartsWith("INTEROPBRIDGE_", StringComparison.Ordinal);
}
