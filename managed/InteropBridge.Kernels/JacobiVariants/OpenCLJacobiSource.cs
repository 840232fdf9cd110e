// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The kernel of the two loops in OpenCL C: one launch is one step, one item one cell.</summary>
internal static class OpenCLJacobiSource
{
    public const string Kernel = "jacobi_step";

    /// <summary>The additions are in the documented order. No multiplication is fused with an addition: compilers may do that by
    /// default, and it rounds once where all other variants round twice.</summary>
    public const string Text = """
        #pragma OPENCL FP_CONTRACT OFF
        #if FLOAT64 && defined(cl_khr_fp64)
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #endif

        __kernel void jacobi_step(__global const REAL *from, __global REAL *to, int rows, int columns) {
            int column = get_global_id(0) + 1;
            int row = get_global_id(1) + 1;
            if (column > columns || row > rows) {
                return;
            }
            long stride = (long)columns + 2;
            long cell = row * stride + column;
            to[cell] = ((((from[cell - stride] + from[cell - 1]) + from[cell]) + from[cell + 1]) + from[cell + stride]) * FIFTH;
        }
        """;

    /// <summary>Items of a group: rows of 64, so that neighbours read neighbouring cells, and a processor's vectors are full.</summary>
    /// <param name="most">Items that the device allows.</param>
    public static Dim3 Block(int most)
    {
        const int width = 64, height = 4;
        var columns = Math.Min(width, most);
        return (columns, Math.Min(height, most / columns));
    }

    /// <summary>For the compiler: the element type. A literal without a suffix would be a double, which a device need not
    /// have.</summary>
    public static string[] Options<T>() => typeof(T) == typeof(double)
        ? ["-DFLOAT64=1", "-DREAL=double", "-DFIFTH=0.2"] : ["-DFLOAT64=0", "-DREAL=float", "-DFIFTH=0.2f"];
}
