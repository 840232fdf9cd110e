# SPDX-License-Identifier: MIT
"""Fibonacci by Numba."""
import numpy as np
from numba import njit


@njit(cache=True)
def recursive(n):
    if n < 2:
        return np.uint64(n)
    return recursive(n - 1) + recursive(n - 2)


@njit(cache=True)
def iterative(n):
    current, following = np.uint64(0), np.uint64(1)
    for _ in range(n):
        current, following = following, current + following
    return current


@njit(cache=True)
def fill_recursive(values):
    for n in range(len(values)):
        values[n] = recursive(n)


@njit(cache=True)
def fill_iterative(values):
    for n in range(len(values)):
        values[n] = iterative(n)
