# SPDX-License-Identifier: MIT
"""Fibonacci in plain Python, for CPython and PyPy."""


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def iterative(n):
    current, following = 0, 1
    for _ in range(n):
        current, following = following, current + following
    return current


def fill_recursive(values):
    for n in range(len(values)):
        values[n] = recursive(n)


def fill_iterative(values):
    for n in range(len(values)):
        values[n] = iterative(n)
