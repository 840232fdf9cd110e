// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Compare;

/// <summary>What two runs differ in besides their times.</summary>
internal static class Differences
{
    /// <summary>What makes times incomparable: machines and workloads. Empty if nothing does.</summary>
    public static IEnumerable<string> Fatal(ResultFile before, ResultFile after)
    {
        var (then, now) = (before.Environment, after.Environment);
        (string What, object? Then, object? Now)[] facts =
        [
            ("processor", then.Cpu, now.Cpu), ("number of processors", then.Processors, now.Processors),
            ("architecture", then.Architecture, now.Architecture), ("operating system", then.OperatingSystem, now.OperatingSystem),
        ];
        return Unequal(facts).Concat(Workloads(before, after));
    }

    /// <summary>What a reader should know, and may be what the comparison is about. Empty if there is nothing.</summary>
    public static IEnumerable<string> Notable(ResultFile before, ResultFile after)
    {
        var (then, now) = (before.Environment, after.Environment);
        (string What, object? Then, object? Now)[] facts =
        [
            ("runtime", then.Runtime, now.Runtime), ("managed vectors", then.ManagedVectors, now.ManagedVectors),
            ("runtime settings", Text(then.RuntimeSettings), Text(now.RuntimeSettings)),
            ("harness version", then.HarnessVersion, now.HarnessVersion), ("input seed", before.Run.InputSeed, after.Run.InputSeed),
            .. from backend in after.Backends
               join earlier in before.Backends on backend.Name equals earlier.Name
               select (backend.Name, (object?)earlier.Details, (object?)backend.Details),
            .. from row in after.Rows
               join earlier in before.Rows on (row.Kernel, row.Type, row.Variant) equals (earlier.Kernel, earlier.Type, earlier.Variant)
               where row.Threads != earlier.Threads
               select ($"threads of {row.Variant}", (object?)earlier.Threads, (object?)row.Threads),
        ];
        return Unequal(facts);
    }

    /// <summary>Kernels that have no type and sizes in common. Those of a sweep may have further ones.</summary>
    private static IEnumerable<string> Workloads(ResultFile before, ResultFile after)
    {
        static ILookup<string, string> Of(ResultFile file) =>
            Workload.Of(file).ToLookup(workload => workload.Kernel, workload => $"{workload.Type} with {Workload.Text(workload.Sizes)}");
        var (then, now) = (Of(before), Of(after));
        var common = now.Where(kernel => then.Contains(kernel.Key)).ToList();
        return common.Count == 0 ? ["kernels: there is none that both have measured"]
            : common.Where(kernel => !kernel.Intersect(then[kernel.Key]).Any()).Select(kernel =>
                $"workload of {kernel.Key}: {string.Join(" and ", then[kernel.Key])} before, {string.Join(" and ", kernel)} after");
    }

    private static IEnumerable<string> Unequal(IEnumerable<(string What, object? Then, object? Now)> facts) => facts
        .Where(fact => !Equals(fact.Then, fact.Now)).Select(fact => FormattableString.Invariant(
            $"{fact.What}: {fact.Then ?? "unknown"} before, {fact.Now ?? "unknown"} after"));

    private static string Text(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"));
}
