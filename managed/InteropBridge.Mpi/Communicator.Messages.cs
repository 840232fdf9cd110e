// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Mpi;

/// <summary>Messages from one rank to another.</summary>
public partial class Communicator
{
    /// <summary>The largest tag.</summary>
    public const int MaxTag = 32767;

    /// <summary>Sends, and returns when <paramref name="data"/> may be changed again.</summary>
    /// <param name="data">At most 2 GiB - 1. An element type that MPI does not know is sent as bytes.</param>
    /// <param name="to">The rank that receives.</param>
    /// <param name="tag">0..<see cref="MaxTag"/>; the receiver can choose by it.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or tag.</exception>
    /// <exception cref="OverflowException"><paramref name="data"/> is too large.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Send<T>(ReadOnlySpan<T> data, int to, int tag = 0)
        where T : unmanaged
    {
        CheckRank(to, nameof(to));
        SafeMpi.Send(Handle, MpiElement.Bytes(data), MpiElement.NumberOrBytes<T>(), to, tag);
    }

    /// <summary>Receives. A message may be shorter than <paramref name="data"/>, but not longer.</summary>
    /// <param name="data">Where to.</param>
    /// <param name="from">The rank that sends; null for any.</param>
    /// <param name="tag">Null for any.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or tag.</exception>
    /// <exception cref="OverflowException"><paramref name="data"/> is too large.</exception>
    /// <exception cref="MpiException">MPI reports an error; the message was too long, for instance.</exception>
    public MpiMessage Receive<T>(Span<T> data, int? from = null, int? tag = null)
        where T : unmanaged
    {
        CheckRank(from ?? 0, nameof(from));
        CheckTag(tag);
        var (source, itsTag, bytes) =
            SafeMpi.Receive(Handle, MpiElement.Bytes(data), MpiElement.NumberOrBytes<T>(), from ?? -1, tag ?? -1);
        return new MpiMessage(source, itsTag, (int)(bytes / Unsafe.SizeOf<T>()));
    }

    /// <summary>Begins to send. The memory stays pinned until the request is done, and must not be changed before.</summary>
    /// <inheritdoc cref="Send"/>
    public MpiRequest BeginSend<T>(ReadOnlyMemory<T> data, int to, int tag = 0)
        where T : unmanaged
    {
        CheckRank(to, nameof(to));
        return new MpiRequest(
            SafeMpi.BeginSend(Handle, ByteMemory<T>.Of(data), MpiElement.NumberOrBytes<T>(), to, tag), Unsafe.SizeOf<T>());
    }

    /// <summary>Begins to receive. The memory stays pinned until the request is done, and must not be used before.</summary>
    /// <inheritdoc cref="Receive"/>
    public MpiRequest BeginReceive<T>(Memory<T> data, int? from = null, int? tag = null)
        where T : unmanaged
    {
        CheckRank(from ?? 0, nameof(from));
        CheckTag(tag);
        return new MpiRequest(SafeMpi.BeginReceive(
            Handle, ByteMemory<T>.Of(data), MpiElement.NumberOrBytes<T>(), from ?? -1, tag ?? -1), Unsafe.SizeOf<T>());
    }

    /// <summary>Whether a message has arrived, without receiving it.</summary>
    /// <param name="message">Its source, tag and length, in elements of <typeparamref name="T"/>.</param>
    /// <param name="from">The rank that sends; null for any.</param>
    /// <param name="tag">Null for any.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or tag.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public bool Probe<T>(out MpiMessage message, int? from = null, int? tag = null)
        where T : unmanaged
    {
        CheckRank(from ?? 0, nameof(from));
        CheckTag(tag);
        var (found, source, itsTag, bytes) = SafeMpi.Probe(Handle, from ?? -1, tag ?? -1);
        message = new MpiMessage(source, itsTag, (int)(bytes / Unsafe.SizeOf<T>()));
        return found != 0;
    }

    internal void CheckRank(int rank, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, Size, name);
    }

    private static void CheckTag(int? tag) => ArgumentOutOfRangeException.ThrowIfNegative(tag ?? 0, nameof(tag));
}
