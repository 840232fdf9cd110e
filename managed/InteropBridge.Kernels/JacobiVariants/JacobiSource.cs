// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The talk's kernel as text: one launch is one step, one thread one cell, everything from global memory. The built
/// form, <c>cuda/jacobi.cu</c>, is the same but for its names.</summary>
internal static class JacobiSource
{
    public const string Kernel = "jacobi_step";

    /// <summary>Blocks are laid over the interior; if the grid of blocks is not tall enough (65535 at most), they continue
    /// below. The additions are in the documented order.</summary>
    public const string Text = """
        extern "C" __global__ void jacobi_step(const REAL *from, REAL *to, int rows, int columns) {
            int column = blockIdx.x * blockDim.x + threadIdx.x + 1;
            if (column > columns) {
                return;
            }
            long long stride = (long long)columns + 2;
            for (int row = blockIdx.y * blockDim.y + threadIdx.y + 1; row <= rows; row += gridDim.y * blockDim.y) {
                const REAL *centre = from + row * stride + column;
                to[row * stride + column] =
                    ((((centre[-stride] + centre[-1]) + centre[0]) + centre[1]) + centre[stride]) * (REAL)0.2;
            }
        }
        """;

    private const int MaxGridHeight = 65535; // of every architecture

    /// <summary>Threads per block: rows of 32, so that a warp reads neighbouring cells.</summary>
    public static Dim3 Block => (32, 8);

    /// <summary>Blocks for a shape.</summary>
    public static Dim3 Grid(JacobiShape shape)
    {
        var blocks = Dim3.Covering((shape.Columns, shape.Rows), Block);
        return (blocks.X, Math.Min(blocks.Y, MaxGridHeight));
    }

    /// <summary>For the compiler: the element type, and no fused multiply-add, which would round once where all other
    /// variants round twice.</summary>
    public static string[] Options<T>() =>
        ["-fmad=false", $"--define-macro=REAL={(typeof(T) == typeof(double) ? "double" : "float")}"];
}
