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
 *
 * Within the block, warps lie one above the other. Each holds ROWS rows; its first and last go to the warps above and
 * below through shared memory. They are computed first, so that the other rows hide the way there. Two sets of edges
 * are used in turn: one barrier a step then is enough.
 */
#include "jacobi.cuh"
#include "device.cuh"

constexpr int THREADS = PERSISTENT_WARPS * WARP;

template <typename T> struct edges {
    T first[2][PERSISTENT_WARPS][STRIP], last[2][PERSISTENT_WARPS][STRIP];
};

/* Where a thread and its block are. Rows and columns are those of the grid. */
struct place {
    int tile_row, tile_column;       /* of the tile, halo left out */
    int tile_rows, tile_columns;     /* its size, cut to the grid */
    int row, column;                 /* of the thread's first cell */
    int warp, lane_column;
};

template <int ROWS> __device__ __forceinline__ place locate(ib_jacobi_shape shape, ib_jacobi_tiles tiles) {
    place at;
    at.tile_row = (int)(blockIdx.x / tiles.across) * tiles.rows + 1;
    at.tile_column = (int)(blockIdx.x % tiles.across) * tiles.columns + 1;
    at.tile_rows = min(tiles.rows, shape.rows + 1 - at.tile_row);
    at.tile_columns = min(tiles.columns, shape.columns + 1 - at.tile_column);
    at.warp = (int)threadIdx.x / WARP;
    at.lane_column = (int)threadIdx.x % WARP * LANE_COLUMNS;
    at.row = at.tile_row - tiles.halo + at.warp * ROWS;
    at.column = at.tile_column - tiles.halo + at.lane_column;
    return at;
}

/* Which of a warp's cells may be fixed, those of the boundary and outside it: none, those of whole columns, any. Blocks
 * go as fast as the slowest of them, so those at the boundary are not to be asked more than they need. */
enum class fixed { NONE, COLUMNS, ANY };

/* One row of the thread a step further. `out` may be the row above or below. */
template <fixed which, typename T>
__device__ __forceinline__ void relax_row(T (&out)[LANE_COLUMNS], const T (&up)[LANE_COLUMNS], const T (&row)[LANE_COLUMNS],
    const T (&down)[LANE_COLUMNS], bool row_free, const bool (&column_free)[LANE_COLUMNS]) {
    T left = __shfl_up_sync(ALL_LANES, row[LANE_COLUMNS - 1], 1);
    T right = __shfl_down_sync(ALL_LANES, row[0], 1);
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        T before = c == 0 ? left : row[c - 1], after = c == LANE_COLUMNS - 1 ? right : row[c + 1];
        T value = relax(up[c], before, row[c], after, down[c]);
        bool free = column_free[c] && (which == fixed::COLUMNS || row_free);
        out[c] = which == fixed::NONE ? value : select(free, value, row[c]);
    }
}

/* Puts the warp's first and last row where the warps above and below look for them. */
template <typename T>
__device__ __forceinline__ void share_edges(const T (&first)[LANE_COLUMNS], const T (&last)[LANE_COLUMNS], edges<T> &shared,
    int turn, const place &at) {
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        shared.first[turn][at.warp][at.lane_column + c] = first[c];
        shared.last[turn][at.warp][at.lane_column + c] = last[c];
    }
}

/* One step of the warp's rows. There is a slot of registers more than rows, so that a row can be written beside itself:
 * going down, row i moves from slot i + 1 to slot i, which held the row above; going up, back again. Moved to and fro
 * like this, no register is ever copied. */
