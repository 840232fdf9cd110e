/* SPDX-License-Identifier: MIT
 *
 * The four forms of Jacobi as launches into the solver's stream. Kernels are in jacobi*.cu; nothing here waits.
 */
#include "jacobi_solver.h"

#include <stdio.h>

#define PERSISTENT_SIZE(T, suffix, ROWS) {ROWS, (const void *)jacobi_persistent##ROWS##_##suffix},
#define MAILBOX_SIZE(T, suffix, ROWS) {ROWS, (const void *)jacobi_mailbox##ROWS##_##suffix},
#define DEFINE_KERNELS(T, suffix)                                                                                   \
    const ib_jacobi_kernels ib_jacobi_kernels_##suffix = {sizeof(T), (const void *)jacobi_step_##suffix,            \
        (const void *)jacobi_tiled_##suffix, {IB_JACOBI_PERSISTENT_##suffix(PERSISTENT_SIZE)},                       \
        {IB_JACOBI_MAILBOX_##suffix(MAILBOX_SIZE)}};
DEFINE_KERNELS(double, f64)
DEFINE_KERNELS(float, f32)

namespace {
constexpr unsigned MAX_GRID_Y = 65535; /* of every architecture */

constexpr int GRAPH_STEPS = IB_JACOBI_UNIT_graph;

/* Steps of a cooperative launch: a fraction of a second, which a display's watchdog stands, and no counter wraps. */
constexpr int64_t MOST_STEPS = 1 << 20;

cudaError_t one_step(ib_jacobi_cuda_solver &solver) {
    unsigned across = (unsigned)divide_up(solver.shape.columns, STEP_WIDTH);
    unsigned down = (unsigned)divide_up(solver.shape.rows, STEP_HEIGHT);
    dim3 blocks(across, down < MAX_GRID_Y ? down : MAX_GRID_Y);
    void *from = solver.grids[solver.current], *to = solver.grids[solver.current ^ 1];
    void *arguments[] = {&from, &to, &solver.shape};
    solver.current ^= 1;
    return cudaLaunchKernel(solver.kernels->step, blocks, dim3(STEP_WIDTH, STEP_HEIGHT), arguments, 0, solver.timeline.stream);
}

cudaError_t make_graph(ib_jacobi_cuda_solver &solver) {
    cudaGraph_t recorded = nullptr;
    cudaError_t error = cudaStreamBeginCapture(solver.timeline.stream, cudaStreamCaptureModeThreadLocal);
    if (error != cudaSuccess) {
        return error;
    }
    cudaError_t launched = ib_jacobi_enqueue_step(solver, GRAPH_STEPS);
    error = cudaStreamEndCapture(solver.timeline.stream, &recorded); /* also after a failure, or the stream stays in capture */
    error = launched == cudaSuccess ? error : launched;
    error = error == cudaSuccess ? cudaGraphInstantiateWithFlags(&solver.graphs[solver.current], recorded, 0) : error;
    if (recorded != nullptr) {
        cudaGraphDestroy(recorded);
    }
    return error;
}

/* One launch of the persistent kernel. */
cudaError_t launch_persistent(ib_jacobi_cuda_solver &solver, int64_t steps) {
    size_t blocks = (size_t)solver.tiles.down * (size_t)solver.tiles.across;
    cudaError_t error = cudaMemsetAsync(solver.flags, 0, blocks * FLAG_DISTANCE * sizeof *solver.flags, solver.timeline.stream);
    bool mailboxes = solver.mail != nullptr;
    void *from = solver.grids[solver.current], *other = solver.grids[solver.current ^ 1];
    void *seam_arguments[] = {&from, &other, &solver.shape, &solver.tiles, &steps, &solver.flags};
    void *mail_arguments[] = {&from, &other, &solver.shape, &solver.tiles, &steps, &solver.mail, &solver.flags};
    error = error == cudaSuccess ? cudaLaunchCooperativeKernel(solver.persistent, dim3((unsigned)blocks),
        dim3(PERSISTENT_WARPS * WARP), mailboxes ? mail_arguments : seam_arguments, 0, solver.timeline.stream) : error;
    if (error == cudaSuccess) { /* seams end in the grid of their last exchange */
        solver.current ^= mailboxes ? 1 : (int)((steps + solver.tiles.halo - 1) / solver.tiles.halo % 2);
    }
    return error;
}
} // namespace

cudaError_t ib_jacobi_enqueue_step(ib_jacobi_cuda_solver &solver, int64_t steps) {
    cudaError_t error = cudaSuccess;
    for (int64_t done = 0; done < steps && error == cudaSuccess; done++) {
        error = one_step(solver);
    }
    return error;
}

cudaError_t ib_jacobi_enqueue_graph(ib_jacobi_cuda_solver &solver, int64_t steps) {
    cudaError_t error = cudaSuccess;
    if (steps >= GRAPH_STEPS && solver.graphs[solver.current] == nullptr) {
        error = make_graph(solver);
    }
    for (; steps >= GRAPH_STEPS && error == cudaSuccess; steps -= GRAPH_STEPS) {
        error = cudaGraphLaunch(solver.graphs[solver.current], solver.timeline.stream);
    }
    return error == cudaSuccess ? ib_jacobi_enqueue_step(solver, steps) : error;
}

cudaError_t ib_jacobi_enqueue_tiled(ib_jacobi_cuda_solver &solver, int64_t steps) {
    cudaError_t error = cudaSuccess;
    for (; steps >= TILED_STEPS && error == cudaSuccess; steps -= TILED_STEPS) {
        void *from = solver.grids[solver.current], *to = solver.grids[solver.current ^ 1];
        void *arguments[] = {&from, &to, &solver.shape, &solver.tiled.strip_rows};
        error = cudaLaunchKernel(solver.kernels->tiled, dim3((unsigned)solver.tiled.across, (unsigned)solver.tiled.down),
            dim3(TILED_WARPS * WARP), arguments, 0, solver.timeline.stream);
        solver.current ^= 1;
    }
    return error == cudaSuccess ? ib_jacobi_enqueue_step(solver, steps) : error;
}

cudaError_t ib_jacobi_enqueue_persistent(ib_jacobi_cuda_solver &solver, int64_t steps) {
    cudaError_t error = cudaSuccess;
    while (steps > 0 && error == cudaSuccess && solver.persistent != nullptr) {
        int64_t count = steps < MOST_STEPS ? steps : MOST_STEPS;
        error = launch_persistent(solver, count);
        if (error == cudaErrorCooperativeLaunchTooLarge) { /* nothing was launched */
            cudaGetLastError();
            error = cudaSuccess;
            solver.persistent = nullptr;
            snprintf(solver.fallback, sizeof solver.fallback, "the process may not run %d blocks at once, as the device could; "
                "MPS gives it a part of the multiprocessors", solver.tiles.down * solver.tiles.across);
        } else {
            steps -= count;
        }
    }
    return error == cudaSuccess ? ib_jacobi_enqueue_tiled(solver, steps) : error;
}
