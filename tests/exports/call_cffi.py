# SPDX-License-Identifier: MIT
"""Calls jacobi.so by cffi, which reads the preprocessed header: call_cffi.py LIBRARY DECLARATIONS"""
import sys

import cffi

ffi = cffi.FFI()
with open(sys.argv[2]) as declarations:
    ffi.cdef(declarations.read())
library = ffi.dlopen(sys.argv[1])
result = ffi.new("jacobi_solver **")
assert library.jacobi_create(4, 5, 1, result) == 0, ffi.string(library.jacobi_last_error())
grid = ffi.new("double[]", [1.0] * 42)
assert library.jacobi_solve(result[0], grid, 42, 3) == 0, ffi.string(library.jacobi_last_error())
assert list(grid) == [1.0] * 42, list(grid)
assert library.jacobi_solve(result[0], grid, 41, 3) == 1
assert b"ArgumentException" in ffi.string(library.jacobi_last_error())
assert library.jacobi_solver_free(result[0]) == 0
print("all well")
