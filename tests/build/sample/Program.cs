// SPDX-License-Identifier: MIT
using System;
using System.Linq;
using System.Runtime.InteropServices;
using InteropBridge;
using Sample;

// Prints what the kernels return, and what keeps the one for CUDA from running where it cannot.
double[] x = [1, 2, 3];
Console.WriteLine($"dot {Kernels.Dot(x, x)}");
Kernels.Scale(2, x);
Console.WriteLine($"scaled {string.Join(' ', x)}");
if (KernelLibraries.CudaLeftOut is null)
{
    Console.WriteLine($"cuda {Cuda()}");
}

return x.SequenceEqual([2.0, 4, 6]) ? 0 : 1;

static string Cuda()
{
    double[] y = [1, 2, 3];
    try
    {
        Kernels.ScaleCuda(2, y);
        return $"scaled {string.Join(' ', y)}";
    }
    catch (ExternalException noDevice)
    {
        return noDevice.Message;
    }
}
