/* SPDX-License-Identifier: MIT
 *
 * The two halves of an n-body step, compiled once per instruction set. Internal: nothing here is exported.
 */
#ifndef IB_NBODY_KERNEL_H
#define IB_NBODY_KERNEL_H

#include <stdint.h>

/* How many bodies are computed side by side: 128 bytes of each coordinate, which is two of the widest vectors. */
#define IB_NBODY_LANES(T) (128 / (int64_t)sizeof(T))

/* What ib_nbody_serial_f64() was called with. No two arrays overlap. */
typedef struct {
    double *x, *y, *z, *vx, *vy, *vz;
    const double *mass;
    int64_t count;
    double softening, dt;
} ib_nbody_system_f64;

typedef struct {
    float *x, *y, *z, *vx, *vy, *vz;
    const float *mass;
    int64_t count;
    float softening, dt;
} ib_nbody_system_f32;

/* `kick` changes the velocities of bodies first..end - 1 by the pull of all bodies and reads every position; `drift`
 * moves bodies first..end - 1 by their velocities. A step is all the kicks, then all the drifts. */
typedef void ib_nbody_kick_f64(const ib_nbody_system_f64 *system, int64_t first, int64_t end);
typedef void ib_nbody_kick_f32(const ib_nbody_system_f32 *system, int64_t first, int64_t end);
typedef void ib_nbody_drift_f64(const ib_nbody_system_f64 *system, int64_t first, int64_t end);
typedef void ib_nbody_drift_f32(const ib_nbody_system_f32 *system, int64_t first, int64_t end);

#endif
