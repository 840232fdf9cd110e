/* SPDX-License-Identifier: MIT
 *
 * How a grid is shared out among blocks: what the launchers ask before a launch, and the tests without a device.
 * Internal.
 */
#ifndef IB_JACOBI_PLAN_H
#define IB_JACOBI_PLAN_H

#include "jacobi.cuh"

static inline int divide_up(int64_t number, int64_t by) { return (int)((number + by - 1) / by); }

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

#endif
