import timeit

import numpy
import pycuda.autoinit
from pycuda import gpuarray
from pycuda.elementwise import ElementwiseKernel

axpy = ElementwiseKernel("float a, float *x, float *y, float *z", "z[i] = a * x[i] + y[i]", "axpy", options=["-fmad=false"])


def plain(a, x, y, z):
    for i in range(len(z)):
        z[i] = a * x[i] + y[i]


def on_device():
    axpy(a, device_x, device_y, device_z)
    pycuda.autoinit.context.synchronize()


x, y = numpy.random.rand(2, 1_000_000).astype(numpy.float32)
a, expected = numpy.float32(2), numpy.empty_like(x)
device_x, device_y, device_z = gpuarray.to_gpu(x), gpuarray.to_gpu(y), gpuarray.empty_like(gpuarray.to_gpu(x))
plain(a, x, y, expected)
on_device()
print("same bits" if (expected == device_z.get()).all() else "DIFFERENT")
print("plain", min(timeit.repeat(lambda: plain(a, x, y, expected), number=1, repeat=5)))
print("pycuda", min(timeit.repeat(on_device, number=1, repeat=5)))
