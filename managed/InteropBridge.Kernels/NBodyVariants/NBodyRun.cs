// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Variants;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>A variant with a system of its own to work on, for verification and measurement.</summary>
internal sealed class NBodyRun<T>(NBodyImplementation<T> implementation, NBodyInput<T> input) : IKernelRun
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T TimeStep = T.CreateChecked(NBodyCloud.TimeStep);
    private static readonly T Softening = T.CreateChecked(NBodyCloud.Softening);

    private readonly NBodySystem<T> _system = new(input.Start.Bodies);

    public void Load() => input.Start.CopyTo(_system);

    public void Solve() => implementation.Advance(_system, input.Steps, TimeStep, Softening, WorkMonitor.None);

    public object ReadBack() => _system;

    public void Dispose() => implementation.Dispose();
}
