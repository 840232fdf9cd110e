/* SPDX-License-Identifier: MIT
 *
 * Jacobi, several steps a launch: each cell is read and written once for TILED_STEPS steps, which for a grid larger
 * than the caches divides the memory traffic by that number (8 steps: 16 bytes a float64 cell, 2 bytes a step).
 *
 * A warp streams down its strip of the grid row by row and keeps, for each of the TILED_STEPS levels of time, only the
 * last row of that level and the partial sums of the row below it. When a row of level l arrives, it completes the row
 * above it at level l + 1, which goes straight on to the next level:
 *
 *      row r      from memory      level 0
 *      row r - 1                   level 1       out = (partial + arrived) * 0.2
 *      row r - 2                   level 2       partial = ((last + left) + arrived) + right
 *         ...                                    last = arrived
 *      row r - TILED_STEPS         to memory
 *
 * The additions are those of relax(), in its order: when `arrived` is the centre, `last` is the cell above it. Warps
 * share nothing: no shared memory, no barrier. A strip loses one column of truth on each side and level, so it starts
 * TILED_STEPS columns wider on both sides than what it writes, and likewise above and below.
 */
#include "jacobi.cuh"
#include "device.cuh"

/* Blocks on a multiprocessor: as many as leave a thread the registers that it needs (168, before Hopper 255). */
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 900
constexpr int TILED_BLOCKS = 2;
#else
constexpr int TILED_BLOCKS = 3;
#endif
constexpr int PREFETCH = 8; /* rows ahead: some 2000 cycles, several times what memory takes to answer */

template <typename T> struct level {
    T last[LANE_COLUMNS], partial[LANE_COLUMNS];
};

/* Takes in a row of a level and leaves in its place the row above it at the next level. Fixed cells, those of the
 * boundary and outside it, stay what they were. */
template <bool edge, typename T>
__device__ __forceinline__ void advance(level<T> &at, T (&row)[LANE_COLUMNS], bool row_fixed,
    const bool (&column_fixed)[LANE_COLUMNS]) {
    T left = __shfl_up_sync(ALL_LANES, row[LANE_COLUMNS - 1], 1);
    T right = __shfl_down_sync(ALL_LANES, row[0], 1);
    T out[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        out[c] = (at.partial[c] + row[c]) * (T)0.2;
        if (edge) {
            out[c] = select(row_fixed || column_fixed[c], at.last[c], out[c]);
        }
        T before = c == 0 ? left : row[c - 1], after = c == LANE_COLUMNS - 1 ? right : row[c + 1];
        at.partial[c] = ((at.last[c] + before) + row[c]) + after;
    }
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        at.last[c] = row[c];
        row[c] = out[c];
    }
}

/* `from` is the lane's first cell of that row; a pointer outside the grid is not read through. */
template <bool edge, typename T>
__device__ __forceinline__ void load_row(T (&cells)[LANE_COLUMNS], const T *from, int row, int column, ib_jacobi_shape shape) {
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        cells[c] = !edge || is_in_grid(row, column + c, shape) ? from[c] : (T)0;
    }
}

/* Rows first..last of the strip whose lane starts at `column`. `edge` says that the strip, halo included, touches the
 * boundary; without it no cell needs to be asked where it lies. */
template <bool edge, typename T>
__device__ __forceinline__ void stream(const T *__restrict__ from, T *__restrict__ to, ib_jacobi_shape shape, int column,
    int first, int last) {
    level<T> levels[TILED_STEPS] = {};
    bool column_fixed[LANE_COLUMNS], written[LANE_COLUMNS];
    int lane_column = (int)(threadIdx.x % WARP) * LANE_COLUMNS;
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        column_fixed[c] = !is_inner(column + c, shape.columns);
        written[c] = is_inner(lane_column + c - TILED_STEPS + 1, TILED_COLUMNS) && !column_fixed[c];
    }
    ptrdiff_t stride = shape.pitch;
    from += (first - TILED_STEPS) * stride + column;
    to += (first - 2 * TILED_STEPS) * stride + column;
    T next[LANE_COLUMNS]; /* read one row ahead, so that the wait for memory passes under the arithmetic */
    load_row<edge>(next, from, first - TILED_STEPS, column, shape);
#pragma unroll(edge ? 1 : 2) /* by two, so that `last` and `row` change places instead of being copied */
    for (int row = first - TILED_STEPS; row <= last + TILED_STEPS; row++) {
        T cells[LANE_COLUMNS];
#pragma unroll
        for (int c = 0; c < LANE_COLUMNS; c++) {
            cells[c] = next[c];
        }
        from += stride;
        if (row < last + TILED_STEPS) {
            load_row<edge>(next, from, row + 1, column, shape);
        }
        if (!edge && row + 1 + PREFETCH <= last + TILED_STEPS) {
            prefetch(from + PREFETCH * stride);
        }
#pragma unroll
        for (int l = 0; l < TILED_STEPS; l++) {
            advance<edge>(levels[l], cells, edge && !is_inner(row - 1 - l, shape.rows), column_fixed);
        }
        if (row - TILED_STEPS >= first) {
#pragma unroll
            for (int c = 0; c < LANE_COLUMNS; c++) {
                if (written[c]) {
                    to[c] = cells[c];
                }
            }
        }
        to += stride;
    }
}

/* Warps are numbered along the rows; gridDim.y strips of strip_rows rows lie below one another. */
template <typename T> __device__ __forceinline__ void tiled(const T *from, T *to, ib_jacobi_shape shape, int strip_rows) {
    int64_t warp = (int64_t)blockIdx.x * TILED_WARPS + threadIdx.x / WARP;
    int64_t left = warp * TILED_COLUMNS + 1 - TILED_STEPS; /* first column of the strip, halo included */
    int64_t first = (int64_t)blockIdx.y * strip_rows + 1;
    if (left + TILED_STEPS > shape.columns || first > shape.rows) {
        return; /* the whole warp, so that no shuffle waits for it */
    }
    int last = (int)(first + strip_rows - 1 < shape.rows ? first + strip_rows - 1 : shape.rows);
    int column = (int)left + (int)(threadIdx.x % WARP) * LANE_COLUMNS;
    bool inside = left >= 1 && left + STRIP - 1 <= shape.columns
        && first > TILED_STEPS && last <= shape.rows - TILED_STEPS;
    if (inside) {
        stream<false>(from, to, shape, column, (int)first, last);
    } else {
        stream<true>(from, to, shape, column, (int)first, last);
    }
}

#define DEFINE_TILED(T, suffix)                                                                                     \
    extern "C" __global__ void __launch_bounds__(TILED_WARPS *WARP, TILED_BLOCKS)                                    \
        jacobi_tiled_##suffix(const T *from, T *to, ib_jacobi_shape shape, int strip_rows) {                        \
        tiled(from, to, shape, strip_rows);                                                                         \
    }
DEFINE_TILED(double, f64)
DEFINE_TILED(float, f32)
