/* SPDX-License-Identifier: MIT
 *
 * The three ways to compute one Fibonacci number. Internal; compiled into both libraries.
 */
#ifndef IB_FIBONACCI_H
#define IB_FIBONACCI_H

#include <stdint.h>

typedef uint64_t ib_fibonacci_form(int32_t n);

ib_fibonacci_form ib_fibonacci_by_iteration, ib_fibonacci_by_recursion, ib_fibonacci_by_inlined_recursion;

#endif
