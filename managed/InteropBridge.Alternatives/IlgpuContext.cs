// SPDX-License-Identifier: MIT
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace InteropBridge.Alternatives;

/// <summary>ILGPU's context, made when it is first needed, and kept.</summary>
internal static class IlgpuContext
{
    private static readonly Lazy<Context> Made = new(() => Context.Create(builder => builder.Cuda().CPU().Optimize(OptimizationLevel.O2)));

    /// <summary>Why there is no GPU for it; null if there is one.</summary>
    public static string? CudaProblem => Made.Value.GetCudaDevices().Count > 0 ? null : "ILGPU finds no NVIDIA GPU here";

    public static string Version => $"ILGPU {typeof(Context).Assembly.GetName().Version}";

    public static string Details => $"{Version}; {Made.Value.GetCudaDevices()[0].Name}";

    public static Accelerator CreateCuda() => Made.Value.CreateCudaAccelerator(0);

    public static Accelerator CreateCpu() => Made.Value.CreateCPUAccelerator(0);
}
