# SPDX-License-Identifier: MIT
"""What a call from Python costs:  price.py LIBRARY ROUNDS

Prints a line for each caller and call: nanoseconds (median of rounds in random order) and the most bytes that a call holds."""
import ctypes
import random
import statistics
import sys
import time
import tracemalloc

CALLS = 20_000
TEXT = "a string of thirty-two character"


def by_ctypes(path, x):
    library = ctypes.CDLL(path)
    add, first, length = library.ib_probe_add, library.ib_probe_first, library.ib_probe_length
    add.argtypes, add.restype = [ctypes.c_int32, ctypes.c_int32], ctypes.c_int32
    first.argtypes = [numpy.ctypeslib.ndpointer(numpy.float64, flags="C"), ctypes.c_int64, ctypes.POINTER(ctypes.c_double)]
    length.argtypes, length.restype = [ctypes.c_char_p], ctypes.c_int64

    def first_of(values):
        result = ctypes.c_double()
        if first(values, len(values), ctypes.byref(result)):
            raise ValueError("ib_probe_first")
        return result.value

    return {"int, int": lambda: add(1, 2), "array": lambda: first_of(x), "string": lambda: length(TEXT.encode())}


def by_cffi(path, x):
    import cffi

    ffi = cffi.FFI()
    ffi.cdef("""int32_t ib_probe_add(int32_t a, int32_t b);
                int32_t ib_probe_first(const double *x, int64_t length, double *first);
                int64_t ib_probe_length(const char *text);""")
    library = ffi.dlopen(path)

    def first_of(values):
        result = ffi.new("double *")
        if library.ib_probe_first(ffi.from_buffer("double[]", values), len(values), result):
            raise ValueError("ib_probe_first")
        return result[0]

    return {"int, int": lambda: library.ib_probe_add(1, 2), "array": lambda: first_of(x),
            "string": lambda: library.ib_probe_length(TEXT.encode())}


def by_cython(_, x):
    import price_cython

    return {"int, int": lambda: price_cython.add(1, 2), "array": lambda: price_cython.first(x),
            "string": lambda: price_cython.length(TEXT)}


def by_pythonnet():
    import clr

    clr.AddReference("InteropBridge.Price")
    from InteropBridge.Price import PythonCalls
    from System import Array, Double

    x = Array[Double]([3.5] * 1000)  # a NumPy array would be copied element by element
    return {"int, int": lambda: PythonCalls.Add(1, 2), "array": lambda: PythonCalls.First(x),
            "string": lambda: PythonCalls.Length(TEXT)}


def held(call):
    tracemalloc.start()
    call()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def nanoseconds(call):
    start = time.perf_counter_ns()
    for _ in range(CALLS):
        call()
    return (time.perf_counter_ns() - start) / CALLS


def measure(callers, rounds):
    rows = {}
    for name, make in callers:
        try:
            rows.update({(name, kind): call for kind, call in make().items()})
        except ImportError as missing:
            print(f"{name}: {missing}", file=sys.stderr)
    for (name, kind), call in rows.items():
        expected = {"int, int": 3, "array": 3.5, "string": 32}[kind]
        assert call() == expected, f"{name} {kind}: {call()} instead of {expected}"
    samples = {key: [] for key in rows}
    for _ in range(rounds):
        for key in random.sample(list(rows), len(rows)):
            samples[key].append(nanoseconds(rows[key]))
    for (name, kind), times in samples.items():
        print(f"Python: {name}", kind, f"{statistics.median(times):.1f}", held(rows[name, kind]), sep="\t")


def main(path, rounds):
    x = numpy.full(1000, 3.5)
    measure([("ctypes", lambda: by_ctypes(path, x)), ("cffi", lambda: by_cffi(path, x)), ("Cython", lambda: by_cython(path, x))], rounds)


def main_pythonnet(rounds):
    """In a process of .NET, which has the methods."""
    measure([("pythonnet", by_pythonnet)], rounds)


if __name__ == "__main__":
    try:
        import numpy
    except ImportError as missing:
        sys.exit(f"Python: {missing}. Install NumPy, or name another interpreter.")
    main(sys.argv[1], int(sys.argv[2]))
