// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Cuda;
using InteropBridge.Kernels;
using InteropBridge.ManagedCuda;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(ManagedCudaTable<double>))]
[assembly: KernelTable("jacobi", "f32", typeof(ManagedCudaTable<float>))]
[assembly: KernelBackends(typeof(ManagedCudaBackend))]

namespace InteropBridge.ManagedCuda;

/// <summary>The row that this assembly adds to the Jacobi kernel's table.</summary>
internal static class ManagedCudaTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [Variant("cuda-managedcuda", Backend = "managedcuda", Counterpart = "PyCUDA",
        Description = "the kernel of cuda-nvrtc, loaded and launched by ManagedCuda")]
    public static JacobiImplementation<T> CudaManagedCuda(JacobiShape shape) =>
        new ManagedCudaJacobi<T>(shape, CudaDevice.Default());
}
