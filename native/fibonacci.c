/* SPDX-License-Identifier: MIT
 *
 * Fibonacci: single numbers, and the talk's list on one thread. The arithmetic is in fibonacci_forms.c.
 */
#include "fibonacci.h"

#include <stddef.h>

#include "interopbridge.h"

static ib_status one(ib_fibonacci_form *form, int32_t most, int32_t n, uint64_t *value) {
    if (value == NULL) {
        return IB_E_NULL;
    }
    if (n < 0 || n > most) {
        return IB_E_RANGE;
    }
    *value = form(n);
    return IB_OK;
}

static ib_status list(ib_fibonacci_form *form, int32_t most, uint64_t *values, int32_t count, ib_progress progress,
    void *user, int32_t *values_done) {
    if (values == NULL || values_done == NULL) {
        return IB_E_NULL;
    }
    if (count < 0 || count > most + 1) {
        return IB_E_RANGE;
    }
    int32_t done = 0;
    while (done < count) {
        values[done] = form(done);
        done++;
        if (progress != NULL && progress(user, done, count) != 0) {
            break;
        }
    }
    *values_done = done;
    return done == count ? IB_OK : IB_E_CANCELLED;
}

#define DEFINE(name, form, most)                                                                                    \
    ib_status ib_fibonacci_##name##_u64(int32_t n, uint64_t *value) { return one(form, most, n, value); }           \
    ib_status ib_fibonacci_##name##_list_u64(                                                                       \
        uint64_t *values, int32_t count, ib_progress progress, void *user, int32_t *values_done)                    \
    {                                                                                                               \
        return list(form, most, values, count, progress, user, values_done);                                        \
    }

DEFINE(iterative, ib_fibonacci_by_iteration, IB_FIBONACCI_MAX_ITERATIVE)
DEFINE(recursive, ib_fibonacci_by_recursion, IB_FIBONACCI_MAX_RECURSIVE)
DEFINE(inlined, ib_fibonacci_by_inlined_recursion, IB_FIBONACCI_MAX_RECURSIVE)
