// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;

namespace InteropBridge.Harness.Doctor;

/// <summary>Processor, memory and what disturbs timing.</summary>
internal static class MachineFindings
{
    public static IEnumerable<Finding> All()
    {
        var machine = MachineReader.Read();
        yield return new("processor", Verdict.Ok,
            $"{machine.Cpu ?? "unknown"}, {machine.Architecture}, {machine.PhysicalCores?.ToString() ?? "?"} cores, "
            + $"{machine.Processors} processors for this process");
        yield return new("operating system", Verdict.Ok, machine.OperatingSystem);
        yield return new("caches", Verdict.Ok,
            machine.Caches.Count > 0 ? string.Join(", ", machine.Caches) : "not read on this system");
        yield return new("memory", Verdict.Ok, $"{Figures.Bytes(machine.MemoryBytes)} available to this process");
        yield return new("huge pages", Verdict.Ok, machine.TransparentHugePages is { } pages
            ? $"transparent: {pages}" : "not read on this system");
        yield return Governor(machine.Governor);
        yield return machine.LoadAverage is not { } load ? new("load", Verdict.Ok, "not read on this system")
            : load > machine.Processors * 0.5
                ? new("load", Verdict.Warning,
                    $"average {load:0.0} on {machine.Processors} processors: timings will be disturbed")
                : new("load", Verdict.Ok, $"average {load:0.0} on {machine.Processors} processors");
    }

    private static Finding Governor(string? governor) => governor switch
    {
        null => new("frequency", Verdict.Ok, "no governor visible (a virtual machine, or not Linux)"),
        "performance" => new("frequency", Verdict.Ok, "governor performance"),
        _ => new("frequency", Verdict.Warning,
            $"governor {governor}: short runs start slow. For steadier timings: sudo cpupower frequency-set -g performance"),
    };
}
