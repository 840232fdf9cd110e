/* SPDX-License-Identifier: MIT
 *
 * Jacobi with OpenMP: the plain form with its rows shared out once and a barrier after every step, and the blocked
 * form, whose threads follow each other without barriers. Part of interopbridge_openmp.
 */
#include "jacobi.h"

#include <omp.h>
#include <stdbool.h>

/* Thread 0 of the team is the thread that called, so the callback runs where its caller expects it. `stop` is written
 * between two barriers and read after the second: all threads leave after the same step. */
#define DEFINE_OPENMP(T, suffix)                                                                                    \
    static ib_status step_plainly_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,        \
        int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done)                      \
    {                                                                                                               \
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
    }                                                                                                               \
                                                                                                                    \
    ib_status ib_jacobi_openmp_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,           \
        int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done)                      \
    {                                                                                                               \
        ib_status status =                                                                                          \
            ib_jacobi_check(solver, grid, rows, columns, steps, threads, steps_done, sizeof(T), IB_JACOBI_PLAIN);   \
        return status != IB_OK ? status                                                                             \
            : step_plainly_##suffix(solver, grid, rows, columns, steps, threads, progress, user, steps_done);       \
    }

DEFINE_OPENMP(double, f64)
DEFINE_OPENMP(float, f32)

/* The runtime may grant fewer threads than asked for, so the team is planned for when it is there. */
#define DEFINE_BLOCKED_OPENMP(T, suffix)                                                                            \
    ib_status ib_jacobi_blocked_openmp_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,   \
        int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done)                      \
    {                                                                                                               \
        ib_status status =                                                                                          \
            ib_jacobi_check(solver, grid, rows, columns, steps, threads, steps_done, sizeof(T), IB_JACOBI_BLOCKED); \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        if (solver->steps_plainly) {                                                                                \
            return step_plainly_##suffix(solver, grid, rows, columns, steps, threads, progress, user, steps_done);  \
        }                                                                                                           \
        int64_t interval = ib_jacobi_report_interval(rows, columns);                                                \
        ib_jacobi_listener listener = {progress, user, interval, interval};                                         \
        ib_blocked_plan plan;                                                                                       \
        _Pragma("omp parallel num_threads(threads) default(shared)")                                                \
        {                                                                                                           \
            _Pragma("omp master")                                                                                   \
            {                                                                                                       \
                ib_blocked_plan_init(                                                                               \
                    &plan, solver->kernel, rows, columns, omp_get_num_threads(), &solver->tuning);                  \
                ib_blocked_begin(&plan, grid, solver->scratch, steps, ib_jacobi_poll, &listener);                   \
            }                                                                                                       \
            _Pragma("omp barrier")                                                                                  \
            ib_blocked_run(&plan, omp_get_thread_num());                                                            \
        }                                                                                                           \
        return ib_jacobi_finish(&listener, &plan, steps, steps_done);                                               \
    }

DEFINE_BLOCKED_OPENMP(double, f64)
DEFINE_BLOCKED_OPENMP(float, f32)

#define DEFINE_HELD_OPENMP(T, suffix)                                                                               \
    ib_status ib_jacobi_held_openmp_##suffix(ib_jacobi_solver *solver, int64_t steps, int32_t threads)              \
    {                                                                                                               \
        ib_status status = ib_jacobi_held_check(solver, steps, threads, sizeof(T));                                 \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        if (solver->steps_plainly) {                                                                                \
            int64_t done;                                                                                           \
            return step_plainly_##suffix(solver, ib_jacobi_held_grid(solver), solver->rows, solver->columns, steps, \
                threads, NULL, NULL, &done);                                                                        \
        }                                                                                                           \
        ib_blocked_plan plan;                                                                                       \
        _Pragma("omp parallel num_threads(threads) default(shared)")                                                \
        {                                                                                                           \
            _Pragma("omp master")                                                                                   \
            {                                                                                                       \
                ib_blocked_plan_init(&plan, solver->kernel, solver->rows, solver->columns, omp_get_num_threads(),   \
                    &solver->tuning);                                                                               \
                plan.drift = solver->drift;                                                                         \
                ib_blocked_begin(&plan, NULL, solver->scratch, steps, NULL, NULL);                                  \
            }                                                                                                       \
            _Pragma("omp barrier")                                                                                  \
            ib_blocked_run(&plan, omp_get_thread_num());                                                            \
        }                                                                                                           \
        solver->drift = ib_blocked_drift(&plan, plan.drift, steps);                                                 \
        return IB_OK;                                                                                               \
    }

DEFINE_HELD_OPENMP(double, f64)
DEFINE_HELD_OPENMP(float, f32)
