/* SPDX-License-Identifier: MIT
 *
 * Functions that do next to nothing, to measure what a call costs.
 */
#include <stddef.h>
#include <string.h>

#include "interopbridge.h"

void ib_probe_empty(void) {}

int32_t ib_probe_add(int32_t a, int32_t b) { return (int32_t)((uint32_t)a + (uint32_t)b); }

ib_status ib_probe_first(const double *x, int64_t length, double *first) {
    if (x == NULL || first == NULL) {
        return IB_E_NULL;
    }
    if (length < 0) {
        return IB_E_RANGE;
    }
    *first = length == 0 ? 0 : x[0];
    return IB_OK;
}

ib_status ib_probe_copy_first(const double *from, double *to, int64_t rows, int64_t columns) {
    if (from == NULL || to == NULL) {
        return IB_E_NULL;
    }
    if (rows < 0 || columns < 0) {
        return IB_E_RANGE;
    }
    if (rows > 0 && columns > 0) {
        to[0] = from[0];
    }
    return IB_OK;
}

int64_t ib_probe_length(const char *text) { return text == NULL ? -1 : (int64_t)strlen(text); }

int64_t ib_probe_callback(int64_t calls, ib_progress progress, void *user) {
    if (progress == NULL || calls < 0) {
        return -1;
    }
    int64_t made = 0;
    while (made < calls) {
        made++;
        if (progress(user, made, calls) != 0) {
            break;
        }
    }
    return made;
}

/* The empty asm hides from the optimiser that the result depends on the arguments alone: without it the calls of the
 * loop below merge into one. */
__attribute__((noinline)) static int32_t add(int32_t a, int32_t b) {
    __asm__ volatile("" : "+r"(a));
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

int64_t ib_probe_c_to_c(int64_t calls) {
    int32_t sum = 0;
    for (int64_t i = 0; i < calls; i++) {
        sum = add(sum, 1);
    }
    return sum;
}
