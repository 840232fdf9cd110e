// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A rank's steps. All ranks that have a block call the same methods.</summary>
internal interface IRankSolver<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>This rank's cells.</summary>
    RankPart<T> Part { get; }

    /// <summary>Takes up to <see cref="RankPlan.Depth"/> steps, with what the other ranks have.</summary>
    void Step(int steps);

    /// <summary>The area has new cells.</summary>
    void Loaded();
}
