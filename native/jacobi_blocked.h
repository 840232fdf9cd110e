/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi: many time steps for each trip of a cell through the cache. jacobi_blocked.c explains the
 * algorithm and drives it, jacobi_blocked_plan.c chooses the sizes, jacobi_blocked_shape.c the shape of the tiles;
 * jacobi_blocked_tile.c holds the inner loop, compiled once per instruction set and shape.
 * Internal: nothing here is exported.
 *
 *     ib_blocked_plan plan;
 *     ib_blocked_plan_init(&plan, &ib_blocked_f64_x86_64_v4, rows, columns, threads, &tuning);
 *     void *scratch = <plan.scratch_bytes, 128-byte aligned, huge pages if available>;
 *     ib_blocked_begin(&plan, grid, scratch, steps, poll, user);
 *     <every one of the threads calls ib_blocked_run(&plan, its index), in any order, and returns from it>
 *     <plan.steps_done steps are in the grid>
 */
#ifndef IB_JACOBI_BLOCKED_H
#define IB_JACOBI_BLOCKED_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ib_blocked_plan ib_blocked_plan;
typedef struct ib_blocked_kernel ib_blocked_kernel;

/* A part of one pass: tiles [tile_begin, tile_end), rows arriving in [row_begin, row_end). */
typedef struct {
    int64_t levels; /* steps the pass takes, 1..kernel->levels: levels above keep what they get */
    int64_t drift;  /* the grid column in lane 0 of vector column 0 when the pass begins */
    int64_t tile_begin, tile_end;
    int64_t row_begin, row_end;
    int64_t ahead; /* vectors from what a tile reads to what it prefetches for the next block or band; 0: nothing */
    void *state, *seam, *turn; /* of this pass */
    uint8_t *tiny;             /* per tile, of this band: passes for which it still counts as full of subnormals */
} ib_blocked_sweep;

/* What the per-set object provides for one element type. */
struct ib_blocked_kernel {
    const char *isa;
    int64_t element;           /* bytes of a cell */
    int64_t lanes;             /* cells in a vector */
    int64_t levels;            /* K: time levels of a tile */
    int64_t tile_columns;      /* W: vector columns of a tile */
    int64_t state, seam, turn; /* vectors that a pass keeps: per tile, per row, per row */
    int64_t final_state;       /* of the last tile, which is wider */
    /* Grid rows to lifted rows; and back, interior cells only, after so many passes. */
    void (*lift)(const ib_blocked_plan *, int64_t row_begin, int64_t row_end);
    void (*lower)(const ib_blocked_plan *, int64_t row_begin, int64_t row_end, int64_t passes);
    void (*sweep)(const ib_blocked_plan *, const ib_blocked_sweep *);
};

/* What to plan for; a size of 0 takes the default. The rows, passes and tiles are for tests and experiments. */
typedef struct {
    int64_t l1_bytes, l2_bytes; /* the data caches that a core has to itself */
    int64_t band_rows, group_passes, block_tiles;
    bool slow_subnormals; /* the processor takes hundreds of cycles for a product that is subnormal */
} ib_blocked_tuning;

/* Two lines, since the adjacent-line prefetcher moves lines in pairs. */
typedef struct {
    _Alignas(128) _Atomic(int64_t) value;
} ib_blocked_counter;

/* Called by thread 0 before each of its groups of passes, which is every `threads * group_passes * K` steps; `done`
 * steps are complete. Nonzero stops the solve; steps that other threads have begun are completed. */
typedef int32_t (*ib_blocked_poll)(void *user, int64_t done, int64_t total);

struct ib_blocked_plan {
    const ib_blocked_kernel *kernel;
    int64_t rows, columns, threads;
    bool slow_subnormals;

    /* Blocking, chosen by ib_blocked_plan_init. */
    int64_t band_rows;    /* H: rows of a band */
    int64_t group_passes; /* G: passes that one thread takes through a band together */
    int64_t block_tiles;  /* tiles of a column block */

    /* The lifted grid, in vectors. */
    int64_t lane_columns; /* L: vector columns */
    int64_t stride;       /* from row to row */

    size_t scratch_bytes;

    /* One solve, set by ib_blocked_begin. */
    void *grid;
    char *lifted;         /* rows + 2 rows of stride vectors */
    char *workers;        /* per thread and pass: state, seam and turn */
    uint8_t *tiny;        /* per thread, band and tile, with one tile of room on either side */
    size_t state_bytes, seam_bytes, turn_bytes; /* of a pass */
    int64_t steps, passes, groups;
    int64_t drift;        /* cells that the lifted grid has turned by already, if it is held: see ib_blocked_begin */
    ib_blocked_poll poll;
    void *user;
    int64_t steps_done;   /* valid once every thread has returned */

    /* Progress, in scratch: the groups granted, and for each thread the rows finished. */
    ib_blocked_counter *granted, *finished_rows;
};

/* Chooses the blocking for a grid of (rows + 2) x (columns + 2) cells and says how much scratch it needs. rows,
 * columns and threads are at least 1, and the grid's size in bytes is at most PTRDIFF_MAX / 4. */
void ib_blocked_plan_init(ib_blocked_plan *plan, const ib_blocked_kernel *kernel, int64_t rows, int64_t columns,
    int64_t threads, const ib_blocked_tuning *tuning);

/* Tiles of different shapes compute the same bits. Kernels come by shape: the usual one, and one of more levels, which is
 * NULL where there are too few registers. */
enum { IB_BLOCKED_USUAL, IB_BLOCKED_DEEP, IB_BLOCKED_SHAPES };

/* The shape that this processor is better served by: known from its model, or measured once, for some milliseconds, when a
 * grid is large enough to be worth that. */
const ib_blocked_kernel *ib_blocked_choose(
    const ib_blocked_kernel *const shapes[IB_BLOCKED_SHAPES], int64_t rows, int64_t columns);

/* Measures it, in one to ten milliseconds. Both shapes are there. */
bool ib_blocked_deep_is_faster(const ib_blocked_kernel *const shapes[IB_BLOCKED_SHAPES]);

/* Whether blocks are faster than plain steps on a grid of this shape. rows * columns does not overflow. */
bool ib_blocked_pays(const ib_blocked_kernel *kernel, int64_t rows, int64_t columns);

/* Prepares one solve. scratch is 128-byte aligned, needs no initial value, and stays until the solve is over; it may
 * serve the next one. poll may be NULL. Without a grid, what is stepped is the lifted grid at the start of the scratch,
 * which is then neither lifted nor lowered: see ib_blocked_cell. plan->drift says how far it has turned before. */
void ib_blocked_begin(ib_blocked_plan *plan, void *grid, void *scratch, int64_t steps, ib_blocked_poll poll,
    void *user);

/* Where a cell of the lifted grid is, in cells from its start, if it has turned by `drift`. The next cells of the row, up
 * to the `run`-th, are a vector apart each. */
int64_t ib_blocked_cell(const ib_blocked_plan *plan, int64_t row, int64_t column, int64_t drift, int64_t *run);

/* How far the lifted grid has turned after so many steps more. */
int64_t ib_blocked_drift(const ib_blocked_plan *plan, int64_t drift, int64_t steps);

/* A thread's share; returns when nothing is left for this thread to do. Threads wait for each other: all of them
 * have to be running, or at least to be started in time, but one core is enough. */
void ib_blocked_run(ib_blocked_plan *plan, int64_t thread);

#endif
