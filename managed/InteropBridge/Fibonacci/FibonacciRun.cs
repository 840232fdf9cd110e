// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge;

/// <summary>A back end with a list of its own to fill, for verification and measurement.</summary>
internal sealed class FibonacciRun(FibonacciBackend backend, FibonacciInput input) : IKernelRun
{
    private readonly ulong[] _values = new ulong[input.Count];

    public void Load() => Array.Clear(_values);

    public void Solve() => backend.ComputeList(_values, WorkMonitor.None);

    public object ReadBack() => _values;

    public void Dispose() => backend.Dispose();
}
