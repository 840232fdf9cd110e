# SPDX-License-Identifier: MIT
# cython: language_level=3, boundscheck=False, wraparound=False
"""Jacobi by Cython: the two loops over typed memoryviews."""
from cython cimport floating


def solve(floating[:, ::1] grid, floating[:, ::1] other, Py_ssize_t steps):
    cdef Py_ssize_t step, i, j
    cdef Py_ssize_t rows = grid.shape[0], columns = grid.shape[1]
    cdef floating fifth = <floating>0.2
    with nogil:
        for step in range(steps):
            for i in range(1, rows - 1):
                for j in range(1, columns - 1):
                    other[i, j] = (grid[i - 1, j] + grid[i, j - 1] + grid[i, j] + grid[i, j + 1] + grid[i + 1, j]) * fifth
            grid, other = other, grid
