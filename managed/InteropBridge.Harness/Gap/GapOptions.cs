// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>The options of <c>gap</c>.</summary>
internal sealed record GapOptions
{
    /// <summary>Names of kernels; empty: all.</summary>
    public IReadOnlyList<string> Kernels { get; init; } = [];

    /// <summary>Ids of variants; empty: all. The baseline is always among them.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Ids of variants to leave out.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Names of back ends; empty: all. The baseline of a kernel that has such a variant is included.</summary>
    public IReadOnlyList<string> Backends { get; init; } = [];

    /// <summary>Element types, for kernels that have them; a kernel that has none of these runs in its first.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Files of assemblies with more tables.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Sizes by name; a kernel takes its own and its defaults for the rest.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; init; } = new Dictionary<string, long>();

    /// <summary>The value of every extent that <see cref="Sizes"/> does not name, whatever the kernel calls it; null for the
    /// defaults.</summary>
    public long? Extent { get; init; }

    /// <summary>Sizes at which everything is measured, one after the other; null for one size.</summary>
    public Sweep? Sweep { get; init; }

    /// <summary>Threads or processes of parallel variants.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of a random input; 0 for the kernel's standard input.</summary>
    public int InputSeed { get; init; }

    public Limits Limits { get; init; } = new();

    /// <summary>Processes that the rounds are spread over.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>How many they may become, in the same time, while they differ more than rounds do.</summary>
    public int MostProcesses { get; init; } = 1;

    /// <summary>Time that other sizes take afterwards, at most.</summary>
    public TimeSpan TimeAfter { get; init; }

    /// <summary>Orders of the native library's objects that everything is measured with, and nothing else; null for the comparison.</summary>
    public int? Layouts { get; init; }

    /// <summary>The modes that managed rows are measured in, and nothing else; null for the comparison.</summary>
    public IReadOnlyList<JitMode>? JitModes { get; init; }

    /// <summary>Seed of the order within rounds and of the bootstrap.</summary>
    public int OrderSeed { get; init; } = 1;

    public bool Quick { get; init; }

    /// <summary>Whether variants are checked in a process of their own before.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Whether assemblies built without optimization are measured all the same.</summary>
    public bool AllowDebug { get; init; }

    /// <summary>How long checking a variant may take; null for two minutes more than checking the baseline took.</summary>
    public TimeSpan? VariantTimeout { get; init; }

    /// <summary>Whether every sample is taken a second time while another process keeps one core busy.</summary>
    public bool Contended { get; init; }

    /// <summary>Folder of the result files; null: <c>artifacts/results</c>.</summary>
    public string? Output { get; init; }

    /// <summary>The name under which the result is kept for <c>gap compare --baseline</c>; null for none.</summary>
    public string? SaveBaseline { get; init; }

    /// <summary>Whether it is said in the end which step pays most next.</summary>
    public bool Advise { get; init; }

    /// <summary>Whether the report is opened in the browser afterwards.</summary>
    public bool Open { get; init; }

    /// <summary>Whether only the answer and what went wrong is shown.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether the result is written to standard output as JSON, and nothing else is.</summary>
    public bool Json { get; init; }

    /// <summary>The command line, for the report.</summary>
    public string Command { get; init; } = "interopbridge gap";
}
