/* SPDX-License-Identifier: MIT
 *
 * How a grid is shared out among blocks: what the launchers ask before a launch, and the tests without a device.
 * Internal.
 */
#ifndef IB_JACOBI_PLAN_H
#define IB_JACOBI_PLAN_H

#include "jacobi.cuh"

static inline int divide_up(int64_t number, int64_t by) { return (int)((number + by - 1) / by); }

/* A grid's memory on the device. Column 1 of every row lies at a multiple of GRID_LINE bytes, a cache line, so that what 32
 * lanes read of the interior is whole sectors; column 0 is the last cell of the line before it. Rows of few lines would be
 * stretched by a large part of their length, and keep to the cells of a lane's vectors, four. */
constexpr int GRID_LINE = 128, GRID_LINES = 8, GRID_VECTOR = 4;

static inline int line_cells(size_t element) { return GRID_LINE / (int)element; }

/* `columns` is at most IB_CUDA_MAX_SIDE, so that the pitch is an int, too. */
static inline ib_jacobi_shape lay_out(int rows, int columns, size_t element) {
    int line = line_cells(element), unit = columns + 2 >= GRID_LINES * line ? line : GRID_VECTOR;
    return {rows, columns, divide_up((int64_t)columns + 2, unit) * unit};
}

/* Cells of memory before cell (0, 0). */
static inline int cells_before(size_t element) { return line_cells(element) - 1; }

/* Cells of the memory: a line before and after the rows, as lanes whose first cells only are in the grid read all theirs. */
static inline int64_t cells_of(ib_jacobi_shape shape, size_t element) {
    return ((int64_t)shape.rows + 2) * shape.pitch + 2 * line_cells(element);
}

struct tiled_plan {
    int across, down; /* blocks */
    int strip_rows;
};

/* As many strips below one another as the device holds at once, so that all end together; but none so low that it spends
 * more on the TILED_STEPS rows above and below it than half of its own. */
static inline tiled_plan plan_tiled(ib_jacobi_shape shape, int resident_blocks) {
    int across = divide_up(divide_up(shape.columns, TILED_COLUMNS), TILED_WARPS);
    int strips = resident_blocks > across ? resident_blocks / across : 1;
    int strip_rows = divide_up(shape.rows, strips);
    if (strip_rows < 4 * TILED_STEPS) {
        strip_rows = 4 * TILED_STEPS;
    }
    return {across, divide_up(shape.rows, strip_rows), strip_rows};
}

/* Wider halos are exchanged less often, but a block computes them again and again. Each exchange takes 1-2 us; at 8, a
 * block of STRIP columns does 20 % more than its tile, and 1000 steps wait 125 times. */
constexpr int PERSISTENT_HALO = 8;

/* Tiles for warps of `warp_rows` rows, the grid shared out evenly among as few of them as hold it. */
static inline ib_jacobi_tiles plan_tiles(ib_jacobi_shape shape, int warp_rows, int halo) {
    int down = divide_up(shape.rows, PERSISTENT_WARPS * warp_rows - 2 * halo);
    int across = divide_up(shape.columns, STRIP - 2 * halo);
    return {down, across, divide_up(shape.rows, down), divide_up(shape.columns, across), halo};
}

/* The same for jacobi_mailbox.cu. Tiles are whole lanes wide, so that halos begin at a lane. Where there is more than one
 * beside or above another, all but the last are twice the halo wide and a halo high at least. */
static inline ib_jacobi_tiles plan_mailboxes(ib_jacobi_shape shape, int warp_rows) {
    int down = divide_up(shape.rows, PERSISTENT_WARPS * warp_rows - 2 * MAIL_HALO);
    int across = divide_up(shape.columns, MAIL_STRIP - 2 * MAIL_HALO);
    int rows = divide_up(shape.rows, down), columns = divide_up(divide_up(shape.columns, across), MAIL_COLUMNS) * MAIL_COLUMNS;
    return {divide_up(shape.rows, rows), divide_up(shape.columns, columns), rows, columns, MAIL_HALO};
}

#endif
