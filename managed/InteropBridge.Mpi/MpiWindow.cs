// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InteropBridge.Mpi;

/// <summary>Memory of every rank that the others read and write. MPI allocates it, so that ranks on one machine can share it.</summary>
/// <remarks>A get has its elements on return. What was put or accumulated is there after the next <see cref="Fence"/>, and what
/// a rank writes into its own memory, others see after it. Between two fences, what one rank writes no other rank may read or
/// write; any number may accumulate. With one rank the window is plain memory.</remarks>
/// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
public sealed class MpiWindow<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly WindowHandle _handle;
    private readonly ulong _memory;

    /// <summary>Memory of zeros, open to the other ranks.</summary>
    /// <remarks>Collective.</remarks>
    /// <param name="ranks">The ranks.</param>
    /// <param name="length">Elements of this rank's memory, at least 0; other ranks may have more or fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="NotSupportedException">MPI has no such element type.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public MpiWindow(Communicator ranks, int length)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        try
        {
            (_memory, _handle) = SafeMpi.WindowCreate(ranks.Handle, (long)length * Unsafe.SizeOf<T>(), MpiElement.Number<T>());
        }
        catch (MpiException failure) when (MpiLibrary.Current == MpiKind.OpenMpi && failure.Message.Contains("MPI_ERR_WIN", StringComparison.Ordinal))
        {
            // "Invalid window": none of its components can make one.
            throw new MpiException(failure.Code, $"{failure.Message}. Between machines Open MPI 4 has windows by UCX only: start the job with "
                + "--mca pml ucx --mca osc ucx --mca pml_ucx_tls any --mca pml_ucx_devices any.");
        }
    }

    /// <summary>Elements of this rank's memory.</summary>
    public int Length { get; }

    /// <summary>This rank's memory. Do not use it after the window is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The window was disposed.</exception>
    public unsafe Span<T> Local
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return new((void*)_memory, Length);
        }
    }

    /// <summary>Everything that was written before is there after it, on all ranks.</summary>
    /// <remarks>Collective.</remarks>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Fence() => SafeMpi.WindowFence(_handle);

    /// <summary>Reads a block of rows from a rank's memory.</summary>
    /// <param name="data">Where to; its length is <paramref name="rows"/> times that of a row.</param>
    /// <param name="rank">Whose memory.</param>
    /// <param name="first">Element there where the first row begins.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="stride">Elements there from one row to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank, or the block is outside of its memory.</exception>
    /// <exception cref="ArgumentException">The length is no multiple of the rows.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Get(Span<T> data, int rank, long first, int rows = 1, long stride = 1) =>
        SafeMpi.WindowGet(_handle, MpiElement.Bytes(data), rank, first, rows, stride);

    /// <summary>Writes a block of rows into a rank's memory.</summary>
    /// <param name="data">What; its length is <paramref name="rows"/> times that of a row. It may be changed on return.</param>
    /// <param name="rank">Whose memory.</param>
    /// <param name="first">Element there where the first row begins.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="stride">Elements there from one row to the next.</param>
    /// <inheritdoc cref="Get"/>
    public void Put(ReadOnlySpan<T> data, int rank, long first, int rows = 1, long stride = 1) =>
        SafeMpi.WindowPut(_handle, MpiElement.Bytes(data), rank, first, rows, stride);

    /// <summary>Combines a block of rows with a rank's memory. Each element is combined in one piece, so that any number of ranks
    /// may do so at once.</summary>
    /// <param name="data">What; its length is <paramref name="rows"/> times that of a row. It may be changed on return.</param>
    /// <param name="rank">Whose memory.</param>
    /// <param name="operation">How.</param>
    /// <param name="first">Element there where the first row begins.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="stride">Elements there from one row to the next.</param>
    /// <inheritdoc cref="Get"/>
    public void Accumulate(ReadOnlySpan<T> data, int rank, MpiOperation operation, long first, int rows = 1, long stride = 1) =>
        SafeMpi.WindowAccumulate(_handle, MpiElement.Bytes(data), rank, first, rows, stride, (int)operation);

    /// <summary>Closes the window.</summary>
    /// <remarks>Collective. One that is never disposed stays until the job ends.</remarks>
    public void Dispose()
    {
        if (!_handle.IsClosed && !_handle.IsInvalid && SafeMpi.State() == 1)
        {
            SafeMpi.WindowFree(_handle);
        }

        _handle.Dispose();
    }
}
