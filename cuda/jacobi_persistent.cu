/* SPDX-License-Identifier: MIT
 *
 * Jacobi, one launch for all steps: the grid lives in the registers of the whole device, and only the seams between
 * blocks travel. It needs every block resident at once, so the launch is cooperative and the grid limited in size.
 *
 * A block owns one tile and holds it with a halo, `halo` cells wide, of its neighbours' cells:
 *
 *      +-----------------------+      Each step makes the outermost ring of what is still true untrue, as its outer
 *      | halo   ~~~~~~~~~~~~~  |      neighbours are missing. After `halo` steps the tile itself is still right and
 *      |    +-------------+    |      the halo used up: the block writes the part of its tile that neighbours need
 *      |  ~ |#############| ~  |      (#, the outer `halo` cells of it), raises its flag, waits for the flags of the
 *      |  ~ |##         ##| ~  |      eight around it, and reads its halo again (~).
 *      |  ~ |#############| ~  |
 *      |    +-------------+    |      The seams pass through two grids in turn, `even` and `odd`: exchange p uses grid
 *      |        ~~~~~~~~~~~~~  |      p & 1. A block writes exchange p + 2 over p only after it saw its neighbours'
 *      +-----------------------+      flags at p + 1, which they raise after reading p. The start is exchange 0.
 */
#include "jacobi_sweep.cuh"

constexpr int THREADS = PERSISTENT_WARPS * WARP;

/* A block's tile, halo left out: its first row and column of the grid, and its size, cut to the grid. */
struct tile {
    int row, column, rows, columns;
};

__device__ __forceinline__ tile locate(ib_jacobi_shape shape, ib_jacobi_tiles tiles) {
    tile mine;
    mine.row = (int)(blockIdx.x / tiles.across) * tiles.rows + 1;
    mine.column = (int)(blockIdx.x % tiles.across) * tiles.columns + 1;
    mine.rows = min(tiles.rows, shape.rows + 1 - mine.row);
    mine.columns = min(tiles.columns, shape.columns + 1 - mine.column);
    return mine;
}

/* Writes the tile's cells that lie `depth` or less from its edge. With a depth of the tile's size: all of them. */
template <int ROWS, typename T>
__device__ __forceinline__ void write_tile(const T (&slots)[ROWS + 1][LANE_COLUMNS], T *grid, ib_jacobi_shape shape,
    const place &at, int column, const tile &of, int depth) {
    int first = recompute(at.row);
    bool mine[LANE_COLUMNS], at_side[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        mine[c] = is_within(column + c, of.column, of.columns);
        at_side[c] = mine[c] && !is_within(column + c, of.column + depth, of.columns - 2 * depth);
    }
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        if (is_within(first + i, of.row, of.rows)) {
            bool deep = is_within(first + i, of.row + depth, of.rows - 2 * depth);
            T *row = grid + cell_at(first + i, 0, shape);
#pragma unroll
            for (int c = 0; c < LANE_COLUMNS; c++) {
                if (deep ? at_side[c] : mine[c]) {
                    row[column + c] = slots[i + 1][c];
                }
            }
        }
    }
}

/* Reads every cell of the grid that lies in the halo; with `whole` those of the tile, too. Other blocks wrote them a
 * moment ago: __ldcg() passes by the first-level cache, which may hold what was there before. */
template <bool whole, int ROWS, typename T>
__device__ __forceinline__ void read_cells(T (&slots)[ROWS + 1][LANE_COLUMNS], const T *grid, ib_jacobi_shape shape,
    const place &at, int column, const tile &of) {
    int first = recompute(at.row);
    bool in_grid[LANE_COLUMNS], mine[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        in_grid[c] = is_within(column + c, 0, shape.columns + 2);
        mine[c] = is_within(column + c, of.column, of.columns);
    }
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        bool row_in_grid = is_within(first + i, 0, shape.rows + 2);
        bool row_mine = !whole && is_within(first + i, of.row, of.rows);
        const T *row = grid + cell_at(first + i, 0, shape);
#pragma unroll
        for (int c = 0; c < LANE_COLUMNS; c++) {
            if (whole) {
                slots[i + 1][c] = (T)0; /* for those outside the grid */
            }
            if (row_in_grid && in_grid[c] && !(row_mine && mine[c])) {
                slots[i + 1][c] = __ldcg(&row[column + c]);
            }
        }
    }
}

template <int ROWS, typename T>
__device__ __forceinline__ void persistent(T *even, T *odd, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps,
    unsigned *flags, edges<T, LANE_COLUMNS> &shared) {
    tile of = locate(shape, tiles);
    place at = {same_for_warp((int)threadIdx.x / WARP), (int)threadIdx.x % WARP, 0};
    at.row = of.row - tiles.halo + at.warp * ROWS;
    int column = of.column - tiles.halo + at.lane * LANE_COLUMNS;
    bool fixed_row = at.row < 1 || at.row + ROWS - 1 > shape.rows;
    bool fixed_column = of.column <= tiles.halo || of.column - tiles.halo + STRIP - 1 > shape.columns;
    fixed which = fixed_row ? fixed::ANY : fixed_column ? fixed::COLUMNS : fixed::NONE;
    bool column_free[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        column_free[c] = is_inner(column + c, shape.columns);
    }
    T slots[ROWS + 1][LANE_COLUMNS];
    read_cells<true, ROWS>(slots, even, shape, at, column, of);
    for (unsigned exchange = 1;; exchange++) {
        int count = steps < tiles.halo ? (int)steps : tiles.halo;
        take_steps<ROWS, fixed::NONE, fixed::COLUMNS, fixed::ANY>(count, which, slots, shared, at, column_free, shape.rows);
        steps -= count;
        T *seams = exchange % 2 == 0 ? even : odd;
        if (steps == 0) {
            write_tile<ROWS>(slots, seams, shape, at, column, of, max(tiles.rows, tiles.columns));
            return;
        }
        write_tile<ROWS>(slots, seams, shape, at, column, of, tiles.halo);
        meet_neighbours(flags, exchange, tiles);
        read_cells<false, ROWS>(slots, seams, shape, at, column, of);
    }
}

#define DEFINE_PERSISTENT(T, suffix, ROWS)                                                                          \
    extern "C" __global__ void __launch_bounds__(THREADS, 1) jacobi_persistent##ROWS##_##suffix(                    \
        T *even, T *odd, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps, unsigned *flags) {            \
        __shared__ edges<T, LANE_COLUMNS> shared;                                                                   \
        persistent<ROWS>(even, odd, shape, tiles, steps, flags, shared);                                            \
    }
IB_JACOBI_PERSISTENT_f64(DEFINE_PERSISTENT)
IB_JACOBI_PERSISTENT_f32(DEFINE_PERSISTENT)
