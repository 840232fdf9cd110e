/* SPDX-License-Identifier: MIT
 *
 * The Fibonacci list with OpenMP. Part of interopbridge_openmp.
 */
#include "fibonacci.h"

#include <omp.h>
#include <stdbool.h>
#include <stddef.h>

#include "interopbridge.h"

/* fib(n) costs 1.6 times fib(n - 1), so the largest go first and threads take one at a time: the last ones are then
 * too short to leave a thread idle. Only the calling thread, number 0 of the team, calls back. */
static ib_status list(ib_fibonacci_form *form, int32_t most, uint64_t *values, int32_t count, int32_t threads,
    ib_progress progress, void *user, int32_t *values_done) {
    if (values == NULL || values_done == NULL) {
        return IB_E_NULL;
    }
    if (count < 0 || count > most + 1 || threads < 1 || threads > IB_MAX_THREADS) {
        return IB_E_RANGE;
    }
    int32_t done = 0;
    int32_t reported = 0; /* touched by the calling thread only */
    bool stop = false;
#pragma omp parallel num_threads(threads)
    {
#pragma omp for schedule(dynamic, 1)
        for (int32_t i = 0; i < count; i++) {
            int32_t n = count - 1 - i;
            bool skip;
#pragma omp atomic read
            skip = stop;
            values[n] = skip ? 0 : form(n);
            int32_t finished = 0;
            if (!skip) {
#pragma omp atomic capture
                finished = ++done;
            }
            if (!skip && progress != NULL && omp_get_thread_num() == 0) {
                reported = finished;
                if (progress(user, finished, count) != 0) {
#pragma omp atomic write
                    stop = true;
                }
            }
        }
    }
    /* Another thread may have finished the last number, or all of them. */
    if (progress != NULL && !stop && reported != count) {
        progress(user, count, count);
    }
    *values_done = done;
    return done == count ? IB_OK : IB_E_CANCELLED;
}

ib_status ib_fibonacci_iterative_list_openmp_u64(uint64_t *values, int32_t count, int32_t threads,
    ib_progress progress, void *user, int32_t *values_done) {
    return list(ib_fibonacci_by_iteration, IB_FIBONACCI_MAX_ITERATIVE, values, count, threads, progress, user, values_done);
}

ib_status ib_fibonacci_recursive_list_openmp_u64(uint64_t *values, int32_t count, int32_t threads,
    ib_progress progress, void *user, int32_t *values_done) {
    return list(ib_fibonacci_by_recursion, IB_FIBONACCI_MAX_RECURSIVE, values, count, threads, progress, user, values_done);
}
