/* SPDX-License-Identifier: MIT
 *
 * See fake/cuda_runtime.h. Every call that can fail counts itself and fails when its turn has come.
 */
#include "fake/cuda_runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "fibonacci.cuh"
#include "jacobi.cuh"

using work = std::function<void()>;
struct fake_stream {
    std::vector<work> *recorded = nullptr; /* while captured */
};
struct fake_event {};
struct fake_graph {
    std::vector<work> nodes;
};
struct fake_graph_exec {
    std::vector<work> nodes;
};

fake_device fake;

namespace {
constexpr unsigned MAX_THREADS = 1024, MAX_GRID_Y = 65535;

#define FAKE_CALL(error)                                                                                            \
    do {                                                                                                            \
        if (++fake.calls == fake.fail_at) {                                                                         \
            return fake.last_error = error;                                                                         \
        }                                                                                                           \
    } while (0)

template <typename T> cudaError_t make(T **object) {
    FAKE_CALL(cudaErrorMemoryAllocation);
    *object = new T;
    fake.live++;
    return cudaSuccess;
}

template <typename T> cudaError_t unmake(T *object) {
    fake.live -= object != nullptr;
    delete object;
    return cudaSuccess;
}

void enqueue(cudaStream_t stream, work done) {
    if (stream != nullptr && stream->recorded != nullptr) {
        stream->recorded->push_back(done);
    } else {
        done();
    }
}

/* The arguments are copied when the kernel is launched, as the runtime does. */
using launcher = std::function<work(dim3, dim3, void **)>;
template <typename... P, size_t... I>
work prepare(void (*kernel)(P...), dim3 grid, dim3 block, void **arguments, std::index_sequence<I...>) {
    std::tuple<P...> values(*(P *)arguments[I]...);
    return [=] {
        if (!fake.idle) {
            shim_launch(grid, block, SHIM_RANDOM, kernel, std::get<I>(values)...);
        }
    };
}
template <typename... P> std::pair<const void *const, launcher> known(void (*kernel)(P...)) {
    return {(const void *)kernel, [=](dim3 grid, dim3 block, void **arguments) {
        return prepare(kernel, grid, block, arguments, std::index_sequence_for<P...>());
    }};
}

const launcher &find(const void *kernel) {
#define KNOWN_PERSISTENT(T, suffix, ROWS) known(jacobi_persistent##ROWS##_##suffix),
#define KNOWN_MAILBOX(T, suffix, ROWS) known(jacobi_mailbox##ROWS##_##suffix),
    static const std::map<const void *, launcher> kernels = {known(jacobi_step_f64), known(jacobi_step_f32),
        known(jacobi_tiled_f64), known(jacobi_tiled_f32),
        IB_JACOBI_PERSISTENT_f64(KNOWN_PERSISTENT) IB_JACOBI_PERSISTENT_f32(KNOWN_PERSISTENT)
        IB_JACOBI_MAILBOX_f64(KNOWN_MAILBOX) IB_JACOBI_MAILBOX_f32(KNOWN_MAILBOX)
        known(fibonacci_iterative_u64), known(fibonacci_recursive_u64)};
    return kernels.at(kernel);
}
} // namespace

cudaError_t cudaGetLastError() {
    cudaError_t error = fake.last_error;
    fake.last_error = cudaSuccess;
    return error;
}
const char *cudaGetErrorString(cudaError_t) { return "an error of the fake runtime"; }
const char *cudaGetErrorName(cudaError_t) { return "fake"; }
cudaError_t cudaDriverGetVersion(int *version) { return *version = CUDART_VERSION, cudaSuccess; }
cudaError_t cudaGetDeviceCount(int *count) { return *count = 1, fake.at_start; }

/* As the runtime loads kernels lazily: asking about one loads it, and so does a launch, but not while a stream records. */
cudaError_t cudaFuncGetAttributes(cudaFuncAttributes *attributes, const void *kernel) {
    FAKE_CALL(cudaErrorInvalidValue);
    attributes->ptxVersion = 10 * fake.major;
    fake.loaded.insert(kernel);
    return cudaSuccess;
}
cudaError_t cudaDeviceSetLimit(int, size_t limit) {
    FAKE_CALL(cudaErrorMemoryAllocation);
    fake.stack = limit;
    fake.largest_stack = limit > fake.largest_stack ? limit : fake.largest_stack;
    return cudaSuccess;
}

cudaError_t cudaGetDevice(int *device) {
    FAKE_CALL(cudaErrorInvalidValue);
    return *device = 0, cudaSuccess;
}
cudaError_t cudaSetDevice(int) {
    FAKE_CALL(cudaErrorInvalidValue);
    return cudaSuccess;
}
cudaError_t cudaGetDeviceProperties(cudaDeviceProp *is, int) {
    FAKE_CALL(cudaErrorInvalidValue);
    *is = {"a fake device", fake.major, 0, fake.multiprocessors, 1, 1u << 30, fake.most_pitch};
    return cudaSuccess;
}
cudaError_t cudaDeviceSynchronize() {
    FAKE_CALL(cudaErrorLaunchFailure);
    return cudaSuccess;
}
cudaError_t cudaDeviceGetLimit(size_t *limit, int) {
    FAKE_CALL(cudaErrorInvalidValue);
    return *limit = fake.stack, cudaSuccess;
}
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, const void *kernel, int, size_t) {
    FAKE_CALL(cudaErrorInvalidValue);
    find(kernel);
    fake.loaded.insert(kernel);
    return *blocks = fake.resident, cudaSuccess;
}

