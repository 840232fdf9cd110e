// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>The C forms, which work in the system's own memory.</summary>
internal sealed class NativeNBody<T>(int threads, bool openMP) : NBodyImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override long Advance(NBodySystem<T> system, long steps, T timeStep, T softening, WorkMonitor monitor) => openMP
        ? SafeNative.NbodyOpenmp(
            system.X, system.Y, system.Z, system.VelocityX, system.VelocityY, system.VelocityZ, system.Mass,
            softening, timeStep, steps, threads, monitor.Progress, monitor.CancellationToken)
        : SafeNative.NbodySerial(
            system.X, system.Y, system.Z, system.VelocityX, system.VelocityY, system.VelocityZ, system.Mass,
            softening, timeStep, steps, monitor.Progress, monitor.CancellationToken);
}
