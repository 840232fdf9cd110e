// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.Talk;

/// <summary>The initial grid of the conference talk that these kernels follow.</summary>
public static class TalkGrid
{
    /// <summary>Row 0 is set to 100, then column 0 to -100, then the anti-diagonal [i, columns + 1 - i] to 50; everything
    /// else is 0.</summary>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The shape is out of range; see <see cref="JacobiShape"/>.</exception>
    public static JacobiGrid<T> Create<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var grid = new JacobiGrid<T>(rows, columns);
        grid.Span[..(columns + 2)].Fill(T.CreateChecked(100));
        for (var i = 0; i < rows + 2; i++)
        {
            grid[i, 0] = T.CreateChecked(-100);
        }

        for (var i = 0; i < Math.Min(rows, columns) + 2; i++)
        {
            grid[i, columns + 1 - i] = T.CreateChecked(50);
        }

        return grid;
    }
}
