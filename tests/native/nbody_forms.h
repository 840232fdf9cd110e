/* SPDX-License-Identifier: MIT
 *
 * What the n-body tests share: the table of forms under test, random bodies, and a reference of the tests' own.
 */
#ifndef NBODY_FORMS_H
#define NBODY_FORMS_H

#include "cells.h"
#include "progress.h"

typedef ib_status run_function(CELL *x, CELL *y, CELL *z, CELL *vx, CELL *vy, CELL *vz, const CELL *mass,
    int64_t count, CELL softening, CELL dt, int64_t steps, int32_t threads, ib_progress progress, void *user,
    int64_t *steps_done);

static ib_status serial(CELL *x, CELL *y, CELL *z, CELL *vx, CELL *vy, CELL *vz, const CELL *mass, int64_t count,
    CELL softening, CELL dt, int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done) {
    (void)threads;
    return TYPED(ib_nbody_serial)(
        x, y, z, vx, vy, vz, mass, count, softening, dt, steps, progress, user, steps_done);
}

typedef struct {
    const char *name;
    run_function *run;
    int32_t threads; /* 0: the form takes no such argument */
} form;
static const form forms[] = {
    {"serial", serial, 0},
#if defined(TEST_OPENMP)
    {"openmp, 1 thread", TYPED(ib_nbody_openmp), 1},
    {"openmp, 2 threads", TYPED(ib_nbody_openmp), 2},
    {"openmp, 3 threads", TYPED(ib_nbody_openmp), 3},
    {"openmp, 4 threads", TYPED(ib_nbody_openmp), 4},
    {"openmp, 5 threads", TYPED(ib_nbody_openmp), 5},
    {"openmp, 6 threads", TYPED(ib_nbody_openmp), 6},
    {"openmp, 7 threads", TYPED(ib_nbody_openmp), 7},
    {"openmp, 8 threads", TYPED(ib_nbody_openmp), 8},
    {"openmp, 9 threads", TYPED(ib_nbody_openmp), 9},
#endif
};

/* One after the other in `cells`: x, y, z, vx, vy, vz, mass, `count` of each. */
#define ARRAYS 7
#define MASS   6
typedef struct {
    int64_t count;
    CELL softening, dt;
    CELL *cells;
} bodies;

static inline size_t cell_count(const bodies *of) { return ARRAYS * (size_t)of->count; }

static inline bodies new_bodies(int64_t count, CELL softening, CELL dt, cell_kind kind) {
    bodies new = {count, softening, dt, malloc(ARRAYS * (size_t)count * sizeof(CELL))};
    if (new.cells == NULL) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    for (size_t k = 0; k < cell_count(&new); k++) {
        new.cells[k] = random_cell(kind);
    }
    return new;
}

static inline bodies copy_bodies(const bodies *of) {
    bodies copy = *of;
    copy.cells = new_copy(of->cells, cell_count(of) * sizeof(CELL));
    return copy;
}

/* Puts every third body where the first one is. */
static inline void let_bodies_coincide(const bodies *of) {
    for (int64_t i = 0; i < of->count; i += 3) {
        for (int axis = 0; axis < 3; axis++) {
            of->cells[axis * of->count + i] = of->cells[axis * of->count];
        }
    }
}

static inline ib_status run(
    const form *tried, const bodies *of, int64_t steps, progress_record *record, int64_t *done) {
    CELL *array[ARRAYS];
    for (int k = 0; k < ARRAYS; k++) {
        array[k] = of->cells + k * of->count;
    }
    return tried->run(array[0], array[1], array[2], array[3], array[4], array[5], array[MASS], of->count, of->softening,
        of->dt, steps, tried->threads, record == NULL ? NULL : progress_note, record, done);
}

/* The pull of all bodies on body i along x, y and z, one rounding at a time: volatile values keep the compiler from
 * reordering, fusing or widening. The root is that of a double, which rounds to the right float as well: it has more
 * than twice the digits. */
static inline void reference_pull(const bodies *of, int64_t i, CELL sum[3]) {
    int64_t n = of->count;
    volatile CELL softening2 = of->softening * of->softening;
    sum[0] = sum[1] = sum[2] = 0;
    for (int64_t j = 0; j < n; j++) {
        volatile CELL d[3], squared[3], d2, cubed, pull;
        for (int axis = 0; axis < 3; axis++) {
            d[axis] = of->cells[axis * n + j] - of->cells[axis * n + i];
            squared[axis] = d[axis] * d[axis];
        }
        d2 = squared[0] + squared[1];
        d2 = d2 + squared[2];
        d2 = d2 + softening2;
        volatile CELL root = (CELL)sqrt((double)d2);
        cubed = d2 * root;
        pull = of->cells[MASS * n + j] / cubed;
        for (int axis = 0; axis < 3; axis++) {
            volatile CELL part = d[axis] * pull;
            volatile CELL added = sum[axis] + part;
            sum[axis] = added;
        }
    }
}

static inline void reference_step(const bodies *of) {
    int64_t n = of->count;
    for (int64_t i = 0; i < n; i++) {
        CELL sum[3];
        reference_pull(of, i, sum);
        for (int axis = 0; axis < 3; axis++) {
            volatile CELL change = sum[axis] * of->dt;
            of->cells[(3 + axis) * n + i] += change;
        }
    }
    for (int64_t k = 0; k < 3 * n; k++) {
        volatile CELL way = of->cells[3 * n + k] * of->dt;
        of->cells[k] += way;
    }
}

static inline void reference(const bodies *of, int64_t steps) {
    for (int64_t step = 0; step < steps; step++) {
        reference_step(of);
    }
}

#endif
