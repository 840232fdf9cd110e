// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>A group of ranks that exchange messages. Its collective methods are called by every rank, in the same order; the
/// remarks of a method say so.</summary>
/// <remarks>Lengths, types and ranks are checked before MPI is called. What no rank can see alone, such as a length that differs
/// from one rank to another, <see cref="RequireSame"/> checks.</remarks>
public partial class Communicator : IDisposable
{
    private readonly bool _isOwned;

    internal Communicator(CommHandle handle, bool isOwned = true)
    {
        (Handle, _isOwned) = (handle, isOwned);
        (Rank, Size) = SafeMpi.CommPlace(handle);
    }

    /// <summary>This process's number, from 0.</summary>
    public int Rank { get; }

    /// <summary>How many ranks there are.</summary>
    public int Size { get; }

    internal CommHandle Handle { get; }

    /// <summary>The same ranks, for messages that meet no others.</summary>
    /// <remarks>Collective.</remarks>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public Communicator Duplicate() => new(SafeMpi.CommDup(Handle));

    /// <summary>The ranks with the same colour.</summary>
    /// <remarks>Collective.</remarks>
    /// <param name="colour">At least 0; null to be in no group.</param>
    /// <param name="key">Ranks of the group are in the order of this, and then of their old rank.</param>
    /// <returns>Null without a colour.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The colour is negative.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public Communicator? Split(int? colour, int key = 0)
    {
        if (colour is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(colour));
        }

        return IfAny(SafeMpi.CommSplit(Handle, colour ?? -1, key));
    }

    /// <summary>The ranks on the same machine.</summary>
    /// <remarks>Collective.</remarks>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public Communicator SplitByMachine() => new(SafeMpi.CommSplitMachine(Handle));

    /// <summary>The ranks as a grid.</summary>
    /// <remarks>Collective.</remarks>
    /// <param name="lengths">Length of each of 1..8 dimensions. Their product is at most <see cref="Size"/>.</param>
    /// <param name="periodic">Whether a dimension is a ring; empty if none is.</param>
    /// <returns>Null on the ranks that are left over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive, or there are not so many ranks.</exception>
    /// <exception cref="ArgumentException">There are not as many rings as dimensions.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public CartesianCommunicator? CreateGrid(ReadOnlySpan<int> lengths, ReadOnlySpan<bool> periodic = default)
    {
        if (!periodic.IsEmpty && periodic.Length != lengths.Length)
        {
            throw new ArgumentException($"{lengths.Length} dimensions, and {periodic.Length} that may be rings", nameof(periodic));
        }

        var rings = new int[lengths.Length];
        for (var i = 0; i < periodic.Length; i++)
        {
            rings[i] = periodic[i] ? 1 : 0;
        }

        var handle = SafeMpi.CartCreate(Handle, lengths, rings);
        var grid = new CartesianCommunicator(handle, lengths.Length);
        return grid.Size > 0 ? grid : Without(grid);
    }

    /// <summary>Releases the communicator. That of all ranks stays until the job ends.</summary>
    /// <remarks>Collective. One that is never disposed stays until the job ends.</remarks>
    public void Dispose()
    {
        if (_isOwned && !Handle.IsClosed && !Handle.IsInvalid && SafeMpi.State() == 1)
        {
            SafeMpi.CommFree(Handle);
        }

        Handle.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Communicator? IfAny(CommHandle handle)
    {
        var part = new Communicator(handle);
        return part.Size > 0 ? part : Without(part);
    }

    private static CartesianCommunicator? Without(Communicator none)
    {
        none.Dispose();
        return null;
    }
}
