/* SPDX-License-Identifier: MIT
 *
 * What the n-body forms share: the checks before a run and the pace of progress reports. Internal: nothing here is
 * exported.
 */
#ifndef IB_NBODY_H
#define IB_NBODY_H

#include <stddef.h>

#include "interopbridge.h"
#include "isa.h"

/* x, y, z, vx, vy, vz, mass. */
#define IB_NBODY_ARRAYS 7

/* Checks the arguments that every form has. Written so that a softening of NaN is refused. */
static inline ib_status ib_nbody_check(const void *const arrays[IB_NBODY_ARRAYS], int64_t count, size_t element,
    double softening, int64_t steps, int32_t threads, const int64_t *steps_done) {
    for (int k = 0; k < IB_NBODY_ARRAYS; k++) {
        if (arrays[k] == NULL) {
            return IB_E_NULL;
        }
    }
    if (steps_done == NULL) {
        return IB_E_NULL;
    }
    if (count < 1 || steps < 0 || threads < 1 || threads > IB_MAX_THREADS
        || !(softening >= IB_NBODY_MIN_SOFTENING && softening <= IB_NBODY_MAX_SOFTENING)) {
        return IB_E_RANGE;
    }
    if (count > PTRDIFF_MAX / (int64_t)element) {
        return IB_E_OVERFLOW;
    }
    return ib_selected_kernels() == NULL ? IB_E_UNSUPPORTED : IB_OK;
}

/* Steps between two progress reports: about a million pairs of bodies, a few milliseconds at most. */
static inline int64_t ib_nbody_report_interval(int64_t count) {
    int64_t pairs = 1 << 20;
    return count >= pairs / count ? 1 : pairs / (count * count);
}

#endif
