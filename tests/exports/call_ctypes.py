# SPDX-License-Identifier: MIT
"""Calls jacobi.so by ctypes: call_ctypes.py LIBRARY"""
import ctypes
import sys

library = ctypes.CDLL(sys.argv[1])
library.jacobi_last_error.restype = ctypes.c_char_p
rows, columns, steps = 31, 17, 10
stride = columns + 2
start = [float(i * 7919 % 1000) / 3 - 100 for i in range((rows + 2) * stride)]

expected = start[:]
for _ in range(steps):
    old = expected[:]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            c = i * stride + j
            expected[c] = (old[c - stride] + old[c - 1] + old[c] + old[c + 1] + old[c + stride]) * 0.2

solver = ctypes.c_void_p()
assert library.jacobi_create(rows, columns, 1, ctypes.byref(solver)) == 0, library.jacobi_last_error()
grid = (ctypes.c_double * len(start))(*start)
assert library.jacobi_solve(solver, grid, ctypes.c_int64(len(start)), ctypes.c_int64(steps)) == 0, library.jacobi_last_error()
assert list(grid) == expected, "other bits"
assert library.jacobi_solve(solver, grid, ctypes.c_int64(3), ctypes.c_int64(steps)) == 1
assert b"ArgumentException" in library.jacobi_last_error(), library.jacobi_last_error()
assert library.jacobi_solver_free(solver) == 0
assert library.jacobi_solver_free(solver) == 1
print("all well")
