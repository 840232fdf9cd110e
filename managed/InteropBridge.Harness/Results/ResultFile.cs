// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;

namespace InteropBridge.Harness.Results;

/// <summary>The result of a run, as the JSON file holds it. Seconds are wall-clock time.</summary>
internal sealed record ResultFile
{
    /// <summary>The format that this version writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of this format.</summary>
    public int Format { get; init; } = CurrentFormat;

    public required MachineInfo Environment { get; init; }

    public required RunInfo Run { get; init; }

    /// <summary>The back ends of the rows, each once.</summary>
    public required IReadOnlyList<ResultBackend> Backends { get; init; }

    /// <summary>The answers, a kernel each.</summary>
    public IReadOnlyList<ResultAnswer> Answers { get; init; } = [];

    public required IReadOnlyList<ResultRow> Rows { get; init; }
}
