// SPDX-License-Identifier: MIT
using InteropBridge.Natives;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The two loops as the C compiler of this machine makes them for its processor: <c>-O3 -march=native</c>. The loops of
/// <c>native/jacobi_rows.c</c> are the same, but were made where the library was built.</summary>
internal static unsafe class NaiveRows
{
    private const string Source = """
        #include <stdint.h>

        void jacobi_rows(const REAL *restrict from, REAL *restrict to, int64_t stride, int64_t first, int64_t last)
        {
            for (int64_t i = first; i <= last; i++)
                for (int64_t j = 1; j < stride - 1; j++) {
                    const REAL *centre = from + i * stride + j;
                    to[i * stride + j] = (centre[-stride] + centre[-1] + centre[0] + centre[1] + centre[stride]) * (REAL)0.2;
                }
        }
        """;

    /// <exception cref="CCompilerException">There is no C compiler, or it does not work.</exception>
    public static JacobiRows.Kernel<T> Compile<T>()
        where T : unmanaged
    {
        var module = CModule.Compile(Source, new CModuleOptions { Arguments = [$"-DREAL={(typeof(T) == typeof(double) ? "double" : "float")}"] });
        var rows = (delegate* unmanaged[Cdecl]<T*, T*, long, long, long, void>)module.Address("jacobi_rows");
        return (from, to, stride, first, last) =>
        {
            fixed (T* source = from, target = to)
            {
                rows(source, target, stride, first, last);
            }

            GC.KeepAlive(module);
        };
    }
}
