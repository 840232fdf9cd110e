# SPDX-License-Identifier: MIT
"""The plain Jacobi kernel in CuPy (a launch a step, and a graph) and in Numba-CUDA, beside this archive's own forms: the
same start, the same number of steps, the same bits, which a hash shows; time by events on the device and by the wall clock.

    python3 peers.py TESTS OUT.json     TESTS: the folder with test_cuda_device_*; exit code 3: no peer could run
"""
import json
import os
import re
import subprocess
import sys
import time

ROWS, COLUMNS, STEPS, TIMES = 1000, 1000, 1000, 5
BLOCK = (32, 8)
GRID = ((COLUMNS + 31) // 32, (ROWS + 7) // 8)
SOURCE = """
extern "C" __global__ void jacobi_step(const REAL *from, REAL *to, int rows, int columns) {
    int column = blockIdx.x * blockDim.x + threadIdx.x + 1, row = blockIdx.y * blockDim.y + threadIdx.y + 1;
    if (column > columns || row > rows) {
        return;
    }
    long long stride = (long long)columns + 2;
    const REAL *centre = from + row * stride + column;
    to[row * stride + column] = ((((centre[-stride] + centre[-1]) + centre[0]) + centre[1]) + centre[stride]) * (REAL)0.2;
}
"""


def start_of(np, real):
    """The start that test_cuda_device_* time takes: the upper boundary 100, the left one -100, the antidiagonal 50."""
    grid = np.zeros((ROWS + 2, COLUMNS + 2), real)
    grid[0, :] = 100
    grid[:, 0] = -100
    grid[np.arange(ROWS + 2), COLUMNS + 1 - np.arange(ROWS + 2)] = 50
    return grid


def hash_of(np, grid):
    """The sum of each cell's bits times 2 * index + 1, modulo 2^64, as test_device.c computes it."""
    bits = grid.ravel().view(np.uint64 if grid.itemsize == 8 else np.uint32).astype(np.uint64)
    with np.errstate(over="ignore"):
        return f"{int((bits * (np.arange(bits.size, dtype=np.uint64) * np.uint64(2) + np.uint64(1))).sum(dtype=np.uint64)):016x}"


def own(tests, kind):
    """Rows of this archive's forms."""
    result = subprocess.run([os.path.join(tests, f"test_cuda_device_{kind}"), "time"], capture_output=True, text=True)
    if result.returncode == 77:
        sys.exit(print(result.stdout.strip().splitlines()[-1]) or 3)
    if result.returncode != 0:
        sys.exit(f"test_cuda_device_{kind} time failed: {result.stdout}{result.stderr}")
    found = re.findall(r"^time (\S+) (\S+) s, hash (\S+)$", result.stdout, re.MULTILINE)
    return [dict(peer=f"cuda-{form}", type=kind, device_seconds=float(seconds), hash=value) for form, seconds, value in found]


def best(solve):
    """The shortest of some solves by the device's clock, with its wall time."""
    timed = []
    for _ in range(TIMES + 1):  # the first compiles and loads
        begun = time.perf_counter()
        seconds = solve()
        timed.append((seconds, time.perf_counter() - begun))
    return dict(zip(("device_seconds", "wall_seconds"), min(timed[1:])))


def cupy_rows(kind, real):
    import cupy
    import numpy as np

    kernel = cupy.RawKernel(SOURCE, "jacobi_step", options=("-DREAL=" + ("double" if kind == "f64" else "float"), "-fmad=false"))
    stream, begin, end = cupy.cuda.Stream(non_blocking=True), cupy.cuda.Event(), cupy.cuda.Event()
    start = start_of(np, real)
    grids = [cupy.asarray(start), cupy.asarray(start)]
    cupy.cuda.Device().synchronize()

    def steps():
        for step in range(STEPS):
            kernel(GRID, BLOCK, (grids[step % 2], grids[1 - step % 2], np.int32(ROWS), np.int32(COLUMNS)), stream=stream)

    def solve(work):
        def once():
            for grid in grids:
                grid.set(start)
            cupy.cuda.Device().synchronize()
            begin.record(stream)
            work()
            end.record(stream)
            end.synchronize()
            return cupy.cuda.get_elapsed_time(begin, end) / 1000
        return once

    def row(name, work):
        times = best(solve(work))
        return dict(peer=name, type=kind, **times, hash=hash_of(np, cupy.asnumpy(grids[STEPS % 2])))

    yield row("cupy-stream", steps)
    with stream:
        stream.begin_capture()
        steps()
        graph = stream.end_capture()
    yield row("cupy-graph", lambda: graph.launch(stream))


def numba_rows(kind, real):
    import numpy as np
    from numba import cuda

    fifth = real(0.2)

    @cuda.jit
    def jacobi_step(before, after, rows, columns):
        column, row = cuda.grid(2)
        column, row = column + 1, row + 1
        if row <= rows and column <= columns:
            total = before[row - 1, column] + before[row, column - 1]
            total = total + before[row, column]
            total = total + before[row, column + 1]
            total = total + before[row + 1, column]
            after[row, column] = total * fifth

    stream, begin, end = cuda.stream(), cuda.event(), cuda.event()
    start = start_of(np, real)
    grids = [cuda.to_device(start), cuda.to_device(start)]

    def once():
        for grid in grids:
            grid.copy_to_device(start)
        cuda.synchronize()
        begin.record(stream)
        for step in range(STEPS):
            jacobi_step[GRID, BLOCK, stream](grids[step % 2], grids[1 - step % 2], ROWS, COLUMNS)
        end.record(stream)
        end.synchronize()
        return cuda.event_elapsed_time(begin, end) / 1000

    times = best(once)
    yield dict(peer="numba-stream", type=kind, **times, hash=hash_of(np, grids[STEPS % 2].copy_to_host()))


def attempt(peer, kind, real):
    """The rows of a peer, or one that says why there are none."""
    try:
        return list(peer(kind, real))
    except Exception as failure:  # whatever is wrong with one peer, the others are still to be run
        return [dict(peer=peer.__name__.split("_")[0], type=kind, missing=f"{type(failure).__name__}: {failure}".splitlines()[0])]


def main(tests, out):
    rows = own(tests, "f64") + own(tests, "f32")
    wanted = {row["type"]: row["hash"] for row in rows}
    try:
        import numpy as np
    except ImportError as problem:
        print(problem)
        return 3
    for kind, real in (("f64", np.float64), ("f32", np.float32)):
        rows += attempt(cupy_rows, kind, real) + attempt(numba_rows, kind, real)
    for row in rows:
        row["same_bits"] = row.get("hash") == wanted[row["type"]] if "hash" in row else None
        print(f"{row['peer']:16} {row['type']}  " + (row.get("missing") or f"{row['device_seconds'] * 1e3:9.3f} ms on the device, "
              f"{row.get('wall_seconds', float('nan')) * 1e3:9.3f} ms, {'same bits' if row['same_bits'] else 'OTHER BITS'}"))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(dict(rows=ROWS, columns=COLUMNS, steps=STEPS, results=rows), file, indent=1)
    if any(row["same_bits"] is False for row in rows):
        print("a peer has other bits")
        return 1
    ran = [row for row in rows if row["same_bits"] and not row["peer"].startswith("cuda-")]
    print(f"{len(ran)} peers ran" if ran else "no peer could run: pip install cupy-cuda13x numba-cuda")
    return 0 if ran else 3


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
