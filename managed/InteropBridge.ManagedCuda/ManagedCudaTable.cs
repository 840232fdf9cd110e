// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Cuda;
using InteropBridge.Kernels;
using InteropBridge.ManagedCuda;

[assembly: KernelTable("jacobi", "f64", typeof(ManagedCudaTable<double>))]
[assembly: KernelTable("jacobi", "f32", typeof(ManagedCudaTable<float>))]

namespace InteropBridge.ManagedCuda;

/// <summary>The row that this assembly adds to the Jacobi kernel's table.</summary>
internal static class ManagedCudaTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [KernelRun]
    public static IKernelRun Run(Func<JacobiShape, JacobiBackend<T>> variant, JacobiInput<T> input) =>
        new JacobiRun<T>(variant(input.Shape), input);

    [Variant("cuda-managedcuda", Counterpart = "PyCUDA", Availability = nameof(NoManagedCuda),
        Description = "the kernel of cuda-nvrtc, loaded and launched by ManagedCuda")]
    public static JacobiBackend<T> CudaManagedCuda(JacobiShape shape) => new ManagedCudaJacobi<T>(shape, CudaDevice.Default());

    private static string? NoManagedCuda() => ManagedCudaDriver.UnavailableReason ?? CudaCompiler.UnavailableReason;
}
