/* SPDX-License-Identifier: MIT
 *
 * What the Jacobi kernels share: the step of one cell, the layout of threads over cells, and the list of kernels for
 * the launchers. Internal.
 *
 * A warp works on a strip 32 * LANE_COLUMNS cells wide. Each lane holds LANE_COLUMNS cells of a row in registers, side
 * by side; the neighbour of its first and of its last cell belong to the lanes beside it and come by a shuffle:
 *
 *        lane 0     lane 1     lane 2          lane 31
 *      | 0  1  2 |  3  4  5 |  6  7  8 |  ... | 93 94 95 |
 *                 <-shfl_up  shfl_down->
 *
 * Two shuffles serve LANE_COLUMNS cells. A multiprocessor shuffles 32 lanes of 32 bits a cycle, so a warp's row of float64
 * takes 4 cycles, and on a H100 its 5 * LANE_COLUMNS additions and multiplications, 64 a cycle, 2.5 * LANE_COLUMNS; of
 * float32 2 and 1.25 * LANE_COLUMNS. From 2 on, arithmetic is the longer part, from 3 on by far. Odd is better, as lanes
 * that lay their cells side by side in shared memory then meet every bank once; and 5 would hold more registers a row and
 * waste more lanes on the edges of small grids.
 */
#ifndef IB_JACOBI_CUH
#define IB_JACOBI_CUH

#include <stddef.h>
#include <stdint.h>

constexpr int WARP = 32;
constexpr int LANE_COLUMNS = 3;
constexpr int STRIP = WARP * LANE_COLUMNS;
constexpr unsigned ALL_LANES = 0xffffffffu;

/* Grids are row-major, cell (0, 0) the corner of the boundary, as in interopbridge.h. From a row to the next are `pitch`
 * cells, columns + 2 or more. */
struct ib_jacobi_shape {
    int rows, columns;
    int pitch = 0; /* of a grid that is not laid out yet */
};

/* The cell's step: additions in the order of the contract, and never fused (-fmad=false). */
template <typename T> __device__ __forceinline__ T relax(T up, T left, T centre, T right, T down) {
    return ((((up + left) + centre) + right) + down) * (T)0.2;
}

__device__ __forceinline__ bool is_inner(int at, int count) { return at >= 1 && at <= count; }

__device__ __forceinline__ bool is_in_grid(int row, int column, ib_jacobi_shape shape) {
    return row >= 0 && row <= shape.rows + 1 && column >= 0 && column <= shape.columns + 1;
}

/* Signed, as rows of a halo may lie before the grid; nothing is read or written there. */
__device__ __forceinline__ ptrdiff_t cell_at(int row, int column, ib_jacobi_shape shape) {
    return (ptrdiff_t)row * shape.pitch + column;
}

/* ---- jacobi.cu ---- */

constexpr int STEP_WIDTH = 32, STEP_HEIGHT = 8; /* threads of a block */

/* ---- jacobi_tiled.cu ---- */

constexpr int TILED_STEPS = 8;                         /* steps a launch */
constexpr int TILED_COLUMNS = STRIP - 2 * TILED_STEPS; /* columns a warp is right about after them */
constexpr int TILED_WARPS = 4;                         /* of a block, side by side */

/* ---- jacobi_persistent.cu, jacobi_mailbox.cu ---- */

constexpr int PERSISTENT_WARPS = 8; /* of a block, one above the other */
constexpr int FLAG_DISTANCE = 32;   /* from a block's flag to the next: each has a cache line, or polling would queue up */

struct ib_jacobi_tiles {
    int down, across;  /* tiles of the grid, one for each block */
    int rows, columns; /* of a tile without its halo; the last in a row or column may be cut short */
    int halo;          /* width of the halo, and so the steps from one exchange to the next */
};

/* The sizes of the persistent kernel: the rows that a warp holds in registers. A block's cells, halo included, are
 * PERSISTENT_WARPS times that high and STRIP wide. A step takes time in proportion, so the lowest that holds the grid is
 * taken; the highest are those that a thread's 255 registers hold. */
#define IB_JACOBI_PERSISTENT_f64(X) X(double, f64, 4) X(double, f64, 8) X(double, f64, 12) X(double, f64, 15)
#define IB_JACOBI_PERSISTENT_f32(X) X(float, f32, 4) X(float, f32, 8) X(float, f32, 12) X(float, f32, 15) X(float, f32, 20)

/* jacobi_mailbox.cu: lanes of four cells, so that a lane's cells of a row are vectors of 16 bytes, and halos two lanes wide.
 * Eleven rows share 1000 x 1000 cells out among 9 x 14 blocks. */
constexpr int MAIL_COLUMNS = 4, MAIL_STRIP = WARP * MAIL_COLUMNS;
constexpr int MAIL_HALO = 2 * MAIL_COLUMNS;
#define MAIL_ARCHITECTURE 90 /* compute capability, times ten, from which on it is compiled */
#define IB_JACOBI_MAILBOX_f64(X) X(double, f64, 4) X(double, f64, 8) X(double, f64, 11) X(double, f64, 13)
#define IB_JACOBI_MAILBOX_f32(X) X(float, f32, 4) X(float, f32, 8) X(float, f32, 11) X(float, f32, 16) X(float, f32, 24)

/* Cells of a mailbox: the rows of the halo above and below, and its columns left and right of the tile. */
__host__ __device__ __forceinline__ int mailbox_cells(ib_jacobi_tiles tiles) {
    return 2 * MAIL_HALO * (MAIL_STRIP + tiles.rows);
}

#define IB_DECLARE_MAILBOX(T, suffix, ROWS)                                                                         \
    __global__ void jacobi_mailbox##ROWS##_##suffix(const T *from, T *to, ib_jacobi_shape shape, ib_jacobi_tiles tiles, \
        int64_t steps, T *mail, unsigned *flags);
#define IB_DECLARE_PERSISTENT(T, suffix, ROWS)                                                                      \
    __global__ void jacobi_persistent##ROWS##_##suffix(                                                             \
        T *even, T *odd, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps, unsigned *flags);
#define IB_DECLARE_KERNELS(T, suffix)                                                                               \
    __global__ void jacobi_step_##suffix(const T *from, T *to, ib_jacobi_shape shape);                              \
    __global__ void jacobi_tiled_##suffix(const T *from, T *to, ib_jacobi_shape shape, int strip_rows);             \
    IB_JACOBI_PERSISTENT_##suffix(IB_DECLARE_PERSISTENT)                                                            \
    IB_JACOBI_MAILBOX_##suffix(IB_DECLARE_MAILBOX)
extern "C" {
IB_DECLARE_KERNELS(double, f64)
IB_DECLARE_KERNELS(float, f32)
}

#endif
