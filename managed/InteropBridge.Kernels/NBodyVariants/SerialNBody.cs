// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>All bodies on one thread, by one of the kicks.</summary>
internal sealed class SerialNBody<T>(NBodyKick.Kernel<T> kick) : NBodyImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override long Advance(NBodySystem<T> system, long steps, T timeStep, T softening, WorkMonitor monitor)
    {
        var interval = ReportInterval(system.Bodies);
        long done = 0;
        while (done < steps)
        {
            kick(system, timeStep, softening, 0, system.Bodies);
            NBodyDrift.Move(system, timeStep, 0, system.Bodies);
            done++;
            var due = done % interval == 0 || done == steps || monitor.IsCancellationRequested;
            if (due && monitor.ReportAndAskToStop(done, steps))
            {
                break;
            }
        }

        return done;
    }
}
