// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>Ranks as a grid, in row-major order.</summary>
public sealed class CartesianCommunicator : Communicator
{
    internal CartesianCommunicator(CommHandle handle, int dimensions)
        : base(handle) => Dimensions = dimensions;

    /// <summary>How many dimensions it has.</summary>
    public int Dimensions { get; }

    /// <summary>Lengths as equal as possible for a number of ranks.</summary>
    /// <param name="ranks">How many, at least 1.</param>
    /// <param name="lengths">A length that is not 0 stays as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative, or those given do not divide the ranks.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public static void Divide(int ranks, Span<int> lengths) => SafeMpi.DimsCreate(ranks, lengths);

    /// <summary>Where a rank is.</summary>
    /// <param name="rank">0..<see cref="Communicator.Size"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public int[] CoordinatesOf(int rank)
    {
        var coordinates = new int[Dimensions];
        SafeMpi.CartCoordinates(Handle, rank, coordinates);
        return coordinates;
    }

    /// <summary>The rank at a place. In a dimension that is a ring, any number is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside of the grid, or has another number of
    /// dimensions.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public int RankAt(params ReadOnlySpan<int> coordinates) => SafeMpi.CartRank(Handle, coordinates);

    /// <summary>The neighbours of this rank.</summary>
    /// <param name="dimension">From 0.</param>
    /// <param name="distance">How many places away.</param>
    /// <returns>The ranks before and behind; null beyond an edge.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public (int? Before, int? Behind) Neighbours(int dimension, int distance = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)dimension, (uint)Dimensions, nameof(dimension));
        var (before, behind) = SafeMpi.CartShift(Handle, dimension, distance);
        return (before < 0 ? null : before, behind < 0 ? null : behind);
    }
}
