/* SPDX-License-Identifier: MIT
 *
 * The solver object behind the CUDA forms of Jacobi. Internal.
 */
#ifndef IB_CUDA_JACOBI_SOLVER_H
#define IB_CUDA_JACOBI_SOLVER_H

#include "bridge.h"
#include "jacobi_plan.h"

/* A size of a persistent kernel. */
struct ib_jacobi_size {
    int warp_rows;
    const void *kernel;
};

/* The kernels of one element type, as the runtime takes them. */
struct ib_jacobi_kernels {
    size_t element;
    const void *step, *tiled;
    ib_jacobi_size seams[8], mailboxes[8]; /* from the lowest; one without a kernel ends them */
};
extern const ib_jacobi_kernels ib_jacobi_kernels_f64, ib_jacobi_kernels_f32;

struct ib_jacobi_cuda_solver {
    ib_jacobi_shape shape;
    const ib_jacobi_kernels *kernels;
    int device = 0;
    ib_cuda_timeline timeline;
    void *memory[2] = {};    /* of the grids */
    void *grids[2] = {};     /* their cells (0, 0); with the same boundary */
    int current = 0;         /* the one that holds the state */
    size_t most_pitch = 0;   /* bytes between rows that the device copies in one call */
    unsigned *flags = nullptr;
    tiled_plan tiled = {};
    const void *persistent = nullptr; /* NULL if the grid does not fit */
    ib_jacobi_tiles tiles = {};
    void *mail = nullptr; /* if `persistent` is a kernel with mailboxes: two for each tile */
    cudaGraphExec_t graphs[2] = {}; /* that begin in grid 0 and 1; made by the first solve that wants them */
    char fallback[200] = "";

    ib_jacobi_cuda_solver(ib_jacobi_shape of, const ib_jacobi_kernels *with) : shape(of), kernels(with) {}
    ~ib_jacobi_cuda_solver();
    /* Bytes from a row to the next, on the device and in the caller's grid. */
    size_t pitch() const { return (size_t)shape.pitch * kernels->element; }
    size_t host_pitch() const { return ((size_t)shape.columns + 2) * kernels->element; }
    size_t bytes() const { return (size_t)cells_of(shape, kernels->element) * kernels->element; } /* of a grid's memory */
};

/* Enqueues `steps` steps. */
using ib_jacobi_enqueue = cudaError_t(ib_jacobi_cuda_solver &solver, int64_t steps);
ib_jacobi_enqueue ib_jacobi_enqueue_step, ib_jacobi_enqueue_graph, ib_jacobi_enqueue_tiled, ib_jacobi_enqueue_persistent;

/* Steps that a launch of the form takes: what lies between two reports is a multiple, or the form would go over to single
 * steps. Even, so that a replay of the graph ends in the grid it began with. A graph of a few dozen nodes costs a replay no
 * more a step than a longer one, and takes little time to make. */
constexpr int IB_JACOBI_UNIT_step = 1, IB_JACOBI_UNIT_graph = 64, IB_JACOBI_UNIT_tiled = TILED_STEPS,
              IB_JACOBI_UNIT_persistent = PERSISTENT_HALO;
static_assert(PERSISTENT_HALO % TILED_STEPS == 0, "a grid that does not fit is solved by tiles");

#endif
