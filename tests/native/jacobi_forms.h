/* SPDX-License-Identifier: MIT
 *
 * What the Jacobi tests share: the table of forms under test, grids of random cells, and a reference of the tests'
 * own. The forms are those that the header declares: CMakeLists.txt lists them in jacobi_form_list.h.
 */
#ifndef JACOBI_FORMS_H
#define JACOBI_FORMS_H

#include "cells.h"
#include "guard.h"
#include "progress.h"
#include "test.h"

typedef ib_status solve_function(ib_jacobi_solver *solver, CELL *grid, int64_t rows, int64_t columns, int64_t steps,
    int32_t threads, ib_progress progress, void *user, int64_t *steps_done);

/* A form on one thread as a solve_function. */
#define DEFINE_ALONE(name)                                                                                          \
    static ib_status name(ib_jacobi_solver *solver, CELL *grid, int64_t rows, int64_t columns, int64_t steps,       \
        int32_t threads, ib_progress progress, void *user, int64_t *steps_done)                                     \
    {                                                                                                               \
        (void)threads;                                                                                              \
        return TYPED(ib_jacobi_##name)(solver, grid, rows, columns, steps, progress, user, steps_done);             \
    }
#define ALONE(name, kind) DEFINE_ALONE(name)
#define SHARED(name, kind)
#include "jacobi_form_list.h"
#undef ALONE
#undef SHARED

typedef struct {
    const char *name;
    solve_function *solve;
    int32_t kind; /* what its solver is created for */
    int32_t threads;
    int alone; /* takes no number of threads */
} form;
#define ALONE(name, kind) {#name, name, kind, 1, 1},
#if defined(TEST_OPENMP)
#define ON_THREADS(name, kind, threads) {#name ", threads: " #threads, TYPED(ib_jacobi_##name), kind, threads, 0},
#define SHARED(name, kind)                                                                                          \
    ON_THREADS(name, kind, 1) ON_THREADS(name, kind, 2) ON_THREADS(name, kind, 3) ON_THREADS(name, kind, 7)
#else
#define SHARED(name, kind)
#endif
static const form forms[] = {
#include "jacobi_form_list.h"
};

static inline ib_jacobi_solver *new_solver(const form *of, int64_t rows, int64_t columns, int32_t threads) {
    ib_jacobi_solver *solver = NULL;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, of->kind, threads, &solver), IB_OK);
    return solver;
}

static inline size_t cell_count(int64_t rows, int64_t columns) { return (size_t)(rows + 2) * (size_t)(columns + 2); }

/* The definition of the kernel, one rounding at a time: a volatile sum keeps the compiler from reordering, fusing or
 * widening. */
static inline void reference(CELL *grid, int64_t rows, int64_t columns, int64_t steps) {
    int64_t stride = columns + 2;
    CELL *next = new_copy(grid, cell_count(rows, columns) * sizeof *grid);
    for (int64_t step = 0; step < steps; step++) {
        for (int64_t i = 1; i <= rows; i++) {
            for (int64_t j = 1; j <= columns; j++) {
                volatile CELL sum = grid[(i - 1) * stride + j];
                sum = sum + grid[i * stride + j - 1];
                sum = sum + grid[i * stride + j];
                sum = sum + grid[i * stride + j + 1];
                sum = sum + grid[(i + 1) * stride + j];
                next[i * stride + j] = sum * (CELL)0.2;
            }
        }
        memcpy(grid, next, cell_count(rows, columns) * sizeof *grid);
    }
    free(next);
}

/* FRONT is zero inside a boundary so small that what spreads from it is subnormal a few cells on. */
static inline CELL *random_grid(int64_t rows, int64_t columns, cell_kind kind) {
    size_t count = cell_count(rows, columns);
    CELL *grid = malloc(count * sizeof *grid);
    for (size_t k = 0; grid != NULL && k < count; k++) {
        grid[k] = random_cell(kind);
    }
    for (int64_t i = 1; grid != NULL && kind == FRONT && i <= rows; i++) {
        memset(&grid[i * (columns + 2) + 1], 0, (size_t)columns * sizeof *grid);
    }
    return grid;
}

#endif
