/* SPDX-License-Identifier: MIT
 *
 * The Fibonacci kernels, for their launcher. Internal.
 */
#ifndef IB_FIBONACCI_CUH
#define IB_FIBONACCI_CUH

#include <stdint.h>

extern "C" {
/* values[n] = fib(n) for n below count, a thread for each n. */
__global__ void fibonacci_iterative_u64(uint64_t *values, int count);
__global__ void fibonacci_recursive_u64(uint64_t *values, int count);
}

#endif
