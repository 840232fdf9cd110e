// SPDX-License-Identifier: MIT
// A CUDA kernel that is a string of this program, compiled while it runs. Without a GPU it is compiled all the same, to PTX.
// Exit code 3: there is neither a GPU nor a compiler.
using InteropBridge.Cuda;

const string source = """
    extern "C" __global__ void saxpy(float a, const float *x, float *y, int n) {
        int i = blockIdx.x * blockDim.x + threadIdx.x;
        if (i < n) {
            y[i] = a * x[i] + y[i];
        }
    }
    """;

if (CudaCompiler.UnavailableReason is { } noCompiler)
{
    Console.WriteLine($"There is no run-time compiler for CUDA here, so nothing was done: {noCompiler}");
    return 3;
}

if (CudaDevice.UnavailableReason is { } noDevice)
{
    var ptx = CudaCompiler.CompileToPtx(source);
    Console.WriteLine($"There is no GPU here: {noDevice}");
    Console.WriteLine($"The kernel was compiled to {ptx.Split('\n').Length} lines of PTX and not run.");
    return 0;
}

float[] x = [1, 2, 3], y = [10, 20, 30];
using var device = CudaDevice.Default();
using var module = device.Compile(source);
using var deviceX = device.Upload(x);
using var deviceY = device.Upload(y);
module.GetKernel("saxpy").Launch(grid: 1, block: 32, 2f, deviceX, deviceY, y.Length);
deviceY.CopyTo(y);
Console.WriteLine(string.Join(' ', y));
return 0;
