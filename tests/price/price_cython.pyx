# SPDX-License-Identifier: MIT
# cython: language_level=3
"""The probes of interopbridge.h for Cython."""
from libc.stdint cimport int32_t, int64_t


cdef extern from "interopbridge.h":
    int32_t ib_probe_add(int32_t a, int32_t b)
    int32_t ib_probe_first(const double *x, int64_t length, double *first)
    int64_t ib_probe_length(const char *text)


def add(int32_t a, int32_t b):
    return ib_probe_add(a, b)


def first(double[::1] x):
    cdef double result = 0
    if ib_probe_first(&x[0] if x.shape[0] else NULL, x.shape[0], &result):
        raise ValueError("ib_probe_first")
    return result


def length(str text):
    return ib_probe_length(text.encode())
