/* SPDX-License-Identifier: MIT
 *
 * N-body on one thread. The arithmetic is in nbody_step.c, the OpenMP twin in nbody_openmp.c.
 */
#include "nbody.h"

#define DEFINE_SERIAL(T, suffix)                                                                                    \
    ib_status ib_nbody_serial_##suffix(T *x, T *y, T *z, T *vx, T *vy, T *vz, const T *mass, int64_t count,         \
        T softening, T dt, int64_t steps, ib_progress progress, void *user, int64_t *steps_done)                    \
    {                                                                                                               \
        const void *const arrays[] = {x, y, z, vx, vy, vz, mass};                                                   \
        ib_status status = ib_nbody_check(arrays, count, sizeof(T), (double)softening, steps, 1, steps_done);       \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        const ib_kernels *kernels = ib_selected_kernels();                                                          \
        const ib_nbody_system_##suffix system = {x, y, z, vx, vy, vz, mass, count, softening, dt};                  \
        int64_t interval = ib_nbody_report_interval(count), done = 0;                                               \
        while (done < steps) {                                                                                      \
            kernels->nbody_kick_##suffix(&system, 0, count);                                                        \
            kernels->nbody_drift_##suffix(&system, 0, count);                                                       \
            done++;                                                                                                 \
            if (progress != NULL && (done % interval == 0 || done == steps) && progress(user, done, steps) != 0) {  \
                break;                                                                                              \
            }                                                                                                       \
        }                                                                                                           \
        *steps_done = done;                                                                                         \
        return done == steps ? IB_OK : IB_E_CANCELLED;                                                              \
    }

DEFINE_SERIAL(double, f64)
DEFINE_SERIAL(float, f32)
