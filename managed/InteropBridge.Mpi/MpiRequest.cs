// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;

namespace InteropBridge.Mpi;

/// <summary>A message under way. Its memory stays pinned until it is done. Disposed before that, one that receives is cancelled,
/// and one that sends is waited for. One that is never disposed nor completed keeps its memory until the job ends.</summary>
public sealed class MpiRequest : IDisposable
{
    /// <summary>Those under way. A request that its owner has dropped stays here until the job ends: the finalizer would have to wait
    /// for the message.</summary>
    private static readonly ConcurrentDictionary<MpiRequest, bool> UnderWay = [];

    private readonly RequestHandle _handle;
    private readonly int _elementSize;
    private MpiMessage? _message;

    internal MpiRequest(RequestHandle handle, int elementSize) =>
        (_handle, _elementSize, UnderWay[this]) = (handle, elementSize, true);

    /// <summary>Whether it is known to be done; <see cref="TryComplete"/> asks.</summary>
    public bool IsCompleted => _message is not null;

    /// <summary>Waits for all of them.</summary>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public static void WaitAll(params ReadOnlySpan<MpiRequest> requests)
    {
        foreach (var request in requests)
        {
            request.Wait();
        }
    }

    /// <summary>Waits until it is done.</summary>
    /// <exception cref="MpiException">MPI reports an error, such as a message longer than the memory.</exception>
    public MpiMessage Wait()
    {
        Complete(wait: 1, out var message);
        return message;
    }

    /// <summary>Whether it is done, without waiting.</summary>
    /// <exception cref="MpiException">MPI reports an error, such as a message longer than the memory.</exception>
    public bool TryComplete(out MpiMessage message) => Complete(wait: 0, out message);

    /// <inheritdoc/>
    public void Dispose()
    {
        UnderWay.TryRemove(this, out _);
        _handle.Dispose();
    }

    private bool Complete(int wait, out MpiMessage message)
    {
        if (_message is null)
        {
            try
            {
                var (done, source, tag, bytes) = SafeMpi.RequestComplete(_handle, wait);
                if (done == 0)
                {
                    message = default;
                    return false;
                }

                _message = new MpiMessage(source, tag, (int)(bytes / _elementSize));
            }
            catch (MpiException)
            {
                Dispose();
                throw;
            }

            Dispose(); // lets the memory go
        }

        message = _message.Value;
        return true;
    }
}
