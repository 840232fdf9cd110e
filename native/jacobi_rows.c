/* SPDX-License-Identifier: MIT
 *
 * The plain Jacobi step: two loops, as anybody would write them, compiled once per instruction set. Every other
 * form of the kernel is compared with this one bit for bit.
 */
#include "isa.h"

#define DEFINE_ROWS(T, suffix)                                                                                      \
    void IB_PER_ISA(ib_jacobi_rows_##suffix)(                                                                       \
        const T *restrict from, T *restrict to, int64_t columns, int64_t first, int64_t last)                       \
    {                                                                                                               \
        int64_t stride = columns + 2;                                                                               \
        for (int64_t i = first; i <= last; i++) {                                                                   \
            const T *up = from + (i - 1) * stride, *row = up + stride, *down = row + stride;                        \
            T *out = to + i * stride;                                                                               \
            for (int64_t j = 1; j <= columns; j++) {                                                                \
                out[j] = (up[j] + row[j - 1] + row[j] + row[j + 1] + down[j]) * (T)0.2;                             \
            }                                                                                                       \
        }                                                                                                           \
    }

DEFINE_ROWS(double, f64)
DEFINE_ROWS(float, f32)
