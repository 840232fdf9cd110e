# SPDX-License-Identifier: MIT
"""Jacobi in plain Python, for CPython and PyPy: rows are lists."""


def solve(grid, other, steps):
    rows, columns = len(grid), len(grid[0])
    for _ in range(steps):
        for i in range(1, rows - 1):
            up, here, down, out = grid[i - 1], grid[i], grid[i + 1], other[i]
            for j in range(1, columns - 1):
                out[j] = (up[j] + here[j - 1] + here[j] + here[j + 1] + down[j]) * 0.2
        grid, other = other, grid
