/* SPDX-License-Identifier: MIT
 *
 * Sizes that follow from a plan, for those who make it and those who carry it out. Internal.
 */
#ifndef IB_JACOBI_BLOCKED_SIZES_H
#define IB_JACOBI_BLOCKED_SIZES_H

#include "jacobi_blocked.h"

#define LINE 64

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static inline int64_t ceil_div(int64_t a, int64_t b) { return a / b + (a % b != 0); } /* a may be INT64_MAX */
static inline size_t round_up(size_t bytes) { return (bytes + 4095) / 4096 * 4096; }

static inline int64_t vector_bytes(const ib_blocked_kernel *kernel) { return kernel->lanes * kernel->element; }

/* A tile stores 2 K columns to the left of what it reads, so that the next pass follows by so many tiles. */
static inline int64_t lag_tiles(const ib_blocked_kernel *kernel) {
    return ceil_div(2 * kernel->levels, kernel->tile_columns);
}

static inline int64_t tiles_of(const ib_blocked_plan *plan) {
    return ceil_div(plan->lane_columns, plan->kernel->tile_columns);
}

/* Cells around the cylinder. */
static inline int64_t ring_of(const ib_blocked_plan *plan) { return plan->kernel->lanes * plan->lane_columns; }

/* Bands of the longest group. */
static inline int64_t bands_of(const ib_blocked_plan *plan, int64_t steps) {
    return ceil_div(plan->rows + 2 + steps, plan->band_rows);
}

static inline size_t tiny_bytes(const ib_blocked_plan *plan) {
    int64_t bands = bands_of(plan, plan->group_passes * plan->kernel->levels);
    return (size_t)(plan->threads * bands * (tiles_of(plan) + 2));
}

static inline size_t pass_bytes(const ib_blocked_plan *plan) { return plan->state_bytes + plan->seam_bytes + plan->turn_bytes; }

#endif
