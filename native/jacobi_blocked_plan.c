/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi's plan: the sizes of its bands, groups and blocks, and the spacing of rows, from the caches found.
 * jacobi_blocked.c explains the words and carries the plan out.
 */
#include "jacobi_blocked_sizes.h"

static int64_t vectors_of_line(const ib_blocked_kernel *kernel) { return most(1, LINE / vector_bytes(kernel)); }

/* Lines of a row that a tile and the one to its left touch: the W columns of each, and 2 K more that are stored into. */
static int64_t lines_of_row(const ib_blocked_kernel *kernel) {
    return 2 * ceil_div(kernel->levels + kernel->tile_columns, vectors_of_line(kernel));
}

/* H: the cells that a tile reads stay in the L1 cache until the next one has stored into them. The seam is there, too,
 * and where vectors are shorter than lines, neighbours share one; a quarter is left to states and turns. */
static int64_t choose_band_rows(const ib_blocked_kernel *kernel, const ib_blocked_tuning *tuning) {
    int64_t l1 = tuning->l1_bytes > 0 ? tuning->l1_bytes : 32 << 10, line = vectors_of_line(kernel);
    int64_t lines = lines_of_row(kernel) + ceil_div(kernel->seam, line) + (line > 1);
    return tuning->band_rows > 0 ? tuning->band_rows : most(8, l1 * 3 / 4 / (lines * LINE));
}

/* Rows that meet in one set of an L1 cache of 64 sets, if they are so many lines apart and a tile touches `width`
 * lines of each. */
static int64_t crowd(int64_t rows, int64_t apart, int64_t width) {
    int64_t in_set[64] = {0}, worst = 0;
    for (int64_t line = 0; line < rows * width; line++) {
        int64_t *set = &in_set[(line / width * apart + line % width) % 64];
        worst = most(worst, ++*set);
    }
    return worst;
}

/* Whether what a tile stores has the same address within a page as what it loads about then: a processor that
 * compares no more takes the load for dependent on the store. It stores K rows further up and 2 K columns left. */
static bool confusable(const ib_blocked_kernel *kernel, int64_t apart, int64_t line) {
    for (int64_t later = -1; later <= 2; later++) {
        int64_t distance = ((kernel->levels + later) * apart + 2 * kernel->levels / line) % 64;
        if (distance * line <= kernel->tile_columns + 1 || (64 - distance) * line < kernel->tile_columns) {
            return true;
        }
    }
    return false;
}

/* Vectors from row to row: up to eight lines more than are needed, for the sake of the L1 cache. */
static int64_t choose_stride(const ib_blocked_plan *plan) {
    const ib_blocked_kernel *kernel = plan->kernel;
    int64_t line = vectors_of_line(kernel), needed = ceil_div(plan->lane_columns, line);
    int64_t width = lines_of_row(kernel), best = needed, least_bad = INT64_MAX;
    for (int64_t apart = needed; apart < needed + least(8, 1 + needed / 8); apart++) {
        int64_t bad = crowd(least(plan->band_rows, 64), apart, width) + (confusable(kernel, apart, line) ? 4 : 0);
        if (bad < least_bad) {
            least_bad = bad;
            best = apart;
        }
    }
    return best * line;
}

/* G: the more passes, the less traffic to the next cache, but the seams and turns of all should take no more than an
 * eighth of the L2 cache, and what all threads keep for their passes no more than a tenth of the grid (or 256 KiB);
 * beyond 8 passes nothing is gained.
 * B: what a block's passes have in use fills seven eighths of the L2 cache: G K rows and two bands, one of them fetched
 * ahead, and the states of the tiles. Blocks divide the tiles evenly. */
static void choose_blocking(ib_blocked_plan *plan, const ib_blocked_tuning *tuning) {
    const ib_blocked_kernel *kernel = plan->kernel;
    int64_t l2 = tuning->l2_bytes > 0 ? tuning->l2_bytes : 1 << 20;
    int64_t vector = vector_bytes(kernel), seams = (int64_t)(plan->seam_bytes + plan->turn_bytes);
    int64_t memory = (256 << 10) + (plan->rows + 2) * plan->lane_columns / 10 * vector;
    int64_t passes = least(least(8, l2 / 8 / seams), memory / ((int64_t)pass_bytes(plan) * plan->threads));
    plan->group_passes = tuning->group_passes > 0 ? tuning->group_passes : most(1, passes);
    int64_t per_tile = ((2 * plan->band_rows + plan->group_passes * kernel->levels) * kernel->tile_columns
        + plan->group_passes * kernel->state) * vector;
    int64_t fitting = most(2 * lag_tiles(kernel), (l2 * 7 / 8 - plan->group_passes * seams) / per_tile);
    int64_t tiles = tiles_of(plan);
    plan->block_tiles = tuning->block_tiles > 0 ? tuning->block_tiles : ceil_div(tiles, ceil_div(tiles, fitting));
}

void ib_blocked_plan_init(ib_blocked_plan *plan, const ib_blocked_kernel *kernel, int64_t rows, int64_t columns,
    int64_t threads, const ib_blocked_tuning *tuning) {
    *plan = (ib_blocked_plan){.kernel = kernel, .rows = rows, .columns = columns, .threads = threads,
        .slow_subnormals = tuning->slow_subnormals};
    int64_t width = kernel->tile_columns;
    /* Both boundary columns are on the ring, the first tile is not the final one, and that has two columns or more. */
    plan->lane_columns = most(width + 2, ceil_div(columns + 2, kernel->lanes));
    plan->lane_columns += plan->lane_columns % width == 1;
    plan->band_rows = choose_band_rows(kernel, tuning);
    plan->stride = choose_stride(plan);
    size_t vector = (size_t)vector_bytes(kernel), band_rows = (size_t)plan->band_rows;
    plan->state_bytes = (size_t)((tiles_of(plan) - 1) * kernel->state + kernel->final_state) * vector;
    plan->seam_bytes = band_rows * (size_t)kernel->seam * vector;
    plan->turn_bytes = band_rows * (size_t)kernel->turn * vector;
    choose_blocking(plan, tuning);
    plan->scratch_bytes = round_up((size_t)(1 + threads) * sizeof(ib_blocked_counter))
        + round_up((size_t)(rows + 2) * (size_t)plan->stride * vector)
        + round_up(tiny_bytes(plan)) + (size_t)(threads * plan->group_passes) * pass_bytes(plan);
}

/* Measured with AVX-512: from 60 x 60 on blocks are faster. A few rows would be all edge, which goes through a slower
 * form of the loop, a few columns a lane all padding. */
bool ib_blocked_pays(const ib_blocked_kernel *kernel, int64_t rows, int64_t columns) {
    return rows >= 16 && columns >= 4 * kernel->lanes && rows * columns >= 60 * 60;
}
