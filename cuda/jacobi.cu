/* SPDX-License-Identifier: MIT
 *
 * Jacobi, the plain form: one launch is one step, one thread one cell, everything from global memory. It is the
 * kernel that the talk wrote for PyCUDA, and the one to read first.
 */
#include "jacobi.cuh"

/* Blocks are laid over the interior; where the grid of blocks is not tall enough (it ends at 65535) they go on below. */
template <typename T> __device__ void step(const T *__restrict__ from, T *__restrict__ to, ib_jacobi_shape shape) {
    int column = (int)(blockIdx.x * STEP_WIDTH + threadIdx.x) + 1;
    if (column > shape.columns) {
        return;
    }
    ptrdiff_t stride = shape.pitch;
    /* 64 bits: the row after the last one may be more than 32 hold. */
    for (int64_t next = (int64_t)blockIdx.y * STEP_HEIGHT + threadIdx.y + 1; next <= shape.rows; next += gridDim.y * STEP_HEIGHT) {
        int row = (int)next;
        const T *centre = from + cell_at(row, column, shape);
        to[cell_at(row, column, shape)] = relax(centre[-stride], centre[-1], centre[0], centre[1], centre[stride]);
    }
}

#define DEFINE_STEP(T, suffix)                                                                                      \
    extern "C" __global__ void __launch_bounds__(STEP_WIDTH *STEP_HEIGHT)                                           \
        jacobi_step_##suffix(const T *from, T *to, ib_jacobi_shape shape) {                                         \
        step(from, to, shape);                                                                                      \
    }
DEFINE_STEP(double, f64)
DEFINE_STEP(float, f32)
