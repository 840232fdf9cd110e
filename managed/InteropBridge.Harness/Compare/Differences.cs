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
        return Unequal(facts).Concat(Sizes(before, after));
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

    private static IEnumerable<string> Sizes(ResultFile before, ResultFile after) =>
        from now in Workload.Of(after)
        let then = Workload.Of(before).Where(other => other.Name == now.Name).Select(other => Workload.Text(other.Sizes)).ToList()
        where then.Count > 0 && !then.Contains(Workload.Text(now.Sizes))
        select $"sizes of {now.Name}: {string.Join(" and ", then)} before, {Workload.Text(now.Sizes)} after";

    private static IEnumerable<string> Unequal(IEnumerable<(string What, object? Then, object? Now)> facts) => facts
        .Where(fact => !Equals(fact.Then, fact.Now)).Select(fact => FormattableString.Invariant(
            $"{fact.What}: {fact.Then ?? "unknown"} before, {fact.Now ?? "unknown"} after"));

    private static string Text(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"));
}
