# SPDX-License-Identifier: MIT
# cython: language_level=3, boundscheck=False, wraparound=False
"""Fibonacci by Cython: typed functions."""
from libc.stdint cimport uint64_t


cdef uint64_t recursive(int n) noexcept nogil:
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


cdef uint64_t iterative(int n) noexcept nogil:
    cdef uint64_t current = 0, following = 1
    cdef int i
    for i in range(n):
        current, following = following, current + following
    return current


def fill_recursive(uint64_t[::1] values):
    cdef int n
    for n in range(values.shape[0]):
        values[n] = recursive(n)


def fill_iterative(uint64_t[::1] values):
    cdef int n
    for n in range(values.shape[0]):
        values[n] = iterative(n)
