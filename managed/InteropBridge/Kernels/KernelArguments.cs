// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>What a run was asked for. A kernel takes the arguments that mean something to it.</summary>
public sealed record KernelArguments
{
    /// <summary>Rows of a two-dimensional problem, at least 1.</summary>
    public int Rows { get; init; } = 1000;

    /// <summary>Columns of a two-dimensional problem, at least 1.</summary>
    public int Columns { get; init; } = 1000;

    /// <summary>Steps of an iterative problem, at least 0.</summary>
    public long Steps { get; init; } = 1000;

    /// <summary>Size of a one-dimensional problem: elements, numbers of a list; at least 0.</summary>
    public int Count { get; init; } = 40;

    /// <summary>Threads or processes of parallel variants, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of random inputs; 0 asks for the kernel's standard input, if it has one.</summary>
    public int Seed { get; init; }

    /// <summary>Share of the work to do, above 0 to 1: the input is then the largest of the same kind within that
    /// share.</summary>
    public double Fraction { get; init; } = 1;
}
