/* SPDX-License-Identifier: MIT
 *
 * Steps of a block that holds its cells in registers: what jacobi_persistent.cu and jacobi_mailbox.cu share. Internal.
 *
 * The warps lie one above the other. Each holds ROWS rows; its first and last go to the warps above and below through shared
 * memory. They are computed first, so that the other rows hide the way there. Two sets of edges are used in turn: one
 * barrier a step then is enough.
 */
#ifndef IB_JACOBI_SWEEP_CUH
#define IB_JACOBI_SWEEP_CUH

#include "device.cuh"
#include "jacobi.cuh"

/* Where a thread is in its block, and the row of the grid of its first cell. */
struct place {
    int warp, lane;
    int row;
};

/* Which of a warp's cells may be fixed, those of the boundary and outside it: none; those of whole columns, or of the first
 * or the last column of a lane only; of whole rows; any; or the warp lies outside of the grid and has nothing to do. Blocks
 * go as fast as the slowest of them, so those at the boundary are not to take longer: rows that are fixed are passed over,
 * and columns ask no more cells than they need. */
enum class fixed { NONE, COLUMNS, FIRST_COLUMN, LAST_COLUMN, ROWS, ANY, OUTSIDE };

template <int COLUMNS> __device__ __forceinline__ constexpr bool is_asked(fixed which, int column) {
    return which == fixed::COLUMNS || which == fixed::ANY || (which == fixed::FIRST_COLUMN && column == 0)
        || (which == fixed::LAST_COLUMN && column == COLUMNS - 1);
}

/* One row of the thread a step further. `out` may be the row above or below. */
template <fixed which, typename T, int COLUMNS>
__device__ __forceinline__ void relax_row(T (&out)[COLUMNS], const T (&up)[COLUMNS], const T (&row)[COLUMNS],
    const T (&down)[COLUMNS], bool row_free, const bool (&column_free)[COLUMNS]) {
    if ((which == fixed::ROWS || which == fixed::ANY) && !row_free) {
#pragma unroll
        for (int c = 0; c < COLUMNS; c++) {
            out[c] = row[c];
        }
        return;
    }
    T left = __shfl_up_sync(ALL_LANES, row[COLUMNS - 1], 1);
    T right = __shfl_down_sync(ALL_LANES, row[0], 1);
#pragma unroll
    for (int c = 0; c < COLUMNS; c++) {
        T before = c == 0 ? left : row[c - 1], after = c == COLUMNS - 1 ? right : row[c + 1];
        T value = relax(up[c], before, row[c], after, down[c]);
        out[c] = is_asked<COLUMNS>(which, c) ? select(column_free[c], value, row[c]) : value;
    }
}

/* The edges of the block's warps. Four cells of a lane lie in vectors, as those of all lanes do (device.cuh); three side by
 * side, as lanes an odd number of cells apart meet every bank once. */
template <typename T, int COLUMNS> struct edges {
    alignas(16) T first[2][PERSISTENT_WARPS][WARP * COLUMNS];
    alignas(16) T last[2][PERSISTENT_WARPS][WARP * COLUMNS];
};

template <typename T, int COLUMNS> __device__ __forceinline__ void put_row(T *row, const T (&cells)[COLUMNS], int lane) {
    if constexpr (COLUMNS == 4) {
        store_four((vector<T> *)row + lane, WARP, cells);
    } else {
#pragma unroll
        for (int c = 0; c < COLUMNS; c++) {
            row[lane * COLUMNS + c] = cells[c];
        }
    }
}

template <typename T, int COLUMNS> __device__ __forceinline__ void get_row(T (&cells)[COLUMNS], const T *row, int lane) {
    if constexpr (COLUMNS == 4) {
        load_four(cells, (const vector<T> *)row + lane, WARP);
    } else {
#pragma unroll
        for (int c = 0; c < COLUMNS; c++) {
            cells[c] = row[lane * COLUMNS + c];
        }
    }
}

/* Puts the warp's first and last row where the warps above and below look for them. */
template <typename T, int COLUMNS>
__device__ __forceinline__ void share_edges(const T (&first)[COLUMNS], const T (&last)[COLUMNS], edges<T, COLUMNS> &shared,
    int turn, const place &at) {
    put_row(shared.first[turn][at.warp], first, at.lane);
    put_row(shared.last[turn][at.warp], last, at.lane);
}

