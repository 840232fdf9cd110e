# cython: language_level=3, boundscheck=False, wraparound=False
# distutils: extra_compile_args=-fopenmp
# distutils: extra_link_args=-fopenmp
from cython.parallel import prange


def axpy(float a, const float[::1] x, const float[::1] y, float[::1] z):
    if x.shape[0] != z.shape[0] or y.shape[0] != z.shape[0]:
        raise ValueError("x, y and z have different lengths")
    cdef Py_ssize_t i
    for i in prange(z.shape[0], nogil=True):
        z[i] = a * x[i] + y[i]
