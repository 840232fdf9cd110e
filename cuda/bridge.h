/* SPDX-License-Identifier: MIT
 *
 * What the launchers share: from a CUDA error to a status, and time by the device's clock. Internal.
 */
#ifndef IB_CUDA_BRIDGE_H
#define IB_CUDA_BRIDGE_H

#include <cuda_runtime.h>

#include "interopbridge_cuda.h"

ib_status ib_cuda_status_of(cudaError_t error);

/* Leaves the function with the status of a CUDA call that failed. */
#define IB_CUDA_TRY(call)                                                                                           \
    do {                                                                                                            \
        cudaError_t ib_error = (call);                                                                              \
        if (ib_error != cudaSuccess) {                                                                              \
            return ib_cuda_status_of(ib_error);                                                                     \
        }                                                                                                           \
    } while (0)

/* A stream with two events. Whatever of it was made is released, also when making the rest failed. */
struct ib_cuda_timeline {
    cudaStream_t stream = nullptr;
    cudaEvent_t start = nullptr, end = nullptr;

    cudaError_t create();
    ~ib_cuda_timeline();

    cudaError_t begin() { return cudaEventRecord(start, stream); }
    /* Waits for the work since begin() and adds the time it took. */
    cudaError_t finish(double *seconds);
};

#endif
