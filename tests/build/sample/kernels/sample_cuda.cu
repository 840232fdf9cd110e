// SPDX-License-Identifier: MIT
extern "C" {
#include "sample.h"
}

static __global__ void scale(double factor, double *x, int64_t n)
{
    int64_t i = blockIdx.x * (int64_t)blockDim.x + threadIdx.x;
    if (i < n)
        x[i] *= factor;
}

extern "C" int32_t sample_scale_cuda(double factor, double *x, int64_t n)
{
    const int threads = 256;
    double *device = nullptr;
    cudaError_t error = cudaMalloc(&device, n * sizeof *x);
    if (error == cudaSuccess)
        error = cudaMemcpy(device, x, n * sizeof *x, cudaMemcpyHostToDevice);
    if (error == cudaSuccess)
        scale<<<(unsigned)((n + threads - 1) / threads), threads>>>(factor, device, n);
    if (error == cudaSuccess)
        error = cudaMemcpy(x, device, n * sizeof *x, cudaMemcpyDeviceToHost);
    cudaFree(device);
    return error;
}
