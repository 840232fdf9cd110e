// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The charts of one kernel.</summary>
/// <param name="Workload">The kernel's rows.</param>
/// <param name="Charts">Its charts, the most telling first; empty if nothing can be drawn.</param>
internal sealed record WorkloadCharts(Workload Workload, IReadOnlyList<Chart> Charts);
