# SPDX-License-Identifier: MIT
"""Fibonacci by Pythran."""
# pythran export fill_recursive(uint64[])
# pythran export fill_iterative(uint64[])
import numpy as np


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def iterative(n):
    current, following = np.uint64(0), np.uint64(1)
    for _ in range(n):
        current, following = following, current + following
    return current


def fill_recursive(values):
    for n in range(len(values)):
        values[n] = recursive(n)


def fill_iterative(values):
    for n in range(len(values)):
        values[n] = iterative(n)
