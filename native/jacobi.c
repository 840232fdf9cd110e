/* SPDX-License-Identifier: MIT
 *
 * Jacobi: the solver object and the serial form. The step itself is in jacobi_rows.c, its OpenMP twin in
 * jacobi_openmp.c.
 */
#include "jacobi.h"

#include <limits.h>
#include <stdlib.h>

#if defined(_WIN32)
#  include <malloc.h>
#  define allocate(bytes) _aligned_malloc(bytes, 64)
#  define release(memory) _aligned_free(memory)
#else
#  define allocate(bytes) aligned_alloc(64, bytes)
#  define release(memory) free(memory)
#endif

static ib_status create(int64_t rows, int64_t columns, size_t element, ib_jacobi_solver **solver) {
    if (solver == NULL) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1) {
        return IB_E_RANGE;
    }
    /* Cells are counted in int64_t and addressed in bytes by ptrdiff_t; 64 is the rounding below. */
    int64_t most = (PTRDIFF_MAX - 64) / (int64_t)element;
    if (columns > most - 2 || rows > most / (columns + 2) - 2) {
        return IB_E_OVERFLOW;
    }
    size_t bytes = (size_t)(rows + 2) * (size_t)(columns + 2) * element;
    bytes = (bytes + 63) / 64 * 64; /* aligned_alloc wants a multiple of the alignment */
    ib_jacobi_solver *created = malloc(sizeof *created);
    void *scratch = created == NULL ? NULL : allocate(bytes);
    if (scratch == NULL) {
        free(created);
        return IB_E_MEMORY;
    }
    memset(scratch, 0, bytes); /* touches every page now, so that no solve pays for it */
    *created = (ib_jacobi_solver){rows, columns, element, scratch};
    *solver = created;
    return IB_OK;
}

ib_status ib_jacobi_create_f64(int64_t rows, int64_t columns, ib_jacobi_solver **solver) {
    return create(rows, columns, sizeof(double), solver);
}

ib_status ib_jacobi_create_f32(int64_t rows, int64_t columns, ib_jacobi_solver **solver) {
    return create(rows, columns, sizeof(float), solver);
}

void ib_jacobi_destroy(ib_jacobi_solver *solver) {
    if (solver != NULL) {
        release(solver->scratch);
        free(solver);
    }
}

#define DEFINE_SERIAL(T, suffix)                                                                                    \
    ib_status ib_jacobi_serial_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,           \
        int64_t steps, ib_progress progress, void *user, int64_t *steps_done)                                       \
    {                                                                                                               \
        ib_status status = ib_jacobi_check(solver, grid, rows, columns, steps, steps_done, sizeof(T));              \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        ib_jacobi_rows_##suffix *step = ib_selected_kernels()->jacobi_rows_##suffix;                                \
        int64_t interval = ib_jacobi_report_interval(rows, columns), done = 0;                                      \
        T *from = grid, *to = solver->scratch;                                                                      \
        ib_jacobi_copy_boundary(solver->scratch, (char *)grid, rows, columns, sizeof(T));                           \
        while (done < steps) {                                                                                      \
            step(from, to, columns, 1, rows);                                                                       \
            T *swap = from;                                                                                         \
            from = to;                                                                                              \
            to = swap;                                                                                              \
            done++;                                                                                                 \
            if (progress != NULL && (done % interval == 0 || done == steps) && progress(user, done, steps) != 0) {  \
                break;                                                                                              \
            }                                                                                                       \
        }                                                                                                           \
        if (from != grid) { /* an odd number of steps ends in the scratch */                                        \
            memcpy(grid, from, (size_t)(rows + 2) * (size_t)(columns + 2) * sizeof(T));                             \
        }                                                                                                           \
        *steps_done = done;                                                                                         \
        return done == steps ? IB_OK : IB_E_CANCELLED;                                                              \
    }

DEFINE_SERIAL(double, f64)
DEFINE_SERIAL(float, f32)
