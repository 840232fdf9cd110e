/* SPDX-License-Identifier: MIT
 *
 * Fibonacci: the talk's list, one thread for each n. The threads of a warp part ways at once and the list takes as long
 * as its last number: the example of a problem that a GPU does not help.
 */
#include "fibonacci.cuh"

__device__ uint64_t by_iteration(int n) {
    uint64_t current = 0, next = 1;
    for (int i = 0; i < n; i++) {
        uint64_t sum = current + next;
        current = next;
        next = sum;
    }
    return current;
}

/* Every call is made, as in the other languages; a test looks into the machine code that both are still there. */
__device__ __noinline__ uint64_t by_recursion(int n) {
    if (n < 2) {
        return (uint64_t)n;
    }
    return by_recursion(n - 1) + by_recursion(n - 2);
}

#define DEFINE_FIBONACCI(name, form)                                                                                \
    extern "C" __global__ void fibonacci_##name##_u64(uint64_t *values, int count) {                                \
        int n = (int)(blockIdx.x * blockDim.x + threadIdx.x);                                                       \
        if (n < count) {                                                                                            \
            values[n] = form(n);                                                                                    \
        }                                                                                                           \
    }
DEFINE_FIBONACCI(iterative, by_iteration)
DEFINE_FIBONACCI(recursive, by_recursion)
