// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>A benchmark of a single call, as <c>bench</c> measured it.</summary>
/// <param name="Class">Class of the benchmark, such as <c>CallBenchmarks</c>.</param>
/// <param name="Method">The benchmark.</param>
/// <param name="Parameters">Its parameters, such as <c>Length=8</c>; empty if it has none.</param>
/// <param name="Median">Nanoseconds.</param>
/// <param name="Low">Lower quartile, in nanoseconds.</param>
/// <param name="High">Upper quartile, in nanoseconds.</param>
internal sealed record BenchCall(string Class, string Method, string Parameters, double Median, double Low, double High)
{
    public string Name => Parameters.Length == 0 ? Method : $"{Method} ({Parameters})";
}