/* One step of the warp's rows. There is a slot of registers more than rows, so that a row can be written beside itself:
 * going down, row i moves from slot i + 1 to slot i, which held the row above; going up, back again. Moved to and fro
 * like this, no register is ever copied. */
template <bool down, fixed which, int ROWS, typename T, int COLUMNS>
__device__ __forceinline__ void sweep(T (&slots)[ROWS + 1][COLUMNS], edges<T, COLUMNS> &shared, const place &at,
    const bool (&column_free)[COLUMNS], int rows) {
    constexpr int turn = down ? 0 : 1, from = down ? 1 : 0, to = down ? 0 : 1;
    constexpr int head = down ? 0 : ROWS - 1, tail = ROWS - 1 - head, next = down ? 1 : -1;
    T above[COLUMNS], below[COLUMNS], tail_row[COLUMNS];
    /* the outermost warps find rows that are halo and no longer true */
    get_row(above, shared.last[turn][max(at.warp - 1, 0)], at.lane);
    get_row(below, shared.first[turn][min(at.warp + 1, PERSISTENT_WARPS - 1)], at.lane);
    int first = same_for_warp(recompute(at.row));
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
    for (int c = 0; c < COLUMNS; c++) {
        slots[tail + to][c] = tail_row[c];
    }
}

/* `count` steps of a warp of one kind. The other kinds do theirs meanwhile, and meet this one at its barriers: with a branch
 * a step instead, the kinds would have to agree on registers, and move as many of them as they compute. */
template <int ROWS, fixed kind, typename T, int COLUMNS>
__device__ __forceinline__ void take_steps_of(int count, T (&slots)[ROWS + 1][COLUMNS], edges<T, COLUMNS> &shared,
    const place &at, const bool (&column_free)[COLUMNS], int rows) {
    share_edges(slots[1], slots[ROWS], shared, 0, at);
    meet_warps();
    for (; count >= 2; count -= 2) {
        sweep<true, kind, ROWS>(slots, shared, at, column_free, rows);
        meet_warps();
        sweep<false, kind, ROWS>(slots, shared, at, column_free, rows);
        meet_warps();
    }
    if (count != 0) {
        sweep<true, kind, ROWS>(slots, shared, at, column_free, rows);
#pragma unroll
        for (int i = ROWS; i > 0; i--) {
#pragma unroll
            for (int c = 0; c < COLUMNS; c++) {
                slots[i][c] = slots[i - 1][c];
            }
        }
        meet_warps();
    }
}

/* `count` steps of a block whose warps are of these kinds. Rows are in slots 1..ROWS before and after. */
template <int ROWS, fixed kind, fixed... more, typename T, int COLUMNS>
__device__ __forceinline__ void take_steps(int count, fixed which, T (&slots)[ROWS + 1][COLUMNS], edges<T, COLUMNS> &shared,
    const place &at, const bool (&column_free)[COLUMNS], int rows) {
    if constexpr (sizeof...(more) > 0) {
        if (which != kind) {
            take_steps<ROWS, more...>(count, which, slots, shared, at, column_free, rows);
            return;
        }
    }
    if constexpr (kind == fixed::OUTSIDE) {
        for (int barrier = 0; barrier <= count; barrier++) {
            meet_warps();
        }
    } else {
        take_steps_of<ROWS, kind>(count, slots, shared, at, column_free, rows);
    }
}

__device__ __forceinline__ bool is_within(int at, int first, int count) { return at >= first && at < first + count; }

/* Says that this block's part of an exchange is written, and waits for the blocks around it. */
__device__ __forceinline__ void meet_neighbours(unsigned *flags, unsigned exchange, ib_jacobi_tiles tiles) {
    __syncthreads();
    if (threadIdx.x == 0) {
        raise_flag(&flags[blockIdx.x * FLAG_DISTANCE], exchange);
    }
    int down = (int)(blockIdx.x / tiles.across) + (int)threadIdx.x / 3 - 1;
    int across = (int)(blockIdx.x % tiles.across) + (int)threadIdx.x % 3 - 1;
    if (threadIdx.x < 9 && is_within(down, 0, tiles.down) && is_within(across, 0, tiles.across)) {
        await_flag(&flags[(down * tiles.across + across) * FLAG_DISTANCE], exchange);
    }
    __syncthreads();
}

#endif
