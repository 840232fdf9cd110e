/* SPDX-License-Identifier: MIT
 *
 * The launchers of the Fibonacci kernels.
 */
#include "bridge.h"

#include <mutex>

#include "fibonacci.cuh"

namespace {
constexpr int BLOCK = 32;

/* Bytes of stack that a thread needs for a level of the recursion: twice what nvcc makes of it (24, which a test checks), as
 * a driver may compile the PTX of a later device differently; and what the kernel and the first call take. The device
 * reserves the stack for every thread it can hold: 1 KiB, CUDA's default, is 277 MB on an H100. */
constexpr size_t FRAME = 48, BEFORE_RECURSION = 256;

struct device_values {
    uint64_t *data = nullptr;
    ~device_values() { cudaFree(data); }
};

/* The device's stack limit, raised and set back. It is the whole process's, so one call at a time has it. */
class stack_limit {
    static std::mutex one_at_a_time;
    std::unique_lock<std::mutex> turn;
    size_t before = 0;
    bool raised = false;

public:
    cudaError_t raise(size_t bytes) {
        turn = std::unique_lock<std::mutex>(one_at_a_time);
        cudaError_t error = cudaDeviceGetLimit(&before, cudaLimitStackSize);
        if (error == cudaSuccess && before < bytes) {
            error = cudaDeviceSetLimit(cudaLimitStackSize, bytes);
            raised = error == cudaSuccess;
        }
        return error;
    }
    ~stack_limit() {
        if (raised) {
            cudaDeviceSetLimit(cudaLimitStackSize, before);
        }
    }
};
std::mutex stack_limit::one_at_a_time;

ib_status compute(void (*kernel)(uint64_t *, int), size_t stack_bytes, uint64_t *values, int32_t count, double *seconds) {
    stack_limit stack;
    ib_cuda_timeline timeline;
    device_values there;
    size_t bytes = (size_t)count * sizeof *values;
    if (stack_bytes > 0) {
        IB_CUDA_TRY(stack.raise(stack_bytes));
    }
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

ib_status list(void (*kernel)(uint64_t *, int), int32_t most, size_t frame, uint64_t *values, int32_t count,
    ib_progress progress, void *user, int32_t *values_done, double *device_seconds) {
    if (values == nullptr || values_done == nullptr || device_seconds == nullptr) {
        return IB_E_NULL;
    }
    if (count < 0 || count > most + 1) {
        return IB_E_RANGE;
    }
    double seconds = 0;
    size_t stack_bytes = frame > 0 ? BEFORE_RECURSION + frame * (size_t)count : 0; /* fib(n) is n levels deep */
    ib_status status = ib_cuda_status();
    status = status == IB_OK && count > 0 ? compute(kernel, stack_bytes, values, count, &seconds) : status;
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
    return list(fibonacci_iterative_u64, IB_FIBONACCI_MAX_ITERATIVE, 0, values, count, progress, user, values_done,
        device_seconds);
}

ib_status ib_fibonacci_recursive_list_cuda_u64(uint64_t *values, int32_t count, ib_progress progress, void *user,
    int32_t *values_done, double *device_seconds) {
    return list(fibonacci_recursive_u64, IB_FIBONACCI_MAX_RECURSIVE, FRAME, values, count, progress, user, values_done,
        device_seconds);
}
