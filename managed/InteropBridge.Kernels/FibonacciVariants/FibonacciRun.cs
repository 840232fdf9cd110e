// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>A variant with a list of its own to fill, for verification and measurement.</summary>
internal sealed class FibonacciRun(FibonacciImplementation implementation, FibonacciInput input) : IKernelRun
{
    private readonly ulong[] _values = new ulong[input.Count];

    public TimeSpan? DeviceTime => implementation.DeviceTime;

    public void Load() => Array.Clear(_values);

    public void Solve() => implementation.ComputeList(_values, WorkMonitor.None);

    public object ReadBack() => _values;

    public void Dispose() => implementation.Dispose();
}
