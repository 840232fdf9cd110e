"""python3 call.py OUT/running.so"""
import ctypes
import sys

running = ctypes.CDLL(sys.argv[1])
running.running_last_error.restype = ctypes.c_char_p


def check(status):
    if status:
        raise RuntimeError(running.running_last_error().decode())


mean, value = ctypes.c_void_p(), ctypes.c_double()
check(running.running_create(ctypes.byref(mean)))
values = (ctypes.c_double * 3)(1, 2, 6)
check(running.running_add(mean, values, ctypes.c_int64(len(values))))
check(running.running_value(mean, ctypes.byref(value)))
print(f"{value.value:g}")
check(running.running_mean_free(mean))
