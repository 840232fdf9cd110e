// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <content>Code for the device.</content>
public sealed partial class CudaDevice
{
    /// <summary>Compiles CUDA C++ for this device and loads it. The code is cached on disk: the same source with the same
    /// options, architecture and compiler is not compiled again.</summary>
    /// <param name="source">The text of a .cu file. Kernels are best declared <c>extern "C" __global__</c>.</param>
    /// <param name="options">NVRTC's options, such as <c>-fmad=false</c> or <c>--define-macro=N=8</c>. An architecture among
    /// them replaces the device's.</param>
    /// <exception cref="CudaCompileException">The source does not compile; the exception has the source and the compiler's
    /// log.</exception>
    /// <exception cref="CudaUnavailableException">NVRTC was not found, or it no longer supports the device's
    /// architecture.</exception>
    /// <exception cref="CudaException">The driver rejected the code.</exception>
    public CudaModule Compile(string source, params ReadOnlySpan<string> options)
    {
        var compiler = (_compiler ?? Nvrtc.System).Require();
        var (context, request) = (Ready(), new CudaSource(source, options, compiler.ArchitectureFor(ComputeCapability)));
        return new CudaModule(context, (_cache ?? CudaCodeCache.User).GetOrCompile(compiler, request));
    }

    /// <summary>Compiles CUDA C++ with templates. <see cref="CudaModule.GetKernel"/> then takes the names as they are written
    /// here.</summary>
    /// <param name="source">The text of a .cu file.</param>
    /// <param name="kernels">The kernels to instantiate, as C++ writes them: <c>scale&lt;float&gt;</c>,
    /// <c>mine::sum&lt;double, 256&gt;</c>. Kernels that are no templates may be named too, instead of being
    /// <c>extern "C"</c>.</param>
    /// <param name="options">NVRTC's options; see <see cref="Compile"/>.</param>
    /// <inheritdoc cref="Compile"/>
    public CudaModule CompileTemplates(string source, IReadOnlyList<string> kernels, params ReadOnlySpan<string> options)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        kernels = [.. kernels.Distinct()];
        if (kernels.Count == 0 || kernels.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("there are no kernels to instantiate, or one has no name", nameof(kernels));
        }

        var compiler = (_compiler ?? Nvrtc.System).Require();
        var (context, request) = (Ready(), new CudaSource(source, options, compiler.ArchitectureFor(ComputeCapability)) { Names = kernels });
        ReadOnlySpan<byte> code = (_cache ?? CudaCodeCache.User).GetOrCompile(compiler, request);
        var end = code.IndexOf((byte)0);
        var mangled = Encoding.UTF8.GetString(code[..end]).Split('\n');
        return new CudaModule(context, code[(end + 1)..], kernels.Zip(mangled).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>Loads compiled code.</summary>
    /// <param name="image">PTX, cubin or fatbin, such as nvcc makes.</param>
    /// <exception cref="CudaException">It is damaged, or not for this device; the message has the driver's log.</exception>
    public CudaModule Load(ReadOnlySpan<byte> image) => image.IsEmpty
        ? throw new ArgumentException("the image is empty: pass PTX, a cubin or a fatbin", nameof(image))
        : new CudaModule(Ready(), image);
}
