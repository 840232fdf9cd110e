/* SPDX-License-Identifier: MIT
 *
 * The recursion of fibonacci_forms.c with the optimiser free to inline it into itself or turn calls into a loop. A file
 * of its own because that freedom is a compiler flag.
 */
#include "fibonacci.h"

static uint64_t recurse(int32_t n) { return n < 2 ? (uint64_t)n : recurse(n - 1) + recurse(n - 2); }

uint64_t ib_fibonacci_by_inlined_recursion(int32_t n) { return recurse(n); }
