// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>Shape of a grid on ranks. Unlike a <see cref="JacobiShape"/> it may have more cells than one process can hold.</summary>
/// <param name="Rows">Interior rows.</param>
/// <param name="Columns">Interior columns.</param>
/// <param name="Threads">Threads of all ranks, or of one rank in a plan.</param>
internal readonly record struct RankShape(int Rows, int Columns, int Threads)
{
    public int Stride => Columns + 2;

    public static implicit operator RankShape(JacobiShape shape) => new(shape.Rows, shape.Columns, shape.Threads);
}
