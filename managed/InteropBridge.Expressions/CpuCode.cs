// SPDX-License-Identifier: MIT
using InteropBridge.Natives;

namespace InteropBridge.Expressions;

/// <summary>Code for the processor.</summary>
internal abstract unsafe class CpuCode
{
    /// <summary>What computes.</summary>
    public abstract string Description { get; }

    /// <summary>The most threads that it can use.</summary>
    public abstract int Threads { get; }

    /// <summary>C, or Tensors where there is no compiler that works.</summary>
    /// <exception cref="NotSupportedException">There is none, and Tensors cannot compute the expression.</exception>
    public static CpuCode Compile(BoundExpression expression, uint scalars, ElementwiseOptions options)
    {
        try
        {
            return new NativeCode(expression, scalars, options.Compiler);
        }
        catch (CCompilerException missing)
        {
            return TensorCode.WhyNot(expression) is { } why
                ? throw new NotSupportedException($"{missing.Message} Without one System.Numerics.Tensors computes, which cannot here: {why}.", missing)
                : TensorCode.Create(expression, scalars, missing.Message);
        }
    }

    /// <param name="operands">Addresses of elements or numbers.</param>
    /// <param name="length">Elements, at least 1.</param>
    /// <param name="threads">How many compute.</param>
    /// <param name="values">Where a reduction's blocks go.</param>
    public abstract void Run(void** operands, long length, int threads, void* values);
}
