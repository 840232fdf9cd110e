// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>A matrix in a file, row by row and without a header, of which every rank writes or reads its block (MPI-IO). The
/// matrix never exists in one place.</summary>
public static class MatrixFile
{
    /// <summary>Elements that one call moves at most, of 8 bytes or fewer: a gigabyte.</summary>
    internal const int MostElements = 1 << 27;

    /// <summary>Writes it; a file that exists is replaced.</summary>
    /// <remarks>Collective.</remarks>
    /// <param name="ranks">The ranks.</param>
    /// <param name="path">A file that all ranks see.</param>
    /// <param name="rows">Of the whole matrix.</param>
    /// <param name="columns">Of the whole matrix.</param>
    /// <param name="block">This rank's part; it may be empty.</param>
    /// <param name="data">The block, row by row.</param>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The block is not in the matrix.</exception>
    /// <exception cref="ArgumentException">The data has another length.</exception>
    /// <exception cref="MpiException">The file cannot be written.</exception>
    public static void Write<T>(Communicator ranks, string path, int rows, int columns, MatrixBlock block, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(ranks);
        SafeMpi.FileWriteBlock(ranks.Handle, path, rows, columns, block.Row, block.Column, block.Rows, block.Columns,
            MpiElement.Bytes(data), MpiElement.Number<T>());
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The block is not in the matrix.</exception>
    /// <exception cref="ArgumentException">The data has another length, or the file another size.</exception>
    /// <exception cref="MpiException">The file cannot be read.</exception>
    /// <inheritdoc cref="Write"/>
    public static void Read<T>(Communicator ranks, string path, int rows, int columns, MatrixBlock block, Span<T> data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(ranks);
        SafeMpi.FileReadBlock(ranks.Handle, path, rows, columns, block.Row, block.Column, block.Rows, block.Columns,
            MpiElement.Bytes(data), MpiElement.Number<T>());
    }
}
