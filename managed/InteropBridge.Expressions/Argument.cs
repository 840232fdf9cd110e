// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>A checked argument of one call.</summary>
internal struct Argument
{
    /// <summary>The first element, pinned; null for a number and for an array on a GPU.</summary>
    public nint Address;

    /// <summary>Negative for a number.</summary>
    public long Length;

    /// <summary>A number's value.</summary>
    public ulong Bits;

    public CudaMemory? Memory;
    public ElementType Type;
    public bool IsReadOnly;
}
