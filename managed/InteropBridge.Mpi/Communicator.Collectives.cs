// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Mpi;

/// <summary>What all ranks do together. Every method here is collective.</summary>
public partial class Communicator
{
    /// <summary>Waits until all ranks are here.</summary>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Barrier() => SafeMpi.Barrier(Handle);

    /// <summary>Copies the root's data to all ranks.</summary>
    /// <param name="data">As long on every rank.</param>
    /// <param name="root">The rank that has it.</param>
    /// <typeparam name="T">Element type; one that MPI does not know is sent as bytes.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Broadcast<T>(Span<T> data, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        SafeMpi.Broadcast(Handle, MpiElement.Bytes(data), MpiElement.NumberOrBytes<T>(), root);
    }

    /// <summary>Combines the ranks' data, element by element, on the root.</summary>
    /// <param name="data">As long on every rank.</param>
    /// <param name="result">As long as <paramref name="data"/> on the root, and may be the same there; empty elsewhere.</param>
    /// <param name="operation">How.</param>
    /// <param name="root">The rank that gets the result.</param>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <exception cref="ArgumentException">The result has another length, or the operation is none for the type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Reduce<T>(ReadOnlySpan<T> data, Span<T> result, MpiOperation operation, int root = 0)
        where T : unmanaged, INumber<T>
    {
        CheckRank(root, nameof(root));
        SafeMpi.Reduce(Handle, MpiElement.Bytes(data), MpiElement.Bytes(result), MpiElement.Number<T>(), (int)operation, root);
    }

    /// <summary>Combines the ranks' data, element by element, on all ranks.</summary>
    /// <param name="data">As long on every rank.</param>
    /// <param name="result">As long as <paramref name="data"/>, and may be the same; another overlap is refused.</param>
    /// <param name="operation">How.</param>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <exception cref="ArgumentException">The result has another length, or the operation is none for the type.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void AllReduce<T>(ReadOnlySpan<T> data, Span<T> result, MpiOperation operation)
        where T : unmanaged, INumber<T> =>
        SafeMpi.AllReduce(Handle, MpiElement.Bytes(data), MpiElement.Bytes(result), MpiElement.Number<T>(), (int)operation);

    /// <summary>Combines a number of every rank, on all ranks.</summary>
    /// <inheritdoc cref="AllReduce{T}(ReadOnlySpan{T}, Span{T}, MpiOperation)"/>
    public T AllReduce<T>(T value, MpiOperation operation)
        where T : unmanaged, INumber<T>
    {
        var all = new Span<T>(ref value);
        AllReduce(all, all, operation);
        return value;
    }

    /// <summary>Collects equal parts on the root, in the order of the ranks.</summary>
    /// <param name="part">As long on every rank.</param>
    /// <param name="all">On the root: <see cref="Size"/> parts. Empty elsewhere.</param>
    /// <param name="root">The rank that gets them.</param>
    /// <typeparam name="T">Element type; one that MPI does not know is sent as bytes.</typeparam>
    /// <exception cref="ArgumentException">On the root: <paramref name="all"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Gather<T>(ReadOnlySpan<T> part, Span<T> all, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        SafeMpi.Gather(Handle, MpiElement.Bytes(part), MpiElement.Bytes(all), MpiElement.NumberOrBytes<T>(), root);
    }

    /// <summary>Collects parts of different lengths on the root, in the order of the ranks.</summary>
    /// <param name="part">This rank's.</param>
    /// <param name="all">On the root: all parts. Empty elsewhere.</param>
    /// <param name="lengths">On the root: how many elements come from each rank. Empty elsewhere.</param>
    /// <param name="root">The rank that gets them.</param>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <exception cref="ArgumentException">On the root: the lengths do not add up to that of <paramref name="all"/>, are not one
    /// for each rank, or not this rank's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Gather<T>(ReadOnlySpan<T> part, Span<T> all, ReadOnlySpan<int> lengths, int root = 0)
        where T : unmanaged, INumber<T>
    {
        CheckRank(root, nameof(root));
        SafeMpi.GatherParts(Handle, MpiElement.Bytes(part), MpiElement.Bytes(all), lengths, MpiElement.Number<T>(), root);
    }

    /// <summary>Collects equal parts on all ranks, in the order of the ranks.</summary>
    /// <param name="part">As long on every rank.</param>
    /// <param name="all"><see cref="Size"/> parts.</param>
    /// <typeparam name="T">Element type; one that MPI does not know is sent as bytes.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="all"/> has another length.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void AllGather<T>(ReadOnlySpan<T> part, Span<T> all)
        where T : unmanaged =>
        SafeMpi.AllGather(Handle, MpiElement.Bytes(part), MpiElement.Bytes(all), MpiElement.NumberOrBytes<T>());

    /// <summary>Hands equal parts of the root's data out, in the order of the ranks.</summary>
    /// <param name="all">On the root: <see cref="Size"/> parts. Empty elsewhere.</param>
    /// <param name="part">As long on every rank.</param>
    /// <param name="root">The rank that has them.</param>
    /// <typeparam name="T">Element type; one that MPI does not know is sent as bytes.</typeparam>
    /// <exception cref="ArgumentException">On the root: <paramref name="all"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void Scatter<T>(ReadOnlySpan<T> all, Span<T> part, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        SafeMpi.Scatter(Handle, MpiElement.Bytes(all), MpiElement.Bytes(part), MpiElement.NumberOrBytes<T>(), root);
    }

    /// <summary>Sends part i to rank i, and receives part i from it.</summary>
    /// <param name="parts">A part for each rank, equal in length.</param>
    /// <param name="received">As long; no memory of <paramref name="parts"/>.</param>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <exception cref="ArgumentException">The lengths differ, are no multiple of <see cref="Size"/>, or the memory
    /// overlaps.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void AllToAll<T>(ReadOnlySpan<T> parts, Span<T> received)
        where T : unmanaged, INumber<T> =>
        SafeMpi.AllToAll(Handle, MpiElement.Bytes(parts), MpiElement.Bytes(received), MpiElement.Number<T>());
}
