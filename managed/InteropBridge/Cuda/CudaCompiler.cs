// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <summary>The run-time compiler without a device: for PTX that goes to another library or machine.
/// <see cref="CudaDevice.Compile"/> compiles for the device that it then loads into.</summary>
public static class CudaCompiler
{
    /// <summary>Why there is none here, in words a person can act on; null if there is one.</summary>
    public static string? UnavailableReason => Nvrtc.System.UnavailableReason;

    /// <summary>Path, version and architectures of the compiler, and where its output is kept; null if there is none.</summary>
    public static string? Describe() => UnavailableReason is not null ? null
        : $"{Nvrtc.System.Path}: {Nvrtc.System.Description}, for compute capability {Nvrtc.System.Architectures[0] / 10.0:0.0} to "
            + $"{Nvrtc.System.Architectures[^1] / 10.0:0.0}; compiled code is kept in {CudaCodeCache.User.Folder ?? "no folder"}";

    /// <summary>Compiles CUDA C++ to PTX. The code is kept on disk, as <see cref="CudaDevice.Compile"/> keeps its own.</summary>
    /// <param name="source">The text of a .cu file.</param>
    /// <param name="options">Of NVRTC; without an architecture among them PTX is made for the oldest that it knows.</param>
    /// <exception cref="CudaCompileException">The source is wrong; carries it and the compiler's log.</exception>
    /// <exception cref="CudaUnavailableException">There is no NVRTC here.</exception>
    public static string CompileToPtx(string source, params ReadOnlySpan<string> options)
    {
        var compiler = Nvrtc.System.Require();
        var request = new CudaSource(source, options, $"compute_{compiler.Architectures[0]}");
        return request.IsMachineCode
            ? throw new ArgumentException("an architecture sm_.. makes machine code: name compute_.. instead", nameof(options))
            : Encoding.UTF8.GetString(CudaCodeCache.User.GetOrCompile(compiler, request));
    }
}
