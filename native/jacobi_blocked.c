/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi: how it works, and its schedule. A plain step reads and writes the whole grid for five operations
 * a cell, and so runs at the speed of the memory. This form takes many steps while a cell is in a register or a cache.
 *
 * 1. Lanes. A grid row of N + 2 cells is cut into as many parts of L cells as a vector has lanes, one part a lane:
 *
 *        cells     0 .. L-1 | L .. 2L-1 | 2L .. 3L-1 | ...      "vector column" c = cells c, L + c, 2L + c, ...
 *
 *    The neighbours of a vector are then the vectors beside it: no shuffles and no unaligned loads. Beyond vector
 *    column L - 1 lies column 0 with every lane moved by one ("turned"), and if the last lane is followed by the
 *    first, the columns close to a screw thread around a cylinder that has neither a left nor a right end. The
 *    boundary columns are two cells on it that keep their value, the cells between them (L is rounded up) are void.
 *
 * 2. Tiles. A tile is W vector columns wide and K time levels deep. Rows stream down through it: a row arrives at
 *    level 0, each level passes its result to the next one at once, and level K leaves K rows behind. A level is one
 *    column further left than the level before, so that its right neighbour is there already:
 *
 *        level 0   . . [# # #]            [###]  columns of this tile
 *        level 1     . .[# # #]            . .   the two columns before them, which the tile on the left computed
 *        level 2    . .[# # #]                   and handed over in the seam, a small buffer in the L1 cache
 *        level 3  . .[# # #]
 *                 <-- columns -->           (drawn with half a column per level; it is one)
 *
 *    For its next row a level and column keep two vectors, P = ((up + left) + centre) + right and C, the centre:
 *        arriving d:   out = (P + d) * 0.2      P = ((C + left) + d) + right      C = d
 *    which is the sum of the plain form in its order. 2 K W vectors are what the registers can hold.
 *
 * 3. A pass is one row of tiles, from left to right. Level l can start in column l only, and where the pass closes
 *    its turn around the cylinder it needs columns l and l + 1 of the level below, turned: they were computed at
 *    the start, and the first tile has put them by. So no cell is computed twice.
 *
 *        level 0  |0 1 2 3 4 5 ...              ... L-1|0'1'
 *        level 1    |1 2 3 4 5 ...                  ... 0'|1'2'        ' turned, from the start of the same row
 *        level 2      |2 3 4 5 ...                      ... 1'|2'3'
 *        tiles    FIRST     PLAIN ...             FINAL
 *
 *    FIRST leaves a triangle open, and FINAL, which has as many columns as are left over, closes it. Level K begins in
 *    column K. It is stored from column 0 on, 2 K columns left of where it was read, where nothing is needed any
 *    more: the grid is updated in place and turns ("drifts") by one cell a step. Tiles that now contain a boundary
 *    column hold it.
 *
 * 4. Bands. A pass over H rows leaves P and C of every tile behind for the rows below. G passes go over a band one
 *    after the other while it is in the L2 cache, each K rows further up than the one before, and if the rows are
 *    too long for that, in blocks of B tiles, each pass some tiles further left. They are a group.
 *
 *                  band b, pass 0        rows bH .. bH+H-1        |block 0   |block 1   | ...
 *                  band b, pass 1        rows bH-K .. bH+H-1-K  |block 0   |block 1   | ...
 *
 * 5. Threads. Thread q takes groups q, q + threads, ... and follows the group before by one acquire/release counter
 *    of finished rows. There are no barriers. Thread 0 asks for leave to go on before each of its groups and grants
 *    the others theirs, so that a solve that is stopped still ends after a whole number of steps.
 */
#include "jacobi_blocked_sizes.h"

#include <string.h>

#if defined(_WIN32)
#  include <windows.h>
#  define yield_core() SwitchToThread()
#else
#  include <sched.h>
#  define yield_core() sched_yield()
#endif

#if defined(__x86_64__) || defined(__i386__)
#  define relax() __builtin_ia32_pause()
#elif defined(__aarch64__)
#  define relax() __asm__ volatile("yield")
#else
#  define relax() ((void)0)
#endif

static char *carve(char **scratch, size_t bytes) {
    char *part = *scratch;
    *scratch += round_up(bytes);
    return part;
}

void ib_blocked_begin(ib_blocked_plan *plan, void *grid, void *scratch, int64_t steps, ib_blocked_poll poll,
    void *user) {
    size_t vector = (size_t)vector_bytes(plan->kernel);
    char *rest = scratch;
    plan->lifted = carve(&rest, (size_t)(plan->rows + 2) * (size_t)plan->stride * vector); /* where threads do not matter */
    plan->granted = (ib_blocked_counter *)carve(&rest, (size_t)(1 + plan->threads) * sizeof(ib_blocked_counter));
    plan->finished_rows = plan->granted + 1;
    plan->tiny = (uint8_t *)carve(&rest, tiny_bytes(plan));
    memset(plan->tiny, 0, tiny_bytes(plan));
    plan->workers = rest;
    plan->grid = grid;
    plan->steps = steps;
    plan->passes = ceil_div(steps, plan->kernel->levels);
    /* As many groups for every thread, as far as there are passes enough. */
    int64_t groups = ceil_div(plan->passes, plan->group_passes);
    plan->groups = least(plan->passes, ceil_div(groups, plan->threads) * plan->threads);
    plan->poll = poll;
    plan->user = user;
    plan->steps_done = 0;
    for (int64_t i = 0; i < 1 + plan->threads; i++) {
        atomic_init(&plan->granted[i].value, 0);
    }
}

/* Waits until the counter reaches `least`. */
static int64_t await(ib_blocked_counter *counter, int64_t wanted) {
    int64_t value;
    for (int spins = 0; (value = atomic_load_explicit(&counter->value, memory_order_acquire)) < wanted; spins++) {
        if (spins < 200) {
            relax();
        } else {
            yield_core();
        }
    }
    return value;
}

static void publish(ib_blocked_counter *counter, int64_t value) {
    atomic_store_explicit(&counter->value, value, memory_order_release);
}

/* Groups differ by one pass at most. */
static int64_t pass_start(const ib_blocked_plan *plan, int64_t group) {
    int64_t groups = most(1, plan->groups), whole = plan->passes / groups, longer = plan->passes % groups;
    return group * whole + least(group, longer);
}
static int64_t steps_before(const ib_blocked_plan *plan, int64_t pass) {
    return least(plan->steps, pass * plan->kernel->levels);
}

/* Rows finished by `group`, counted on from the groups before it so that a thread's counter only grows. */
static int64_t ticket(const ib_blocked_plan *plan, int64_t group, int64_t rows) {
    return group * (plan->rows + 2) + rows;
}

static void await_rows(ib_blocked_plan *plan, int64_t group, int64_t rows) {
    await(&plan->finished_rows[group % plan->threads], ticket(plan, group, rows));
}

/* Lowers this thread's share of the rows below `finished`: pieces of a band's size, dealt out in turn. `next` is
 * the first row not yet lowered. */
static void lower(ib_blocked_plan *plan, int64_t *next, int64_t finished, int64_t passes) {
    while (*next <= plan->rows && least(*next + plan->band_rows, plan->rows + 1) <= finished) {
        plan->kernel->lower(plan, *next, least(*next + plan->band_rows, plan->rows + 1), passes);
        *next += plan->threads * plan->band_rows;
    }
}

/* The first pass of a group would have to fetch the next block's rows from beyond the L2 cache by itself, the others
 * nothing. So each of the others fetches one vector column (or one line's worth of them) of every tile for it. Returns
 * how far that column is, in vectors, from the one that a tile of this pass reads. */
static int64_t find_ahead(const ib_blocked_plan *plan, int64_t block, int64_t index) {
    const ib_blocked_kernel *kernel = plan->kernel;
    int64_t width = kernel->tile_columns;
    int64_t column = (index - 1) * most(1, LINE / vector_bytes(kernel));
    if (index == 0 || column >= width) {
        return 0;
    }
    bool is_last = (block + 1) * plan->block_tiles >= tiles_of(plan); /* of its band: what comes next is below, on the left */
    int64_t tiles = index * lag_tiles(kernel) + (is_last ? -block : 1) * plan->block_tiles;
    int64_t rows = index * kernel->levels + (is_last ? plan->band_rows : 0);
    return rows * plan->stride + tiles * width + column;
}

static void sweep_pass(ib_blocked_plan *plan, int64_t thread, int64_t band, int64_t block, int64_t first_pass,
    int64_t pass) {
    const ib_blocked_kernel *kernel = plan->kernel;
    int64_t index = pass - first_pass, lag = lag_tiles(kernel);
    int64_t begin = band * plan->band_rows - index * kernel->levels;
    char *memory = plan->workers + (size_t)(thread * plan->group_passes + index) * pass_bytes(plan);
    ib_blocked_sweep sweep = {
        .levels = least(kernel->levels, plan->steps - pass * kernel->levels),
        .drift = (plan->drift + pass * kernel->levels) % ring_of(plan),
        .tile_begin = most(0, block * plan->block_tiles - index * lag),
        .tile_end = least(tiles_of(plan), (block + 1) * plan->block_tiles - index * lag),
        .row_begin = most(begin, 0),
        .row_end = least(begin + plan->band_rows, plan->rows + kernel->levels + 2),
        .ahead = find_ahead(plan, block, index),
        .state = memory,
        .seam = memory + plan->state_bytes,
        .turn = memory + plan->state_bytes + plan->seam_bytes,
        .tiny = plan->tiny + 1
            + (thread * bands_of(plan, plan->group_passes * kernel->levels) + band) * (tiles_of(plan) + 2),
    };
    if (sweep.row_begin < sweep.row_end && sweep.tile_begin < sweep.tile_end) {
        kernel->sweep(plan, &sweep);
    }
}

static void run_group(ib_blocked_plan *plan, int64_t thread, int64_t group, int64_t *lowered) {
    int64_t first_pass = pass_start(plan, group), end_pass = pass_start(plan, group + 1);
    int64_t lag_rows = (end_pass - first_pass) * plan->kernel->levels;
    int64_t bands = bands_of(plan, lag_rows), finished = 0;
    int64_t lag = (end_pass - first_pass - 1) * lag_tiles(plan->kernel);
    int64_t blocks = ceil_div(tiles_of(plan) + lag, plan->block_tiles);
    for (int64_t band = 0; band < bands; band++) {
        int64_t end = (band + 1) * plan->band_rows;
        int64_t arriving = least(end, plan->rows + 2);
        if (group > 0) {
            await_rows(plan, group - 1, least(end + plan->band_rows, plan->rows + 2)); /* what is prefetched, too */
        } else if (plan->grid != NULL && band * plan->band_rows < arriving) {
            plan->kernel->lift(plan, band * plan->band_rows, arriving);
        }
        for (int64_t block = 0; block < blocks; block++) {
            for (int64_t pass = first_pass; pass < end_pass; pass++) {
                sweep_pass(plan, thread, band, block, first_pass, pass);
            }
        }
        int64_t now = least(end - lag_rows, plan->rows + 2);
        if (now > finished) {
            finished = now;
            publish(&plan->finished_rows[thread], ticket(plan, group, now));
            if (group + 1 == plan->groups) {
                lower(plan, lowered, now, plan->passes);
            }
        }
    }
}

#define STOP ((int64_t)1 << 62)

static bool grant(ib_blocked_plan *plan, int64_t thread, int64_t group) {
    if (thread == 0) {
        bool over = group >= plan->groups;
        int64_t complete = most(0, group - plan->threads + 1);
        if (!over && plan->poll != NULL
            && plan->poll(plan->user, steps_before(plan, pass_start(plan, complete)), plan->steps) != 0) {
            over = true;
        }
        publish(plan->granted, over ? STOP + least(group, plan->groups) : least(group + plan->threads, plan->groups));
    }
    int64_t granted = await(plan->granted, group + 1);
    return group < (granted & ~STOP);
}

void ib_blocked_run(ib_blocked_plan *plan, int64_t thread) {
    int64_t lowered = plan->grid != NULL ? 1 + thread * plan->band_rows : plan->rows + 1;
    for (int64_t group = thread; grant(plan, thread, group); group += plan->threads) {
        run_group(plan, thread, group, &lowered);
    }
    int64_t groups = await(plan->granted, STOP) & ~STOP;
    while (groups > 0 && lowered <= plan->rows) {
        int64_t end = least(lowered + plan->band_rows, plan->rows + 1);
        await_rows(plan, groups - 1, end);
        lower(plan, &lowered, end, pass_start(plan, groups));
    }
    if (thread == 0) {
        plan->steps_done = steps_before(plan, pass_start(plan, groups));
    }
}

int64_t ib_blocked_cell(const ib_blocked_plan *plan, int64_t row, int64_t column, int64_t drift, int64_t *run) {
    int64_t span = plan->lane_columns, lanes = plan->kernel->lanes;
    int64_t position = column - drift + (column < drift ? ring_of(plan) : 0), lane = position / span;
    *run = (lane + 1) * span - position;
    return (row * plan->stride + position - lane * span) * lanes + lane;
}

int64_t ib_blocked_drift(const ib_blocked_plan *plan, int64_t drift, int64_t steps) {
    int64_t levels = plan->kernel->levels, ring = ring_of(plan); /* a pass that takes fewer steps turns it as far */
    return (drift + ceil_div(steps, levels) % ring * levels) % ring;
}
