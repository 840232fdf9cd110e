/* SPDX-License-Identifier: MIT
 *
 * N-body with OpenMP: the bodies are shared out once, in whole blocks of lanes, and two barriers a step keep every kick
 * before every drift and every drift before the next kick. Part of interopbridge_openmp.
 */
#include "nbody.h"

#include <omp.h>
#include <stdbool.h>

/* The first body of a thread's share; `end` of one share is the first of the next. */
static int64_t share_start(int64_t count, int64_t lanes, int64_t team, int64_t self) {
    int64_t blocks = count / lanes + (count % lanes != 0), share = blocks / team, extra = blocks % team;
    int64_t before = self * share + (self < extra ? self : extra);
    return before < blocks ? before * lanes : count;
}

/* Thread 0 of the team is the thread that called, so the callback runs where its caller expects it. `stop` is written
 * between two barriers and read after the second: all threads leave after the same step. */
#define DEFINE_OPENMP(T, suffix)                                                                                    \
    static int64_t step_##suffix(const ib_nbody_system_##suffix *system, int64_t steps, int32_t threads,            \
        ib_progress progress, void *user)                                                                           \
    {                                                                                                               \
        const ib_kernels *kernels = ib_selected_kernels();                                                          \
        int64_t interval = ib_nbody_report_interval(system->count), taken = 0;                                      \
        bool stop = false;                                                                                          \
        _Pragma("omp parallel num_threads(threads) default(shared)")                                                \
        {                                                                                                           \
            int64_t team = omp_get_num_threads(), self = omp_get_thread_num();                                      \
            int64_t first = share_start(system->count, IB_NBODY_LANES(T), team, self);                              \
            int64_t end = share_start(system->count, IB_NBODY_LANES(T), team, self + 1);                            \
            for (int64_t done = 0; done < steps && !stop;) {                                                        \
                kernels->nbody_kick_##suffix(system, first, end);                                                   \
                _Pragma("omp barrier")                                                                              \
                kernels->nbody_drift_##suffix(system, first, end);                                                  \
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
        return taken;                                                                                               \
    }                                                                                                               \
                                                                                                                    \
    ib_status ib_nbody_openmp_##suffix(T *x, T *y, T *z, T *vx, T *vy, T *vz, const T *mass, int64_t count,         \
        T softening, T dt, int64_t steps, int32_t threads, ib_progress progress, void *user, int64_t *steps_done)   \
    {                                                                                                               \
        const void *const arrays[] = {x, y, z, vx, vy, vz, mass};                                                   \
        ib_status status =                                                                                          \
            ib_nbody_check(arrays, count, sizeof(T), (double)softening, steps, threads, steps_done);                \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        const ib_nbody_system_##suffix system = {x, y, z, vx, vy, vz, mass, count, softening, dt};                  \
        *steps_done = step_##suffix(&system, steps, threads, progress, user);                                       \
        return *steps_done == steps ? IB_OK : IB_E_CANCELLED;                                                       \
    }

DEFINE_OPENMP(double, f64)
DEFINE_OPENMP(float, f32)
