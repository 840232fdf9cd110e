# SPDX-License-Identifier: MIT
"""Jacobi by Numba: the two loops, compiled. Slices of rows need no check for negative indices, so that the inner loop becomes
one of vectors."""
from numba import njit


@njit(cache=True)
def solve(grid, other, steps):
    rows = grid.shape[0]
    fifth = grid.dtype.type(0.2)
    for _ in range(steps):
        for i in range(1, rows - 1):
            left, here, right = grid[i, :-2], grid[i, 1:-1], grid[i, 2:]
            up, down, out = grid[i - 1, 1:-1], grid[i + 1, 1:-1], other[i, 1:-1]
            for j in range(len(out)):
                out[j] = (up[j] + left[j] + here[j] + right[j] + down[j]) * fifth
        grid, other = other, grid
