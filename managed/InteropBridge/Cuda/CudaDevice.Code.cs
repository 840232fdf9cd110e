// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <content>Code for the device.</content>
public sealed partial class CudaDevice
{
    /// <summary>Compiles CUDA C++ for this device and loads it. The code is kept on disk: the same source, options, architecture
    /// and compiler are not compiled again.</summary>
    /// <param name="source">The text of a .cu file. Kernels are best declared <c>extern "C" __global__</c>.</param>
    /// <param name="options">Of NVRTC, such as <c>-fmad=false</c> or <c>--define-macro=N=8</c>. An architecture among them takes
    /// the place of the device's.</param>
    /// <exception cref="CudaCompileException">The source is wrong; carries it and the compiler's log.</exception>
    /// <exception cref="CudaUnavailableException">There is no NVRTC here, or it knows no architecture old enough.</exception>
    /// <exception cref="CudaException">The driver does not take the code.</exception>
    public CudaModule Compile(string source, params ReadOnlySpan<string> options)
    {
        var compiler = (_compiler ?? Nvrtc.System).Require();
        var (context, request) = (Ready(), new CudaSource(source, options, compiler.ArchitectureFor(ComputeCapability)));
        return new CudaModule(context, (_cache ?? CudaCodeCache.User).GetOrCompile(compiler, request));
    }

    /// <summary>Loads code that was compiled already.</summary>
    /// <param name="image">PTX, cubin or fatbin, such as nvcc makes.</param>
    /// <exception cref="CudaException">It is damaged, or not for this device; the message has the driver's log.</exception>
    public CudaModule Load(ReadOnlySpan<byte> image) => image.IsEmpty
        ? throw new ArgumentException("there is no code in it", nameof(image))
        : new CudaModule(Ready(), image);
}
