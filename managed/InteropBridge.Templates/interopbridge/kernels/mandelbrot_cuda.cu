extern "C" {
#include "mandelbrot_cuda.h"
}

static __global__ void mandelbrot(int32_t *counts, int32_t width, int32_t height, int32_t limit)
{
    int32_t column = blockIdx.x * blockDim.x + threadIdx.x, row = blockIdx.y * blockDim.y + threadIdx.y;
    if (column >= width || row >= height)
        return;
    double cx = -2.0 + 3.0 * column / width, cy = -1.5 + 3.0 * row / height, x = 0, y = 0;
    int32_t steps = 0;
    while (steps < limit && x * x + y * y <= 4.0) {
        double next = x * x - y * y + cx;
        y = 2.0 * x * y + cy;
        x = next;
        steps++;
    }
    counts[(int64_t)row * width + column] = steps;
}

extern "C" int32_t mandelbrot_cuda(int32_t *counts, int32_t width, int32_t height, int32_t limit)
{
    const dim3 threads(32, 8), blocks((width + 31) / 32, (height + 7) / 8);
    const size_t bytes = (size_t)width * height * sizeof *counts;
    int32_t *device = nullptr;
    cudaError_t error = cudaMalloc(&device, bytes);
    if (error == cudaSuccess) {
        mandelbrot<<<blocks, threads>>>(device, width, height, limit);
        error = cudaGetLastError();
    }
    if (error == cudaSuccess)
        error = cudaMemcpy(counts, device, bytes, cudaMemcpyDeviceToHost);
    cudaFree(device);
    return error;
}

extern "C" const char *mandelbrot_cuda_unavailable(void)
{
    int devices = 0;
    cudaError_t error = cudaGetDeviceCount(&devices);
    return error != cudaSuccess ? cudaGetErrorString(error) : nullptr;
}
