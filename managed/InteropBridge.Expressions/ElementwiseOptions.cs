// SPDX-License-Identifier: MIT
using InteropBridge.Natives;

namespace InteropBridge.Expressions;

/// <summary>How <see cref="Elementwise"/> compiles.</summary>
public sealed record ElementwiseOptions
{
    /// <summary>Functions for the expression, in the same language: <c>square(v) = v * v; norm(a, b) = sqrt(square(a) +
    /// square(b))</c>. A function sees its parameters, <c>i</c> and the functions before it, and takes values of any type.</summary>
    public string? Functions { get; init; }

    /// <summary>The most threads that a call on the processor uses; 0 for as many as OpenMP offers (OMP_NUM_THREADS, or one for each
    /// processor). The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>How the C is compiled: the compiler, the cache, and further arguments. With such as <c>-ffast-math</c> the bits are
    /// the compiler's choice.</summary>
    public CModuleOptions Compiler { get; init; } = new();
}
