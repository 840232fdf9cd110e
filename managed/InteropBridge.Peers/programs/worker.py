# SPDX-License-Identifier: MIT
"""Runs a program for InteropBridge:  worker.py PROGRAM

Orders come on standard input, a line each, and are answered by a line each on standard output:

    jacobi TYPE ROWS COLUMNS STEPS, then a grid of (ROWS + 2) x (COLUMNS + 2) elements    -> loaded
    fibonacci FORM COUNT                                                                  -> loaded
    solve REPEATS     -> nanoseconds of so many solves together, by this process's clock
    read              -> the number of bytes of the result, then the bytes

A failure is answered by "failed" and its reason. The end of the input ends the process.
"""
import importlib
import os
import signal
import sys
import time
from array import array

TYPES = {"f64": "d", "f32": "f"}


class Jacobi:
    """Grids are lists of lists for plain Python, and arrays of NumPy for the others."""

    def __init__(self, program, lists, numbers, data):
        kind, rows, columns, self.steps = TYPES[numbers[0]], *map(int, numbers[1:])
        self.kind, self.program, self.lists = kind, program, lists
        if lists:
            cells, width = array(kind, data), columns + 2
            self.grid = [list(cells[i * width:(i + 1) * width]) for i in range(rows + 2)]
            self.other = [row[:] for row in self.grid]
        else:
            import numpy as np

            self.grid = np.frombuffer(data, kind).reshape(rows + 2, columns + 2).copy()
            self.other = self.grid.copy()
        # Pythran takes a number of double precision for what it is.
        self.more = [self.grid.dtype.type(0.2)] if program.__name__ == "jacobi_pythran" else []

    def solve(self):
        self.program.solve(self.grid, self.other, self.steps, *self.more)
        if self.steps % 2:
            self.grid, self.other = self.other, self.grid

    def read(self):
        return b"".join(array(self.kind, row).tobytes() for row in self.grid) if self.lists else self.grid.tobytes()


class Fibonacci:
    """The list is one of plain Python or an array of NumPy."""

    def __init__(self, program, lists, form, count):
        self.fill = getattr(program, "fill_" + form)
        if lists:
            self.values = [0] * count
        else:
            import numpy as np

            self.values = np.zeros(count, np.uint64)

    def solve(self):
        self.fill(self.values)

    def read(self):
        return array("Q", map(int, self.values)).tobytes()


def load(program, words, orders):
    lists = program.__name__.endswith("_python")
    if words[0] == "fibonacci":
        return Fibonacci(program, lists, words[1], int(words[2]))
    size = array(TYPES[words[1]]).itemsize * (int(words[2]) + 2) * (int(words[3]) + 2)
    return Jacobi(program, lists, words[1:], orders.read(size))


def measure(run, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        run.solve()
    return int((time.perf_counter() - start) * 1e9)


def find(name):
    if name.endswith("_cython"):
        import Cython
        from compiled import import_compiled

        return import_compiled(name, Cython)
    if name.endswith("_pythran"):
        import pythran
        from compiled import import_compiled

        return import_compiled(name, pythran)
    return importlib.import_module(name)


def serve(program, orders, answers):
    run = None
    while line := orders.readline():
        words, data = line.decode().split(), b""
        if words[0] == "solve":
            answer = str(measure(run, int(words[1])))
        elif words[0] == "read":
            data = run.read()
            answer = str(len(data))
        else:
            run = load(program, words, orders)
            answer = "loaded"
        answers.write(answer.encode() + b"\n" + data)
        answers.flush()


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that gives the orders ends, and with it the input
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a compiler prints
    try:
        serve(find(sys.argv[1]), sys.stdin.buffer, answers)
    except Exception as failure:  # whatever it is, the other process says it
        answers.write(f"failed {type(failure).__name__}: {' '.join(str(failure).split())}\n".encode())
        answers.flush()


if __name__ == "__main__":
    main()
