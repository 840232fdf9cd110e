// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;

namespace InteropBridge.Peers;

/// <summary>Jacobi by another system. Every bit of the grid goes there and comes back.</summary>
internal sealed class PeerJacobiRun<T>(PeerProgram program, JacobiInput<T> input) : PeerRun(program)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _grid = new(input.Shape.Rows, input.Shape.Columns);

    public override void Load() => Process.Ask(
        FormattableString.Invariant($"jacobi {(typeof(T) == typeof(double) ? "f64" : "f32")} {input.Shape.Rows} {input.Shape.Columns} {input.Steps}"),
        MemoryMarshal.AsBytes(input.Start.Span));

    public override object ReadBack()
    {
        Read(MemoryMarshal.AsBytes(_grid.Span));
        return _grid;
    }
}
