/* SPDX-License-Identifier: MIT
 *
 * What the blocking has to know of the processor: the sizes of the caches that a core has to itself, and whether
 * subnormal numbers are slow. Internal.
 */
#ifndef IB_CACHE_H
#define IB_CACHE_H

#include "jacobi_blocked.h"

#if defined(__linux__)
#  include <unistd.h>
#elif defined(__APPLE__)
#  include <sys/sysctl.h>
#endif

/* 0 where the system does not tell; the blocking then takes sizes that every current processor has. */
static inline ib_blocked_tuning ib_cache_tuning(void) {
    ib_blocked_tuning tuning = {0};
#if defined(__linux__) && defined(_SC_LEVEL1_DCACHE_SIZE)
    tuning.l1_bytes = sysconf(_SC_LEVEL1_DCACHE_SIZE);
    tuning.l2_bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
#elif defined(__APPLE__)
    size_t size = sizeof tuning.l1_bytes;
    sysctlbyname("hw.perflevel0.l1dcachesize", &tuning.l1_bytes, &size, NULL, 0);
    size = sizeof tuning.l2_bytes;
    sysctlbyname("hw.perflevel0.l2cachesize", &tuning.l2_bytes, &size, NULL, 0);
#endif
#if defined(__x86_64__) || defined(__i386__)
    tuning.slow_subnormals = __builtin_cpu_is("intel"); /* AMD's and Arm's multipliers take them as they come */
#endif
    return tuning;
}

#endif