template <bool down, fixed which, int ROWS, typename T>
__device__ __forceinline__ void sweep(T (&slots)[ROWS + 1][LANE_COLUMNS], edges<T> &shared, const place &at,
    const bool (&column_free)[LANE_COLUMNS], int rows) {
    constexpr int turn = down ? 0 : 1, from = down ? 1 : 0, to = down ? 0 : 1;
    constexpr int head = down ? 0 : ROWS - 1, tail = ROWS - 1 - head, next = down ? 1 : -1;
    T above[LANE_COLUMNS], below[LANE_COLUMNS], tail_row[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) { /* the outermost warps find rows that are halo and no longer true */
        above[c] = shared.last[turn][max(at.warp - 1, 0)][at.lane_column + c];
        below[c] = shared.first[turn][min(at.warp + 1, PERSISTENT_WARPS - 1)][at.lane_column + c];
    }
    int first = recompute(at.row);
    auto row_free = [&](int i) { return is_inner(first + i, rows); };
    relax_row<which>(tail_row, down ? slots[tail + from - 1] : above, slots[tail + from], down ? below : slots[tail + from + 1],
        row_free(tail), column_free);
    relax_row<which>(slots[head + to], down ? above : slots[head + from - 1], slots[head + from],
        down ? slots[head + from + 1] : below, row_free(head), column_free);
    share_edges(down ? slots[to] : tail_row, down ? tail_row : slots[ROWS - 1 + to], shared, turn ^ 1, at);
#pragma unroll
    for (int k = 1; k < ROWS - 1; k++) {
        int i = head + k * next;
        relax_row<which>(slots[i + to], slots[i + from - 1], slots[i + from], slots[i + from + 1], row_free(i), column_free);
    }
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        slots[tail + to][c] = tail_row[c];
    }
}

/* One step of the block. */
template <bool down, int ROWS, typename T>
__device__ __forceinline__ void step(fixed which, T (&slots)[ROWS + 1][LANE_COLUMNS], edges<T> &shared, const place &at,
    const bool (&column_free)[LANE_COLUMNS], int rows) {
    if (which == fixed::NONE) {
        sweep<down, fixed::NONE, ROWS>(slots, shared, at, column_free, rows);
    } else if (which == fixed::COLUMNS) {
        sweep<down, fixed::COLUMNS, ROWS>(slots, shared, at, column_free, rows);
    } else {
        sweep<down, fixed::ANY, ROWS>(slots, shared, at, column_free, rows);
    }
    __syncthreads();
}

/* `count` steps. Rows are in slots 1..ROWS before and after. */
template <int ROWS, typename T>
__device__ __forceinline__ void take_steps(int count, fixed which, T (&slots)[ROWS + 1][LANE_COLUMNS], edges<T> &shared,
    const place &at, const bool (&column_free)[LANE_COLUMNS], int rows) {
    share_edges(slots[1], slots[ROWS], shared, 0, at);
    __syncthreads();
    for (; count >= 2; count -= 2) {
        step<true, ROWS>(which, slots, shared, at, column_free, rows);
        step<false, ROWS>(which, slots, shared, at, column_free, rows);
    }
    if (count != 0) {
        step<true, ROWS>(which, slots, shared, at, column_free, rows);
#pragma unroll
        for (int i = ROWS; i > 0; i--) {
#pragma unroll
            for (int c = 0; c < LANE_COLUMNS; c++) {
                slots[i][c] = slots[i - 1][c];
            }
        }
    }
}

__device__ __forceinline__ bool is_within(int at, int first, int count) { return at >= first && at < first + count; }

/* Writes the tile's cells that lie `depth` or less from its edge. With a depth of the tile's size: all of them. */
template <int ROWS, typename T>
__device__ __forceinline__ void write_tile(const T (&slots)[ROWS + 1][LANE_COLUMNS], T *grid, ib_jacobi_shape shape,
    const place &at, int depth) {
    int first = recompute(at.row);
    bool mine[LANE_COLUMNS], at_side[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        mine[c] = is_within(at.column + c, at.tile_column, at.tile_columns);
        at_side[c] = mine[c] && !is_within(at.column + c, at.tile_column + depth, at.tile_columns - 2 * depth);
    }
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        if (is_within(first + i, at.tile_row, at.tile_rows)) {
            bool deep = is_within(first + i, at.tile_row + depth, at.tile_rows - 2 * depth);
            T *row = grid + cell_at(first + i, 0, shape);
#pragma unroll
            for (int c = 0; c < LANE_COLUMNS; c++) {
                if (deep ? at_side[c] : mine[c]) {
                    row[at.column + c] = slots[i + 1][c];
                }
            }
        }
    }
}

