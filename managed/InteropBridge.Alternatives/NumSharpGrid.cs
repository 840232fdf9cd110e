// SPDX-License-Identifier: MIT
using NumSharp;

namespace InteropBridge.Alternatives;

/// <summary>A grid, and views of what lies around its interior cells.</summary>
/// <param name="whole">The grid with its boundary; disposed with this.</param>
internal sealed class NumSharpGrid(NDArray whole) : IDisposable
{
    public NDArray Whole => whole;

    public NDArray Up { get; } = whole[":-2, 1:-1"];

    public NDArray Left { get; } = whole["1:-1, :-2"];

    public NDArray Centre { get; } = whole["1:-1, 1:-1"];

    public NDArray Right { get; } = whole["1:-1, 2:"];

    public NDArray Down { get; } = whole["2:, 1:-1"];

    public void Dispose()
    {
        Up.Dispose();
        Left.Dispose();
        Centre.Dispose();
        Right.Dispose();
        Down.Dispose();
        whole.Dispose();
    }
}
