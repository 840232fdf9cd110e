// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>An expression that is computed for every element. Made by <see cref="Elementwise"/>. All members are
/// thread-safe.</summary>
public sealed class ElementwiseKernel : IDisposable
{
    private readonly KernelCode _code;

    internal ElementwiseKernel(BoundExpression expression, ElementwiseOptions options) => _code = new KernelCode(expression, options);

    /// <summary>The operands in the order of <c>Run</c>, as <c>ref float z, float a, float x</c>; ref stands before what is
    /// written.</summary>
    public string Signature => _code.Expression.Signature;

    /// <summary>What computes on the processor, such as <c>C with OpenMP</c>; <c>not compiled</c> before the first call with
    /// spans.</summary>
    public string Engine => _code.Engine;

    /// <summary>Computes every element: with spans before it returns, with arrays of a GPU in the device's default stream. A call
    /// allocates nothing, but the first one with another choice of spans and numbers compiles.</summary>
    /// <remarks>All inputs of an element are read before its outputs are written, and an output may be exactly one of the
    /// inputs.</remarks>
    /// <param name="a">The first operand of <see cref="Signature"/>; the others follow.</param>
    /// <param name="b">The second one.</param>
    /// <param name="c">The third one.</param>
    /// <param name="d">The fourth one.</param>
    /// <param name="e">The fifth one.</param>
    /// <param name="f">The sixth one.</param>
    /// <param name="g">The seventh one.</param>
    /// <param name="h">The eighth one.</param>
    /// <param name="k">The ninth one.</param>
    /// <param name="l">The tenth one.</param>
    /// <exception cref="ArgumentException">There are more or fewer operands than the expression has; one has another type; lengths
    /// differ; an output is a number, is read-only or overlaps another operand in part; spans and arrays of a GPU are
    /// mixed.</exception>
    /// <exception cref="NotSupportedException">There is no C compiler, and without one the expression cannot be
    /// computed.</exception>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    /// <exception cref="CudaUnavailableException">NVRTC was not found.</exception>
    public unsafe void Run(scoped in Operand a, scoped in Operand b = default, scoped in Operand c = default, scoped in Operand d = default,
        scoped in Operand e = default, scoped in Operand f = default, scoped in Operand g = default, scoped in Operand h = default,
        scoped in Operand k = default, scoped in Operand l = default) => _code.Run(null, null, a, b, c, d, e, f, g, h, k, l);

    /// <summary>Queues the computation of every element in a stream. A call allocates nothing, but the first one with another choice
    /// of arrays and numbers compiles, which a stream that is being captured does not allow: call once before.</summary>
    /// <param name="stream">A stream of the arrays' device.</param>
    /// <param name="a">The first operand of <see cref="Signature"/>, an array of a GPU or a number; the others follow.</param>
    /// <param name="b">The second one.</param>
    /// <param name="c">The third one.</param>
    /// <param name="d">The fourth one.</param>
    /// <param name="e">The fifth one.</param>
    /// <param name="f">The sixth one.</param>
    /// <param name="g">The seventh one.</param>
    /// <param name="h">The eighth one.</param>
    /// <param name="k">The ninth one.</param>
    /// <param name="l">The tenth one.</param>
    /// <exception cref="ArgumentException">As without a stream; or the operands are spans.</exception>
    /// <exception cref="CudaException">The driver reported an error, as for a stream of another device.</exception>
    /// <exception cref="ObjectDisposedException">The kernel, the stream or an array was disposed.</exception>
    /// <exception cref="CudaUnavailableException">NVRTC was not found.</exception>
    public unsafe void Run(CudaStream stream, scoped in Operand a, scoped in Operand b = default, scoped in Operand c = default,
        scoped in Operand d = default, scoped in Operand e = default, scoped in Operand f = default, scoped in Operand g = default,
        scoped in Operand h = default, scoped in Operand k = default, scoped in Operand l = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _code.Run(stream, null, a, b, c, d, e, f, g, h, k, l);
    }

    /// <summary>Releases code on GPUs. Dispose the kernel before the devices that it ran on.</summary>
    public void Dispose() => _code.Dispose();
}
