// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Backends;
using InteropBridge.Cuda;
using InteropBridge.Natives;
using InteropBridge.OpenCL;
using InteropBridge.OpenCL.Driver;
using InteropBridge.Processes;
using InteropBridge.Variants;

[assembly: KernelBackends(typeof(CommonBackends))]

namespace InteropBridge.Backends;

/// <summary>The back ends that InteropBridge provides for every table.</summary>
public static class CommonBackends
{
    /// <summary><c>managed</c>: C#, compiled by the runtime's JIT or ahead of time. Always available.</summary>
    public static Backend Managed { get; } = new(
        "managed", "C#, compiled by the runtime", () => null, "It is part of every program.") { IsManaged = true };

    /// <summary><c>dynamic</c>: C# whose operations are bound while the program runs.</summary>
    public static Backend Dynamic { get; } = new(
        "dynamic", "C# with dynamic operations, compiled while the program runs",
        () => RuntimeFeature.IsDynamicCodeSupported ? null
            : "it compiles call sites at run time, which an ahead-of-time compiled program cannot",
        "Run the program with the .NET runtime instead of publishing it ahead of time.") { IsManaged = true };

    /// <summary><c>processes</c>: worker processes that share memory with this one.</summary>
    public static Backend Processes { get; } = new(
        "processes", "worker processes with shared memory", () => WorkerCommand.UnavailableReason, WorkerCommand.Remedy)
        { IsManaged = true };

    /// <summary><c>cc</c>: C compiled at run time from text, for this processor.</summary>
    public static Backend RunTimeC { get; } = new(
        "cc", "C, compiled at run time for this processor", () => CModule.UnavailableReason,
        "Install a C compiler (apt-get install clang or gcc), or set CC to the path of one.", CModule.Describe);

    /// <summary><c>nvrtc</c>: CUDA kernels compiled at run time from text.</summary>
    public static Backend Nvrtc { get; } = new(
        "nvrtc", "CUDA kernels compiled at run time",
        () => CudaDevice.UnavailableReason ?? CudaCompiler.UnavailableReason,
        "It needs NVIDIA's driver with a GPU, and NVRTC: apt-get install libnvrtc11.2 (Debian 12, from non-free), "
        + "pip install nvidia-cuda-nvrtc-cu12, or the CUDA toolkit.",
        CudaCompiler.Describe);

    /// <summary><c>opencl</c>: OpenCL kernels compiled at run time from text.</summary>
    public static Backend OpenCL { get; } = new(
        "opencl", "OpenCL kernels compiled at run time", () => OpenCLDevice.Problem, $"{OpenCLLibrary.Remedy}.",
        () => $"{OpenCLDevice.LibraryPath}: {OpenCLDevice.DefaultInfo}; compiled code is cached in {OpenCLDevice.CacheFolder ?? "no folder"}");
}
