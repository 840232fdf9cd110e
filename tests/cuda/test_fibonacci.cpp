/* SPDX-License-Identifier: MIT
 *
 * The CUDA kernels of Fibonacci, run on the CPU by the shim, return the numbers of ib_fibonacci_*_list_u64().
 */
#include <vector>

#include "fibonacci.cuh"
#include "interopbridge.h"
#include "test.h"

static const uint64_t untouched = 0xdeadbeefdeadbeef;

static void check(void (*kernel)(uint64_t *, int), decltype(ib_fibonacci_iterative_list_u64) *reference, int32_t count,
    unsigned block) {
    TRYING("%d numbers, blocks of %u", (int)count, block);
    std::vector<uint64_t> values((size_t)count + 40, untouched), wanted = values;
    int32_t done = 0;
    CHECK_EQUAL(reference(wanted.data(), count, nullptr, nullptr, &done), IB_OK);
    for (int order = 0; order < SHIM_ORDERS; order++) {
        shim_launch({((unsigned)count + block - 1) / block}, {block}, (shim_order)order, kernel, values.data(), (int)count);
        CHECK(values == wanted);
    }
}

int main() {
    for (int32_t count : {1, 2, 31, 32, 33, 94}) {
        check(fibonacci_iterative_u64, ib_fibonacci_iterative_list_u64, count, 32);
        check(fibonacci_iterative_u64, ib_fibonacci_iterative_list_u64, count, 7);
    }
    for (int32_t count : {1, 2, 20, 25}) {
        check(fibonacci_recursive_u64, ib_fibonacci_recursive_list_u64, count, 32);
        check(fibonacci_recursive_u64, ib_fibonacci_recursive_list_u64, count, 7);
    }
    return test_end();
}
