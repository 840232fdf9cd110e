// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>A way to run managed code, by settings of the runtime that a process has from its start.</summary>
/// <param name="Name">Its name in options and columns.</param>
/// <param name="Meaning">What it is, for the legend.</param>
/// <param name="Settings">Environment variables.</param>
internal sealed record JitMode(string Name, string Meaning, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>What everything is compared with: this program's own settings.</summary>
    public static readonly JitMode Default = new("default", "tiers, PGO, OSR; workstation GC that is not concurrent", new Dictionary<string, string>());

    /// <summary>No JIT at all: the variants are compiled before.</summary>
    public static readonly JitMode NativeAot = new("native-aot", "compiled ahead of time, for this processor", new Dictionary<string, string>());

    public static readonly IReadOnlyList<JitMode> All =
    [
        Of("tier-0", "code as first compiled, for good", ("TC_CallCounting", "0"), ("TC_OnStackReplacement", "0"), ("ReadyToRun", "0")),
        Of("tier-1", "compiled once, optimized, without a profile", ("TieredCompilation", "0")),
        Of("no-pgo", "tiers without a profile", ("TieredPGO", "0")),
        Of("no-osr", "loops that run long stay at tier 0 until their method is called again", ("TC_OnStackReplacement", "0")),
        Of("no-r2r", "without precompiled code of the runtime's libraries", ("ReadyToRun", "0")),
        Of("no-avx512", "vectors of 256 bits", ("EnableAVX512", "0"), ("EnableAVX512F", "0")),
        Of("no-avx2", "vectors of 128 bits", ("EnableAVX2", "0")),
        Of("server-gc", "server GC", ("gcServer", "1")),
        Of("concurrent-gc", "workstation GC, concurrent", ("gcConcurrent", "1")),
        NativeAot,
    ];

    /// <param name="names">Names; none: all.</param>
    /// <exception cref="UsageException">There is no mode of a name.</exception>
    public static IReadOnlyList<JitMode> Find(IReadOnlyList<string> names) => names.Count == 0 ? All
        : [.. names.Select(name => All.FirstOrDefault(mode => mode.Name == name) ?? throw new UsageException(
            $"There is no JIT mode \"{name}\". There are: {string.Join(", ", All.Select(mode => mode.Name))}."))];

    private static JitMode Of(string name, string meaning, params (string Name, string Value)[] settings) =>
        new(name, meaning, settings.ToDictionary(setting => $"DOTNET_{setting.Name}", setting => setting.Value));
}
