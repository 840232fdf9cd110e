// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <summary>The run-time compiler without a device, for PTX that another library or machine loads.
/// <see cref="CudaDevice.Compile"/> compiles for the device that it then loads into.</summary>
public static class CudaCompiler
{
    /// <summary>Why it is not available and what to do; null if it is.</summary>
    public static string? UnavailableReason => Nvrtc.System.UnavailableReason;

    /// <summary>Path, version and architectures of the compiler, and where its output is cached; null if it is not
    /// available.</summary>
    public static string? Describe() => UnavailableReason is not null ? null
        : $"{Nvrtc.System.Path}: {Nvrtc.System.Description}, for compute capability {Nvrtc.System.Architectures[0] / 10.0:0.0} to "
            + $"{Nvrtc.System.Architectures[^1] / 10.0:0.0}; compiled code is cached in {CudaCodeCache.User.Folder ?? "no folder"}";

    /// <summary>Compiles CUDA C++ to PTX. The code is cached on disk, as for <see cref="CudaDevice.Compile"/>.</summary>
    /// <param name="source">The text of a .cu file.</param>
    /// <param name="options">NVRTC's options. Without an architecture among them, the PTX is for the oldest that NVRTC
    /// supports.</param>
    /// <exception cref="CudaCompileException">The source does not compile; the exception has the source and the compiler's
    /// log.</exception>
    /// <exception cref="CudaUnavailableException">NVRTC was not found.</exception>
    public static string CompileToPtx(string source, params ReadOnlySpan<string> options)
    {
        var compiler = Nvrtc.System.Require();
        var request = new CudaSource(source, options, $"compute_{compiler.Architectures[0]}");
        return request.IsMachineCode
            ? throw new ArgumentException(
                "an architecture sm_... makes machine code, not PTX: use compute_... instead", nameof(options))
            : Encoding.UTF8.GetString(CudaCodeCache.User.GetOrCompile(compiler, request));
    }
}
