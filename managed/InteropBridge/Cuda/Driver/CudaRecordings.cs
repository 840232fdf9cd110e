// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda.Driver;

/// <summary>The streams of a context that record a graph at the moment. Waiting for the device would end a recording, so what
/// has to wait for the device before it is released, such as what the garbage collector found, is kept until the last one
/// ends.</summary>
/// <param name="context">The context.</param>
internal sealed unsafe class CudaRecordings(CudaContext context)
{
    /// <summary>Recordings of this thread.</summary>
    [ThreadStatic]
    private static int _ofThread;

    private readonly Lock _gate = new();
    private readonly Queue<(nint Release, nint Value)> _postponed = new();
    private int _count;

    public void Begin()
    {
        lock (_gate)
        {
            _count++;
            _ofThread++;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _ofThread--;
            if (--_count == 0)
            {
                while (_postponed.TryDequeue(out var one))
                {
                    _ = Release((delegate* unmanaged[Cdecl]<nint, int>)one.Release, one.Value);
                }
            }
        }
    }

    /// <summary>Releases what the collector found, or work that is queued may use, when none can use it any more.</summary>
    public bool ReleaseCollected(delegate* unmanaged[Cdecl]<nint, int> release, nint value)
    {
        lock (_gate) // a recording that begins now waits
        {
            if (_count == 0)
            {
                return Release(release, value);
            }

            _postponed.Enqueue(((nint)release, value));
            return true;
        }
    }

    /// <summary>Allows this thread what the driver refuses to a thread that records, such as loading code, until the result is
    /// disposed. Not what waits for the device.</summary>
    public Allowance Allow() => new(context.Driver, _ofThread > 0);

    private bool Release(delegate* unmanaged[Cdecl]<nint, int> release, nint value)
    {
        var released = context.Call(release, value, wait: true);
        context.DangerousRelease();
        return released;
    }

    /// <summary>See <see cref="Allow"/>.</summary>
    public readonly ref struct Allowance
    {
        private const int Relaxed = 2; // CU_STREAM_CAPTURE_MODE_RELAXED

        private readonly CudaDriver? _driver;
        private readonly int _before;

        public Allowance(CudaDriver driver, bool needed)
        {
            if (needed)
            {
                var mode = Relaxed;
                _ = driver.Api.cuThreadExchangeStreamCaptureMode(&mode);
                (_driver, _before) = (driver, mode);
            }
        }

        public void Dispose()
        {
            if (_driver is not null)
            {
                var mode = _before;
                _ = _driver.Api.cuThreadExchangeStreamCaptureMode(&mode);
            }
        }
    }
}
