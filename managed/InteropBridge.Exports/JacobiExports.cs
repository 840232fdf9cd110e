// SPDX-License-Identifier: MIT
namespace InteropBridge.Exports;

/// <summary>The functions of jacobi.h.</summary>
internal static class JacobiExports
{
    /// <summary>Creates a solver for grids of (rows + 2) x (columns + 2) elements, row by row.</summary>
    /// <param name="rows">interior rows, at least 1</param>
    /// <param name="columns">interior columns, at least 1</param>
    /// <param name="threads">1..1024</param>
    /// <returns>the solver</returns>
    /// <exception cref="ArgumentOutOfRangeException">an argument is out of range</exception>
    [NativeExport("jacobi_create")]
    internal static JacobiSolver Create(int rows, int columns, int threads) => new(rows, columns, threads);

    /// <summary>Takes steps: each interior cell becomes (up + left + itself + right + down) * 0.2.</summary>
    /// <param name="solver">of the grid's shape</param>
    /// <param name="grid">the grid; on return the state after the last step</param>
    /// <param name="steps">how many, at least 0</param>
    /// <exception cref="ArgumentException">the grid is too short</exception>
    [NativeExport("jacobi_solve")]
    internal static void Solve(JacobiSolver solver, Span<double> grid, long steps) => solver.Solve(grid, steps);

    /// <summary>The length of a text in UTF-16 code units, or -1 for no text: shows how strings cross.</summary>
    /// <param name="text">or NULL</param>
    [NativeExport("jacobi_text_length")]
    internal static int TextLength(string? text) => text?.Length ?? -1;

    /// <summary>Fails, as a method with a mistake would.</summary>
    /// <exception cref="IndexOutOfRangeException">always</exception>
    [NativeExport("jacobi_fail")]
    internal static int Fail()
    {
        int[] none = [];
        return none[Environment.ProcessorCount];
    }
}
