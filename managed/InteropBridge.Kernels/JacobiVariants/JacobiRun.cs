// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Variants;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>A variant with its own grid, for verification and measurement.</summary>
internal sealed class JacobiRun<T>(JacobiImplementation<T> implementation, JacobiInput<T> input) : IKernelRun
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _grid = new(input.Shape.Rows, input.Shape.Columns);

    public TimeSpan? DeviceTime => implementation.DeviceTime;

    public void Load()
    {
        input.Start.Span.CopyTo(_grid.Span);
        implementation.Load(_grid.Span);
    }

    public void Solve() => implementation.Solve(_grid.Span, input.Steps, WorkMonitor.None);

    public object ReadBack()
    {
        implementation.Store(_grid.Span);
        return _grid;
    }

    public void Dispose() => implementation.Dispose();
}
