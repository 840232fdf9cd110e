// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Machine;

/// <summary>The machine, the runtime and the builds that a result was measured with. What could not be read is null.</summary>
internal sealed record MachineInfo
{
    public required string OperatingSystem { get; init; }

    public required string Architecture { get; init; }

    public required string? Cpu { get; init; }

    public required int? PhysicalCores { get; init; }

    /// <summary>Processors that this process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Such as <c>L2 2048K</c>, of the first core.</summary>
    public required IReadOnlyList<string> Caches { get; init; }

    public required long MemoryBytes { get; init; }

    /// <summary>Frequency governor of the first core; null where there is none, as in many virtual machines.</summary>
    public required string? Governor { get; init; }

    public required string? TransparentHugePages { get; init; }

    /// <summary>Load average over a minute before the run.</summary>
    public required double? LoadAverage { get; init; }

    public required string Runtime { get; init; }

    /// <summary>Widest vectors the JIT uses, such as <c>Vector512</c>.</summary>
    public required string ManagedVectors { get; init; }

    /// <summary>JIT and GC settings that differ from, or fix, the runtime's defaults.</summary>
    public required IReadOnlyDictionary<string, string> RuntimeSettings { get; init; }

    /// <summary>The measured peak of a core; null if it was not measured.</summary>
    public Roofline? Roofline { get; init; }

    public required string HarnessVersion { get; init; }
}
