// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>How a Fibonacci number is computed.</summary>
public enum FibonacciForm
{
    /// <summary>By n additions; n is 0..93, the last that fits 64 bits.</summary>
    Iterative,

    /// <summary>By the naive recursion, every call of it made; n is 0..50, as larger ones would take hours.</summary>
    Recursive,
}
