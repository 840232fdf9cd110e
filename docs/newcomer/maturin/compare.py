import timeit

import numpy
from axpy import axpy


def plain(a, x, y, z):
    for i in range(len(z)):
        z[i] = a * x[i] + y[i]


x, y = numpy.random.rand(2, 1_000_000).astype(numpy.float32)
a, expected, actual = numpy.float32(2), numpy.empty_like(x), numpy.empty_like(x)
plain(a, x, y, expected)
axpy(a, x, y, actual)
print("same bits" if (expected == actual).all() else "DIFFERENT")
print("plain", min(timeit.repeat(lambda: plain(a, x, y, expected), number=1, repeat=5)))
print("rust", min(timeit.repeat(lambda: axpy(a, x, y, actual), number=1, repeat=5)))
