/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi's shape of tiles for the processor at hand: by its model where that is known, else measured.
 */
#if !defined(_WIN32)
#  define _POSIX_C_SOURCE 199309L /* clock_gettime */
#endif

#include "jacobi_blocked.h"

#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#  include <windows.h>
#else
#  include <time.h>
#endif
#if defined(__x86_64__)
#  include <cpuid.h>
#endif

enum { UNKNOWN, USUAL, DEEP };

/* Zen 5 has twice the datapaths of Zen 4, so that loads and stores weigh more: measured on both. */
static int by_model(void) {
#if defined(__x86_64__)
    unsigned eax, ebx, ecx, edx;
    if (__builtin_cpu_is("amd") && __get_cpuid(1, &eax, &ebx, &ecx, &edx)) {
        unsigned family = (eax >> 8 & 0xf) + (eax >> 20 & 0xff);
        return family < 0x1a ? USUAL : family == 0x1a ? DEEP : UNKNOWN;
    }
#endif
    return UNKNOWN;
}

/* Ticks of a clock that never goes back; of what length does not matter. */
static int64_t now(void) {
#if defined(_WIN32)
    LARGE_INTEGER ticks;
    QueryPerformanceCounter(&ticks);
    return ticks.QuadPart;
#else
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * (int64_t)1000000000 + time.tv_nsec;
#endif
}

/* A grid for the L2 cache, so that the tiles' own speed is what counts; and whole passes of either shape. */
enum { ROWS = 256, COLUMNS = 510, STEPS = 48, ROUNDS = 3 };

/* The shortest time of some solves; INT64_MAX if there is no memory. */
static int64_t time_of(const ib_blocked_kernel *kernel) {
    ib_blocked_plan plan;
    ib_blocked_plan_init(&plan, kernel, ROWS, COLUMNS, 1, &(ib_blocked_tuning){0});
    size_t grid = (size_t)(ROWS + 2) * (COLUMNS + 2) * (size_t)kernel->element;
    char *memory = calloc(1, plan.scratch_bytes + grid + 128);
    if (memory == NULL) {
        return INT64_MAX;
    }
    char *scratch = memory + (-(uintptr_t)memory & 127);
    int64_t best = INT64_MAX;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t start = now();
        ib_blocked_begin(&plan, scratch + plan.scratch_bytes, scratch, STEPS, NULL, NULL);
        ib_blocked_run(&plan, 0);
        int64_t time = now() - start;
        best = time < best ? time : best;
    }
    free(memory);
    return best;
}

bool ib_blocked_deep_is_faster(const ib_blocked_kernel *const shapes[IB_BLOCKED_SHAPES]) {
    int64_t usual = time_of(shapes[IB_BLOCKED_USUAL]), deep = time_of(shapes[IB_BLOCKED_DEEP]);
    return deep < usual - usual / 32; /* noise should not decide */
}

const ib_blocked_kernel *ib_blocked_choose(
    const ib_blocked_kernel *const shapes[IB_BLOCKED_SHAPES], int64_t rows, int64_t columns) {
    const ib_blocked_kernel *usual = shapes[IB_BLOCKED_USUAL], *deep = shapes[IB_BLOCKED_DEEP];
    if (deep == NULL) {
        return usual;
    }
    /* Two threads that come first at once both find out. Whichever is kept, the bits are the same. */
    static _Atomic(int) known[2];
    _Atomic(int) *answer = &known[usual->element == sizeof(double)];
    int shape = atomic_load_explicit(answer, memory_order_relaxed);
    if (shape == UNKNOWN) {
        shape = by_model();
        if (shape == UNKNOWN && rows < (1 << 18) / columns) {
            return usual; /* measuring would take longer than the solve */
        }
        if (shape == UNKNOWN) {
            shape = ib_blocked_deep_is_faster(shapes) ? DEEP : USUAL;
        }
        atomic_store_explicit(answer, shape, memory_order_relaxed);
    }
    return shape == DEEP ? deep : usual;
}
