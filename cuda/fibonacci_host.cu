/* SPDX-License-Identifier: MIT
 *
 * The launchers of the Fibonacci kernels.
 */
#include "bridge.h"

#include "fibonacci.cuh"

namespace {
constexpr int BLOCK = 32;

/* Bytes of stack a thread: 51 levels of recursion at fewer than 100 bytes each, several times over. CUDA gives 1024. */
constexpr size_t STACK = 16384;

struct device_values {
    uint64_t *data = nullptr;
    ~device_values() { cudaFree(data); }
};

cudaError_t want_stack() {
    size_t now = 0;
    cudaError_t error = cudaDeviceGetLimit(&now, cudaLimitStackSize);
    return error == cudaSuccess && now < STACK ? cudaDeviceSetLimit(cudaLimitStackSize, STACK) : error;
}

ib_status compute(void (*kernel)(uint64_t *, int), uint64_t *values, int32_t count, double *seconds) {
    ib_cuda_timeline timeline;
    device_values there;
    size_t bytes = (size_t)count * sizeof *values;
    IB_CUDA_TRY(want_stack());
    IB_CUDA_TRY(timeline.create());
    IB_CUDA_TRY(cudaMalloc(&there.data, bytes));
    IB_CUDA_TRY(timeline.begin());
    void *arguments[] = {&there.data, &count};
    dim3 blocks((unsigned)(count + BLOCK - 1) / BLOCK);
    IB_CUDA_TRY(cudaLaunchKernel((const void *)kernel, blocks, dim3(BLOCK), arguments, 0, timeline.stream));
    IB_CUDA_TRY(timeline.finish(seconds));
    IB_CUDA_TRY(cudaMemcpy(values, there.data, bytes, cudaMemcpyDeviceToHost));
    return IB_OK;
}

ib_status list(void (*kernel)(uint64_t *, int), int32_t most, uint64_t *values, int32_t count, ib_progress progress, void *user,
    int32_t *values_done, double *device_seconds) {
    if (values == nullptr || values_done == nullptr || device_seconds == nullptr) {
        return IB_E_NULL;
    }
    if (count < 0 || count > most + 1) {
        return IB_E_RANGE;
    }
    double seconds = 0;
    ib_status status = ib_cuda_status();
    status = status == IB_OK && count > 0 ? compute(kernel, values, count, &seconds) : status;
    if (status == IB_OK) {
        *values_done = count;
        *device_seconds = seconds;
        if (progress != nullptr && count > 0) {
            progress(user, count, count);
        }
    }
    return status;
}
} // namespace

ib_status ib_fibonacci_iterative_list_cuda_u64(uint64_t *values, int32_t count, ib_progress progress, void *user,
    int32_t *values_done, double *device_seconds) {
    return list(fibonacci_iterative_u64, IB_FIBONACCI_MAX_ITERATIVE, values, count, progress, user, values_done, device_seconds);
}

ib_status ib_fibonacci_recursive_list_cuda_u64(uint64_t *values, int32_t count, ib_progress progress, void *user,
    int32_t *values_done, double *device_seconds) {
    return list(fibonacci_recursive_u64, IB_FIBONACCI_MAX_RECURSIVE, values, count, progress, user, values_done, device_seconds);
}
