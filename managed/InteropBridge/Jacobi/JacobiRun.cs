// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;

namespace InteropBridge;

/// <summary>A back end with a grid of its own to work on, for verification and measurement.</summary>
internal sealed class JacobiRun<T>(JacobiBackend<T> backend, JacobiInput<T> input) : IKernelRun
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _grid = new(input.Shape.Rows, input.Shape.Columns);

    public void Load()
    {
        input.Start.Span.CopyTo(_grid.Span);
        backend.Load(_grid.Span);
    }

    public void Solve() => backend.Solve(_grid.Span, input.Steps, WorkMonitor.None);

    public object ReadBack()
    {
        backend.Store(_grid.Span);
        return _grid;
    }

    public void Dispose() => backend.Dispose();
}
