// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>What parent and workers share in addition to the grids.</summary>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
internal struct SharedHeader
{
    /// <summary>Keeps the grid behind it aligned to cache lines and vectors, and to pages where they are this size.</summary>
    public const int Bytes = 4096;

    /// <summary>Where the workers meet after every step.</summary>
    [FieldOffset(0)]
    public SharedBarrier Barrier;

    /// <summary>The last step for which the parent has answered. Written after <see cref="Stop"/>.</summary>
    [FieldOffset(SharedBarrier.Bytes)]
    public long Answered;

    /// <summary>The answer: whether to stop after that step.</summary>
    [FieldOffset(SharedBarrier.Bytes + sizeof(long))]
    public bool Stop;
}
