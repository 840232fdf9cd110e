// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Cuda.Driver;

/// <summary>Describes a resource without holding it, for the report if nobody releases it.</summary>
/// <param name="kind">Such as "device memory of 400 bytes".</param>
internal sealed class CudaResource(string kind)
{
    private readonly StackTrace? _created = CudaDevice.TraceResources ? CallersTrace() : null;
    private int _reported;

    /// <summary>Reports the resource as leaked, once.</summary>
    /// <param name="how">How the leak was noticed.</param>
    public void ReportLeak(string how)
    {
        if (Interlocked.Exchange(ref _reported, 1) == 0)
        {
            CudaDevice.ReportLeak(new CudaLeakEventArgs(kind, how, _created?.ToString()));
        }
    }

    /// <summary>From the call into this library on. How many frames that is depends on what the JIT has inlined.</summary>
    private static StackTrace CallersTrace() => new(new StackTrace(fNeedFileInfo: true).GetFrames().SkipWhile(frame =>
        DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName == typeof(CudaResource).Assembly.FullName));
}