/* Reads every cell of the grid that lies in the halo; with `tile` those of the tile, too. Other blocks wrote them a
 * moment ago: __ldcg() passes by the first-level cache, which may hold what was there before. */
template <bool tile, int ROWS, typename T>
__device__ __forceinline__ void read_cells(T (&slots)[ROWS + 1][LANE_COLUMNS], const T *grid, ib_jacobi_shape shape,
    const place &at) {
    int first = recompute(at.row);
    bool in_grid[LANE_COLUMNS], mine[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        in_grid[c] = is_within(at.column + c, 0, shape.columns + 2);
        mine[c] = is_within(at.column + c, at.tile_column, at.tile_columns);
    }
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        bool row_in_grid = is_within(first + i, 0, shape.rows + 2);
        bool row_mine = !tile && is_within(first + i, at.tile_row, at.tile_rows);
        const T *row = grid + cell_at(first + i, 0, shape);
#pragma unroll
        for (int c = 0; c < LANE_COLUMNS; c++) {
            if (tile) {
                slots[i + 1][c] = (T)0; /* for those outside the grid */
            }
            if (row_in_grid && in_grid[c] && !(row_mine && mine[c])) {
                slots[i + 1][c] = __ldcg(&row[at.column + c]);
            }
        }
    }
}

/* Says that this block's part of an exchange is written, and waits for the blocks around it. */
__device__ __forceinline__ void meet_neighbours(unsigned *flags, unsigned exchange, ib_jacobi_tiles tiles) {
    __syncthreads();
    if (threadIdx.x == 0) {
        raise_flag(&flags[blockIdx.x], exchange);
    }
    int down = (int)(blockIdx.x / tiles.across) + (int)threadIdx.x / 3 - 1;
    int across = (int)(blockIdx.x % tiles.across) + (int)threadIdx.x % 3 - 1;
    if (threadIdx.x < 9 && is_within(down, 0, tiles.down) && is_within(across, 0, tiles.across)) {
        await_flag(&flags[down * tiles.across + across], exchange);
    }
    __syncthreads();
}

template <int ROWS, typename T>
__device__ __forceinline__ void persistent(T *even, T *odd, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps,
    unsigned *flags, edges<T> &shared) {
    place at = locate<ROWS>(shape, tiles);
    bool fixed_row = at.row < 1 || at.row + ROWS - 1 > shape.rows;
    bool fixed_column = at.tile_column <= tiles.halo || at.tile_column - tiles.halo + STRIP - 1 > shape.columns;
    fixed which = fixed_row ? fixed::ANY : fixed_column ? fixed::COLUMNS : fixed::NONE;
    bool column_free[LANE_COLUMNS];
#pragma unroll
    for (int c = 0; c < LANE_COLUMNS; c++) {
        column_free[c] = is_inner(at.column + c, shape.columns);
    }
    T slots[ROWS + 1][LANE_COLUMNS];
    read_cells<true, ROWS>(slots, even, shape, at);
    for (unsigned exchange = 1;; exchange++) {
        int count = steps < tiles.halo ? (int)steps : tiles.halo;
        take_steps<ROWS>(count, which, slots, shared, at, column_free, shape.rows);
        steps -= count;
        T *seams = exchange % 2 == 0 ? even : odd;
        if (steps == 0) {
            write_tile<ROWS>(slots, seams, shape, at, max(tiles.rows, tiles.columns));
            return;
        }
        write_tile<ROWS>(slots, seams, shape, at, tiles.halo);
        meet_neighbours(flags, exchange, tiles);
        read_cells<false, ROWS>(slots, seams, shape, at);
    }
}

#define DEFINE_PERSISTENT(T, suffix, ROWS)                                                                          \
    extern "C" __global__ void __launch_bounds__(THREADS) jacobi_persistent##ROWS##_##suffix(                       \
        T *even, T *odd, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps, unsigned *flags) {            \
        __shared__ edges<T> shared;                                                                                 \
        persistent<ROWS>(even, odd, shape, tiles, steps, flags, shared);                                            \
    }
IB_JACOBI_PERSISTENT_f64(DEFINE_PERSISTENT)
IB_JACOBI_PERSISTENT_f32(DEFINE_PERSISTENT)
