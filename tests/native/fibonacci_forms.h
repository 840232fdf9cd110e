/* SPDX-License-Identifier: MIT
 *
 * What the Fibonacci tests share: the forms of numbers and lists, those on one thread with the arguments of the others.
 */
#ifndef FIBONACCI_FORMS_H
#define FIBONACCI_FORMS_H

#include "interopbridge.h"

typedef ib_status number_function(int32_t n, uint64_t *value);

typedef ib_status list_function(uint64_t *values, int32_t count, int32_t threads, ib_progress progress, void *user,
    int32_t *values_done);

#define DEFINE_SERIAL(form)                                                                                         \
    static ib_status form(uint64_t *values, int32_t count, int32_t threads, ib_progress progress, void *user,       \
        int32_t *values_done)                                                                                       \
    {                                                                                                               \
        (void)threads;                                                                                              \
        return ib_fibonacci_##form##_list_u64(values, count, progress, user, values_done);                          \
    }
DEFINE_SERIAL(iterative)
DEFINE_SERIAL(recursive)
DEFINE_SERIAL(inlined)

#endif
