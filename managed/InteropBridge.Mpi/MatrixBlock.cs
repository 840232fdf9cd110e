// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>A rectangle of a matrix.</summary>
/// <param name="Row">First row, from 0.</param>
/// <param name="Column">First column, from 0.</param>
/// <param name="Rows">Rows; 0 for none.</param>
/// <param name="Columns">Columns; 0 for none.</param>
public readonly record struct MatrixBlock(int Row, int Column, int Rows, int Columns)
{
    /// <summary>Elements in it.</summary>
    public long Length => (long)Rows * Columns;

    /// <summary>The part of this that is part of another one, too; without rows or columns if there is none.</summary>
    public MatrixBlock Intersect(MatrixBlock other)
    {
        var (row, column) = (Math.Max(Row, other.Row), Math.Max(Column, other.Column));
        return new(row, column, Math.Max(0, Math.Min(Row + Rows, other.Row + other.Rows) - row),
            Math.Max(0, Math.Min(Column + Columns, other.Column + other.Columns) - column));
    }

    /// <summary>The block in pieces of whole rows; none if it is empty.</summary>
    /// <param name="mostElements">Of a piece, at least 1; a single row may have more.</param>
    public IEnumerable<MatrixBlock> InRows(int mostElements)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostElements, 1);
        return Length == 0 ? [] : Pieces(this, Math.Max(1, mostElements / Columns));

        static IEnumerable<MatrixBlock> Pieces(MatrixBlock block, int rows)
        {
            for (long row = 0; row < block.Rows; row += rows)
            {
                yield return block with { Row = block.Row + (int)row, Rows = (int)Math.Min(rows, block.Rows - row) };
            }
        }
    }
}
