/* SPDX-License-Identifier: MIT
 *
 * Jacobi with OpenMP: the rows shared out once, a barrier after every step. Part of interopbridge_openmp.
 */
#include "jacobi.h"

#include <omp.h>
#include <stdbool.h>

/* Thread 0 of the team is the thread that called, so the callback runs where its caller expects it. `stop` is written
 * between two barriers and read after the second: all threads leave after the same step. */
#define DEFINE_OPENMP(T, suffix)                                                                                    \
    ib_status ib_jacobi_openmp_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,           \
        int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done)                      \
    {                                                                                                               \
        ib_status status = ib_jacobi_check(solver, grid, rows, columns, steps, steps_done, sizeof(T));              \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        if (threads < 1 || threads > IB_MAX_THREADS) {                                                              \
            return IB_E_RANGE;                                                                                      \
        }                                                                                                           \
        ib_jacobi_rows_##suffix *step = ib_selected_kernels()->jacobi_rows_##suffix;                                \
        T *scratch = solver->scratch;                                                                               \
        int64_t interval = ib_jacobi_report_interval(rows, columns), taken = 0;                                     \
        bool stop = false;                                                                                          \
        ib_jacobi_copy_boundary(solver->scratch, (char *)grid, rows, columns, sizeof(T));                           \
        _Pragma("omp parallel num_threads(threads) default(shared)")                                                \
        {                                                                                                           \
            int64_t team = omp_get_num_threads(), self = omp_get_thread_num();                                      \
            int64_t share = rows / team, extra = rows % team;                                                       \
            int64_t first = 1 + self * share + (self < extra ? self : extra);                                       \
            int64_t last = first + share - (self < extra ? 0 : 1);                                                  \
            for (int64_t done = 0; done < steps && !stop;) {                                                        \
                bool odd = done % 2 != 0;                                                                           \
                step(odd ? scratch : grid, odd ? grid : scratch, columns, first, last);                             \
                done++;                                                                                             \
                _Pragma("omp barrier")                                                                              \
                if (self == 0) {                                                                                    \
                    taken = done;                                                                                   \
                }                                                                                                   \
                if (progress != NULL && (done % interval == 0 || done == steps)) {                                  \
                    if (self == 0) {                                                                                \
                        stop = progress(user, done, steps) != 0;                                                    \
                    }                                                                                               \
                    _Pragma("omp barrier")                                                                          \
                }                                                                                                   \
            }                                                                                                       \
        }                                                                                                           \
        if (taken % 2 != 0) {                                                                                       \
            memcpy(grid, scratch, (size_t)(rows + 2) * (size_t)(columns + 2) * sizeof(T));                          \
        }                                                                                                           \
        *steps_done = taken;                                                                                        \
        return taken == steps ? IB_OK : IB_E_CANCELLED;                                                             \
    }

DEFINE_OPENMP(double, f64)
DEFINE_OPENMP(float, f32)
