// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Alternatives;

/// <summary>The back ends of this assembly's rows.</summary>
internal static class AlternativeBackends
{
    public static Backend NumSharp { get; } = new(
        "numsharp", "NumSharp, NumPy's counterpart in C#", () => null, "It comes with this assembly.",
        () => $"NumSharp {typeof(global::NumSharp.np).Assembly.GetName().Version}")
    {
        IsManaged = true,
    };

    public static Backend IlgpuCuda { get; } = new(
        "ilgpu-cuda", "C# compiled for the GPU by ILGPU", () => IlgpuContext.CudaProblem, "It needs an NVIDIA GPU and its driver.",
        () => IlgpuContext.Details);

    public static Backend IlgpuCpu { get; } = new(
        "ilgpu-cpu", "ILGPU's accelerator on the CPU, which is made for debugging", () => null, "It comes with this assembly.",
        () => IlgpuContext.Version)
    {
        IsManaged = true,
    };

    public static Backend Aot { get; } = new(
        "aot", "C# compiled ahead of time, called through C", () => AotLibrary.UnavailableReason,
        "Publish managed/InteropBridge.Exports (dotnet publish -r linux-x64), and name the library in "
        + $"{AotLibrary.Variable}.", () => AotLibrary.Path)
    {
        IsManaged = true,
    };
}
