# SPDX-License-Identifier: MIT
"""Jacobi by Pythran: array expressions, compiled."""
# pythran export solve(float64[:,:], float64[:,:], int, float64)
# pythran export solve(float32[:,:], float32[:,:], int, float32)


def solve(grid, other, steps, fifth):
    for _ in range(steps):
        other[1:-1, 1:-1] = (grid[:-2, 1:-1] + grid[1:-1, :-2] + grid[1:-1, 1:-1] + grid[1:-1, 2:] + grid[2:, 1:-1]) * fifth
        grid, other = other, grid
