// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>An expression that is computed for every element, and whose values become one. Made by <see cref="Elementwise"/>. All
/// members are thread-safe.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public sealed class ReductionKernel<T> : IDisposable
    where T : unmanaged
{
    private readonly KernelCode _code;
    private readonly Func<T, T, T> _combine;

    internal ReductionKernel(BoundExpression expression, ElementwiseOptions options)
    {
        _code = new KernelCode(expression, options);
        _combine = Combiner.For<T>(expression.Reduction!.Operator);
    }

    /// <inheritdoc cref="ElementwiseKernel.Signature"/>
    public string Signature => _code.Expression.Signature;

    /// <inheritdoc cref="ElementwiseKernel.Engine"/>
    public string Engine => _code.Engine;

    /// <summary>Computes and combines every element. The order depends on the number of elements alone: a sum has the same bits with
    /// any number of threads, on any processor, and on a GPU, unless a function as <c>exp</c> differs there. A call allocates nothing,
    /// but the first one with another choice of spans and numbers compiles.</summary>
    /// <returns>The result, for which a GPU is waited for. For no elements it is what changes nothing: 0 for +, 1 for *, true for
    /// &amp;&amp;.</returns>
    /// <exception cref="ArgumentException">There are more or fewer operands than the expression has; one has another type; lengths
    /// differ; no operand is a span; spans and arrays of a GPU are mixed; min or max of no elements.</exception>
    /// <inheritdoc cref="ElementwiseKernel.Run(in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand)"/>
    public T Run(scoped in Operand a, scoped in Operand b = default, scoped in Operand c = default, scoped in Operand d = default,
        scoped in Operand e = default, scoped in Operand f = default, scoped in Operand g = default, scoped in Operand h = default,
        scoped in Operand k = default, scoped in Operand l = default) => Reduce(null, a, b, c, d, e, f, g, h, k, l);

    /// <summary>Computes and combines every element in a stream, after what is queued there, and waits for the result.</summary>
    /// <returns>The result. A stream that is being captured cannot be waited for.</returns>
    /// <inheritdoc cref="ElementwiseKernel.Run(CudaStream, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand, in Operand)"/>
    public T Run(CudaStream stream, scoped in Operand a, scoped in Operand b = default, scoped in Operand c = default,
        scoped in Operand d = default, scoped in Operand e = default, scoped in Operand f = default, scoped in Operand g = default,
        scoped in Operand h = default, scoped in Operand k = default, scoped in Operand l = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Reduce(stream, a, b, c, d, e, f, g, h, k, l);
    }

    /// <inheritdoc cref="ElementwiseKernel.Dispose"/>
    public void Dispose() => _code.Dispose();

    [SkipLocalsInit]
    private unsafe T Reduce(CudaStream? stream, scoped in Operand a, scoped in Operand b, scoped in Operand c, scoped in Operand d,
        scoped in Operand e, scoped in Operand f, scoped in Operand g, scoped in Operand h, scoped in Operand k, scoped in Operand l)
    {
        var values = stackalloc T[ReductionOrder.MostBlocks];
        var length = _code.Run(stream, values, a, b, c, d, e, f, g, h, k, l);
        return length > 0 ? ReductionOrder.Combine(new Span<T>(values, ReductionOrder.Blocks(length)), _combine) : Empty();
    }

    private T Empty()
    {
        var name = _code.Expression.Reduction!.Operator;
        if (name is "min" or "max")
        {
            throw new ArgumentException($"there is no {name} of no elements");
        }

        var type = ElementTypes.Of<T>();
        ulong bits = name switch
        {
            "*" when type == ElementType.Float => BitConverter.SingleToUInt32Bits(1),
            "*" when type == ElementType.Double => BitConverter.DoubleToUInt64Bits(1),
            "*" or "&&" => 1,
            "&" => type == ElementType.Bool ? 1 : ulong.MaxValue,
            _ => 0,
        };
        return Unsafe.As<ulong, T>(ref bits);
    }
}
