#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The expressions of this sample in NumPy, numexpr and Numba, as far as they are installed (pip install numpy numexpr numba).

python3 peers.py [elements]     prints the median time of 21 runs, and the bytes a second that count each operand once
"""
import statistics
import sys
import time

import numpy as np

n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
rng = np.random.default_rng(1)
x, y = rng.random(n, dtype=np.float32), rng.random(n, dtype=np.float32)
z, found = np.empty_like(x), np.empty(n, dtype=bool)
a, r = np.float32(1.5), np.float32(0.75)


def numpy_axpy():
    np.add(a * x, y, out=z)


def numpy_inside():
    np.less(np.sqrt(x * x + y * y), r, out=found)


rows = {("NumPy", "axpy"): numpy_axpy, ("NumPy", "inside"): numpy_inside}

try:
    import numexpr

    rows["numexpr", "axpy"] = lambda: numexpr.evaluate("a * x + y", out=z)
    rows["numexpr", "inside"] = lambda: numexpr.evaluate("sqrt(x * x + y * y) < r", out=found)
except ImportError:
    print("numexpr is not installed, and is left out")

try:
    import numba

    @numba.njit(parallel=True)
    def numba_axpy(a, x, y, z):
        for i in numba.prange(len(x)):
            z[i] = a * x[i] + y[i]

    @numba.njit(parallel=True)
    def numba_inside(x, y, r, found):
        for i in numba.prange(len(x)):
            found[i] = np.sqrt(x[i] * x[i] + y[i] * y[i]) < r

    rows["Numba", "axpy"] = lambda: numba_axpy(a, x, y, z)
    rows["Numba", "inside"] = lambda: numba_inside(x, y, r, found)
except ImportError:
    print("Numba is not installed, and is left out")

for (system, kernel), run in rows.items():
    run()  # compiles, and touches the memory
    times = []
    for _ in range(21):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    expected = a * x + y if kernel == "axpy" else np.sqrt(x * x + y * y) < r
    right = np.array_equal(z if kernel == "axpy" else found, expected)
    median = statistics.median(times)
    print(f"{kernel:7} {system:8} {median * 1e3:9.3f} ms {n * (12 if kernel == 'axpy' else 9) / median / 1e9:7.2f} GB/s"
          f"{'' if right else '   other bits than NumPy'}")
