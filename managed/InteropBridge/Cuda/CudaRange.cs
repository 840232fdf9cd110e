// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Names in the timeline of a profiler that understands NVTX, such as Nsight Systems: a range of this thread, from
/// <see cref="Push(string)"/> until it is disposed. Without a profiler they do nothing, and cost a few nanoseconds.</summary>
/// <example><code>using (CudaRange.Push("solve")) { kernel.Launch(grid, block, array); }</code></example>
public readonly struct CudaRange : IDisposable
{
    private readonly NvtxTool? _tool;

    private CudaRange(NvtxTool tool) => _tool = tool;

    /// <summary>Whether a profiler takes the ranges.</summary>
    public static bool IsProfiled => NvtxTool.OfProcess.UnavailableReason is null;

    /// <summary>Begins a range. Ranges of a thread lie within each other.</summary>
    /// <param name="name">What the profiler shows.</param>
    /// <returns>The range, to be disposed once, on the same thread, after those that began within it.</returns>
    public static CudaRange Push(string name) => Push(NvtxTool.OfProcess, name);

    /// <summary>A point in time.</summary>
    /// <param name="name">What the profiler shows.</param>
    public static void Mark(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        NvtxTool.OfProcess.Mark(name);
    }

    /// <summary>Ends the range.</summary>
    public void Dispose() => _tool?.Pop();

    internal static CudaRange Push(NvtxTool tool, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        tool.Push(name);
        return new(tool);
    }
}
