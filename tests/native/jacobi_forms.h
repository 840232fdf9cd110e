/* SPDX-License-Identifier: MIT
 *
 * What the Jacobi tests share: the table of forms under test, grids of random cells, and a reference of the tests'
 * own. The tests are compiled once per element type: CELL is the type and SUFFIX its ending (double and f64).
 */
#ifndef JACOBI_FORMS_H
#define JACOBI_FORMS_H

#include <float.h>
#include <math.h>

#include "guard.h"
#include "progress.h"
#include "test.h"

#define PASTE_(a, b) a##_##b
#define PASTE(a, b)  PASTE_(a, b)
#define TYPED(name)  PASTE(name, SUFFIX) /* ib_jacobi_create -> ib_jacobi_create_f64 */

typedef ib_status solve_function(ib_jacobi_solver *solver, CELL *grid, int64_t rows, int64_t columns, int64_t steps,
    int32_t threads, ib_progress progress, void *user, int64_t *steps_done);

static ib_status serial(ib_jacobi_solver *solver, CELL *grid, int64_t rows, int64_t columns, int64_t steps,
    int32_t threads, ib_progress progress, void *user, int64_t *steps_done) {
    (void)threads;
    return TYPED(ib_jacobi_serial)(solver, grid, rows, columns, steps, progress, user, steps_done);
}

/* A new form, or a number of threads worth trying, is a row here. */
typedef struct {
    const char *name;
    solve_function *solve;
    int32_t threads;
} form;
static const form forms[] = {
    {"serial", serial, 1},
#if defined(TEST_OPENMP)
    {"openmp, 1 thread", TYPED(ib_jacobi_openmp), 1},
    {"openmp, 2 threads", TYPED(ib_jacobi_openmp), 2},
    {"openmp, 3 threads", TYPED(ib_jacobi_openmp), 3},
    {"openmp, 7 threads", TYPED(ib_jacobi_openmp), 7},
#endif
};

static inline size_t cell_count(int64_t rows, int64_t columns) { return (size_t)(rows + 2) * (size_t)(columns + 2); }

static inline void *new_copy(const void *source, size_t bytes) {
    void *copy = malloc(bytes);
    if (copy == NULL) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    return memcpy(copy, source, bytes);
}

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

/* PLAIN cells are within +-100. BITS are any finite pattern, most of them huge or tiny, so that sums overflow and later
 * steps meet infinities and NaN. SPECIAL mixes infinities, NaN, zeros and extremes into plain cells. */
typedef enum { PLAIN, BITS, DENORMALS, SIGNED_ZEROS, SPECIAL, KINDS } cell_kind;

#define SMALLEST _Generic((CELL)0, float: FLT_TRUE_MIN, double: DBL_TRUE_MIN)
#define LARGEST  _Generic((CELL)0, float: FLT_MAX, double: DBL_MAX)

static inline CELL random_cell(cell_kind kind) {
    static const CELL special[] = {(CELL)INFINITY, -(CELL)INFINITY, (CELL)NAN, 0, -(CELL)0, SMALLEST, -SMALLEST,
        LARGEST, -LARGEST};
    CELL cell;
    switch (kind) {
    case BITS:
        do {
            uint64_t bits = test_random();
            memcpy(&cell, &bits, sizeof cell);
        } while (!isfinite(cell));
        return cell;
    case DENORMALS: return (CELL)((int64_t)(test_random() >> 39) - (1 << 24)) * SMALLEST; /* up to the first normals */
    case SIGNED_ZEROS: return test_random() % 2 ? (CELL)0 : -(CELL)0;
    case SPECIAL:
        if (test_random() % 8 == 0) {
            return special[test_random() % COUNT_OF(special)];
        }
        break;
    default: break;
    }
    return (CELL)((int64_t)(test_random() % 2000001) - 1000000) / 10000;
}

static inline CELL *random_grid(int64_t rows, int64_t columns, cell_kind kind) {
    size_t count = cell_count(rows, columns);
    CELL *grid = malloc(count * sizeof *grid);
    for (size_t k = 0; grid != NULL && k < count; k++) {
        grid[k] = random_cell(kind);
    }
    return grid;
}

/* Bit for bit, but for the sign and payload of a NaN: of two NaN operands the processor passes on the first, and which
 * is first is the compiler's choice, another one in a vector loop and its tail. */
static inline int same_cells(const CELL *a, const CELL *b, size_t count) {
    for (size_t k = 0; k < count; k++) {
        if (memcmp(&a[k], &b[k], sizeof *a) != 0 && !(isnan(a[k]) && isnan(b[k]))) {
            return 0;
        }
    }
    return 1;
}

#endif
