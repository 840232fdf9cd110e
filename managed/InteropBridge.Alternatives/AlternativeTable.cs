// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Alternatives;
using InteropBridge.Kernels;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(AlternativeTable<double>))]
[assembly: KernelTable("jacobi", "f32", typeof(AlternativeTable<float>))]
[assembly: KernelTable("jacobi", "f64", typeof(AotTable))]
[assembly: KernelBackends(typeof(AlternativeBackends))]

namespace InteropBridge.Alternatives;

/// <summary>The rows of packages, which have both element types.</summary>
internal static class AlternativeTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [Variant("managed-numsharp", Backend = "numsharp", Counterpart = "NumPy",
        Description = "NumSharp: whole-array operations, without temporary arrays")]
    public static JacobiImplementation<T> NumSharp(JacobiShape shape) => new NumSharpJacobi<T>(shape);

    [Variant("ilgpu-cuda", Backend = "ilgpu-cuda", Counterpart = "PyCUDA", Description = "ILGPU: a C# method for every cell, a launch a step")]
    public static JacobiImplementation<T> IlgpuCuda(JacobiShape shape) => new IlgpuJacobi<T>(shape, IlgpuContext.CreateCuda());

    [Variant("ilgpu-cpu", Backend = "ilgpu-cpu", Fraction = 0.001,
        Description = "the same on ILGPU's accelerator for debugging, which shows that the method is right")]
    public static JacobiImplementation<T> IlgpuCpu(JacobiShape shape) => new IlgpuJacobi<T>(shape, IlgpuContext.CreateCpu());
}
