/* SPDX-License-Identifier: MIT
 *
 * One Fibonacci number by addition and by fair recursion. Compiled with -fno-inline, which keeps levels of calls from
 * being folded into one, and -fno-optimize-sibling-calls, which keeps the second call of each level from becoming a
 * loop: without both, half of the calls or fewer are made. fibonacci_inlined.c is the same recursion left to the
 * optimiser.
 */
#include "fibonacci.h"

uint64_t ib_fibonacci_by_iteration(int32_t n) {
    uint64_t current = 0, next = 1;
    for (int32_t i = 0; i < n; i++) {
        uint64_t sum = current + next;
        current = next;
        next = sum;
    }
    return current;
}

static uint64_t recurse(int32_t n) { return n < 2 ? (uint64_t)n : recurse(n - 1) + recurse(n - 2); }

uint64_t ib_fibonacci_by_recursion(int32_t n) { return recurse(n); }
