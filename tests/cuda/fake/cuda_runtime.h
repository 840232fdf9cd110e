/* SPDX-License-Identifier: MIT
 *
 * The CUDA runtime on a CPU, as much of it as the launchers use: memory is the host's, work is done when it is enqueued,
 * kernels run in the shim. With it the launchers are tested without a toolkit and without a device.
 */
#ifndef FAKE_CUDA_RUNTIME_H
#define FAKE_CUDA_RUNTIME_H

#include <stddef.h>

#include <set>

#include "shim.h"

#define CUDART_VERSION 11080

enum cudaError_t {
    cudaSuccess, cudaErrorInsufficientDriver, cudaErrorStubLibrary, cudaErrorSystemDriverMismatch, cudaErrorNoDevice,
    cudaErrorNoKernelImageForDevice, cudaErrorUnsupportedPtxVersion, cudaErrorMemoryAllocation, cudaErrorInvalidConfiguration,
    cudaErrorLaunchOutOfResources, cudaErrorCooperativeLaunchTooLarge, cudaErrorIllegalAddress, cudaErrorLaunchTimeout,
    cudaErrorAssert, cudaErrorHardwareStackError, cudaErrorIllegalInstruction, cudaErrorMisalignedAddress,
    cudaErrorInvalidAddressSpace, cudaErrorInvalidPc, cudaErrorLaunchFailure, cudaErrorECCUncorrectable,
    cudaErrorDevicesUnavailable, cudaErrorInvalidValue, cudaErrorNvlinkUncorrectable, cudaErrorContextIsDestroyed,
    cudaErrorUnknown, cudaErrorStreamCaptureUnsupported,
};
enum cudaMemcpyKind { cudaMemcpyHostToDevice, cudaMemcpyDeviceToHost, cudaMemcpyDeviceToDevice };
enum { cudaStreamNonBlocking, cudaStreamCaptureModeThreadLocal, cudaLimitStackSize };

struct cudaDeviceProp {
    char name[64];
    int major, minor, multiProcessorCount, cooperativeLaunch;
    size_t totalGlobalMem, memPitch;
};
struct cudaFuncAttributes {
    int ptxVersion; /* compute capability, times ten, that the code was compiled for */
};
using cudaStream_t = struct fake_stream *;
using cudaEvent_t = struct fake_event *;
using cudaGraph_t = struct fake_graph *;
using cudaGraphExec_t = struct fake_graph_exec *;

/* What fake_runtime.cpp knows about the kernels, and what the tests want of the device. */
struct fake_device {
    int multiprocessors = 6;
    int major = 9; /* of the compute capability */
    int resident = 1; /* blocks of a kernel that a multiprocessor holds */
    int usable = 1 << 30; /* multiprocessors that a cooperative launch gets, as under MPS; the device does not tell */
    size_t most_pitch = 0x7fffffff; /* bytes between rows that a copy of rows takes */
    bool idle = false; /* kernels are taken and not run: for launches that would take too long */
    size_t stack = 1024, largest_stack = 1024; /* bytes a thread: now, and the most there ever was */
    int launches = 0, graph_launches = 0, tiled_launches = 0; /* tiled ones are counted among the launches, too */
    int64_t most_steps = 0; /* of one cooperative launch */
    std::set<const void *> loaded; /* kernels */
    const void *last_launched = nullptr; /* kernel */
    cudaError_t at_start = cudaSuccess; /* what counting devices returns */
    int fail_at = 0; /* the number of the call, counted from 1, that fails; 0: none */
    cudaError_t last_error = cudaSuccess; /* of the call that failed, until somebody asks */
    int calls = 0, live = 0; /* calls made; objects and memory that were had and not given back */
};
extern fake_device fake;

cudaError_t cudaGetLastError();
const char *cudaGetErrorString(cudaError_t);
const char *cudaGetErrorName(cudaError_t);
cudaError_t cudaDriverGetVersion(int *);
cudaError_t cudaGetDeviceCount(int *);
cudaError_t cudaGetDevice(int *);
cudaError_t cudaSetDevice(int);
cudaError_t cudaGetDeviceProperties(cudaDeviceProp *, int);
cudaError_t cudaDeviceSynchronize();
cudaError_t cudaDeviceGetLimit(size_t *, int);
cudaError_t cudaDeviceSetLimit(int, size_t);
cudaError_t cudaFuncGetAttributes(cudaFuncAttributes *, const void *);
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *, const void *, int, size_t);
cudaError_t fake_malloc(void **, size_t);
template <typename T> cudaError_t cudaMalloc(T **memory, size_t bytes) { return fake_malloc((void **)memory, bytes); }
cudaError_t cudaFree(void *);
cudaError_t cudaMemset(void *, int, size_t);
cudaError_t cudaMemsetAsync(void *, int, size_t, cudaStream_t);
cudaError_t cudaMemcpy(void *, const void *, size_t, cudaMemcpyKind);
cudaError_t cudaMemcpyAsync(void *, const void *, size_t, cudaMemcpyKind, cudaStream_t);
cudaError_t cudaMemcpy2DAsync(void *, size_t, const void *, size_t, size_t, size_t, cudaMemcpyKind, cudaStream_t);
cudaError_t cudaStreamCreateWithFlags(cudaStream_t *, int);
cudaError_t cudaStreamDestroy(cudaStream_t);
cudaError_t cudaStreamSynchronize(cudaStream_t);
cudaError_t cudaStreamBeginCapture(cudaStream_t, int);
cudaError_t cudaStreamEndCapture(cudaStream_t, cudaGraph_t *);
cudaError_t cudaEventCreate(cudaEvent_t *);
cudaError_t cudaEventDestroy(cudaEvent_t);
cudaError_t cudaEventRecord(cudaEvent_t, cudaStream_t);
cudaError_t cudaEventSynchronize(cudaEvent_t);
cudaError_t cudaEventElapsedTime(float *, cudaEvent_t, cudaEvent_t);
cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t *, cudaGraph_t, unsigned long long);
cudaError_t cudaGraphLaunch(cudaGraphExec_t, cudaStream_t);
cudaError_t cudaGraphDestroy(cudaGraph_t);
cudaError_t cudaGraphExecDestroy(cudaGraphExec_t);
cudaError_t cudaLaunchKernel(const void *, dim3, dim3, void **, size_t, cudaStream_t);
cudaError_t cudaLaunchCooperativeKernel(const void *, dim3, dim3, void **, size_t, cudaStream_t);

#endif
