# SPDX-License-Identifier: MIT
"""Jacobi by Numba: the two loops, compiled, rows shared out to threads."""
from numba import njit, prange


@njit(parallel=True, cache=True)
def step(grid, other):
    rows = grid.shape[0]
    fifth = grid.dtype.type(0.2)
    for i in prange(1, rows - 1):
        left, here, right = grid[i, :-2], grid[i, 1:-1], grid[i, 2:]
        up, down, out = grid[i - 1, 1:-1], grid[i + 1, 1:-1], other[i, 1:-1]
        for j in range(len(out)):
            out[j] = (up[j] + left[j] + here[j] + right[j] + down[j]) * fifth


def solve(grid, other, steps):
    # Not compiled: loaded from Numba's cache it would not start the threads, and crash.
    for _ in range(steps):
        step(grid, other)
        grid, other = other, grid