cudaError_t fake_malloc(void **memory, size_t bytes) {
    FAKE_CALL(cudaErrorMemoryAllocation);
    if (posix_memalign(memory, 256, bytes) != 0) {
        return cudaErrorMemoryAllocation;
    }
    memset(*memory, 0xff, bytes); /* NaN cells, raised flags */
    fake.live++;
    return cudaSuccess;
}
cudaError_t cudaFree(void *memory) {
    fake.live -= memory != nullptr;
    free(memory);
    return cudaSuccess;
}
cudaError_t cudaMemset(void *memory, int value, size_t bytes) { return cudaMemsetAsync(memory, value, bytes, nullptr); }
cudaError_t cudaMemsetAsync(void *memory, int value, size_t bytes, cudaStream_t stream) {
    FAKE_CALL(cudaErrorLaunchFailure);
    enqueue(stream, [=] { memset(memory, value, bytes); });
    return cudaSuccess;
}
cudaError_t cudaMemcpy(void *to, const void *from, size_t bytes, cudaMemcpyKind kind) {
    return cudaMemcpyAsync(to, from, bytes, kind, nullptr);
}
cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, cudaMemcpyKind, cudaStream_t stream) {
    FAKE_CALL(cudaErrorLaunchFailure);
    enqueue(stream, [=] { memcpy(to, from, bytes); });
    return cudaSuccess;
}
cudaError_t cudaMemcpy2DAsync(void *to, size_t to_pitch, const void *from, size_t from_pitch, size_t width, size_t rows,
    cudaMemcpyKind, cudaStream_t stream) {
    FAKE_CALL(cudaErrorLaunchFailure);
    if (to_pitch < width || from_pitch < width || to_pitch > fake.most_pitch || from_pitch > fake.most_pitch) {
        return cudaErrorInvalidValue;
    }
    enqueue(stream, [=] {
        for (size_t row = 0; row < rows; row++) {
            memcpy((char *)to + row * to_pitch, (const char *)from + row * from_pitch, width);
        }
    });
    return cudaSuccess;
}

cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, int) { return make(stream); }
cudaError_t cudaStreamDestroy(cudaStream_t stream) { return unmake(stream); }
cudaError_t cudaStreamSynchronize(cudaStream_t) {
    FAKE_CALL(cudaErrorLaunchFailure);
    return cudaSuccess;
}
cudaError_t cudaStreamBeginCapture(cudaStream_t stream, int) {
    FAKE_CALL(cudaErrorInvalidValue);
    stream->recorded = new std::vector<work>;
    fake.live++;
    return cudaSuccess;
}
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t *graph) {
    cudaError_t error = make(graph);
    if (error == cudaSuccess) {
        (*graph)->nodes = *stream->recorded;
    }
    unmake(stream->recorded);
    stream->recorded = nullptr;
    return error;
}
cudaError_t cudaEventCreate(cudaEvent_t *event) { return make(event); }
cudaError_t cudaEventDestroy(cudaEvent_t event) { return unmake(event); }
cudaError_t cudaEventRecord(cudaEvent_t, cudaStream_t) {
    FAKE_CALL(cudaErrorLaunchFailure);
    return cudaSuccess;
}
cudaError_t cudaEventSynchronize(cudaEvent_t) {
    FAKE_CALL(cudaErrorLaunchFailure);
    return cudaSuccess;
}
cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t, cudaEvent_t) {
    FAKE_CALL(cudaErrorLaunchFailure);
    return *milliseconds = 1, cudaSuccess;
}
cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t *made, cudaGraph_t graph, unsigned long long) {
    cudaError_t error = make(made);
    if (error == cudaSuccess) {
        (*made)->nodes = graph->nodes;
    }
    return error;
}
cudaError_t cudaGraphLaunch(cudaGraphExec_t graph, cudaStream_t) {
    FAKE_CALL(cudaErrorLaunchFailure);
    fake.graph_launches++;
    for (const work &node : graph->nodes) {
        node();
    }
    return cudaSuccess;
}
cudaError_t cudaGraphDestroy(cudaGraph_t graph) { return unmake(graph); }
cudaError_t cudaGraphExecDestroy(cudaGraphExec_t graph) { return unmake(graph); }

cudaError_t cudaLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t, cudaStream_t stream) {
    FAKE_CALL(cudaErrorInvalidConfiguration);
    if (grid.x == 0 || grid.y == 0 || grid.y > MAX_GRID_Y || block.x * block.y * block.z > MAX_THREADS) {
        return cudaErrorInvalidConfiguration;
    }
    if (stream != nullptr && stream->recorded != nullptr && fake.loaded.count(kernel) == 0) {
        return cudaErrorStreamCaptureUnsupported;
    }
    fake.loaded.insert(kernel);
    fake.launches++;
    fake.tiled_launches += kernel == (const void *)jacobi_tiled_f64 || kernel == (const void *)jacobi_tiled_f32;
    fake.last_launched = kernel;
    enqueue(stream, find(kernel)(grid, block, arguments));
    return cudaSuccess;
}
cudaError_t cudaLaunchCooperativeKernel(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
    cudaStream_t stream) {
    int blocks = (int)(grid.x * grid.y * grid.z);
    bool fits = blocks <= fake.multiprocessors && blocks <= fake.usable;
    int64_t steps = *(int64_t *)arguments[4];
    fake.most_steps = steps > fake.most_steps ? steps : fake.most_steps;
    if (!fits) {
        return fake.last_error = cudaErrorCooperativeLaunchTooLarge;
    }
    return cudaLaunchKernel(kernel, grid, block, arguments, shared, stream);
}
