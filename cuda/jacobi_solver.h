/* SPDX-License-Identifier: MIT
 *
 * The solver object behind the CUDA forms of Jacobi. Internal.
 */
#ifndef IB_CUDA_JACOBI_SOLVER_H
#define IB_CUDA_JACOBI_SOLVER_H

#include "bridge.h"
#include "jacobi_plan.h"

/* The kernels of one element type, as the runtime takes them. */
struct ib_jacobi_kernels {
    size_t element;
    const void *step, *tiled;
    struct {
        int warp_rows;
        const void *kernel;
    } persistent[8]; /* from the lowest; one without a kernel ends them */
};
extern const ib_jacobi_kernels ib_jacobi_kernels_f64, ib_jacobi_kernels_f32;

struct ib_jacobi_cuda_solver {
    ib_jacobi_shape shape;
    const ib_jacobi_kernels *kernels;
    int device = 0;
    ib_cuda_timeline timeline;
    void *grids[2] = {};     /* with the same boundary */
    int current = 0;         /* the one that holds the state */
    unsigned *flags = nullptr;
    tiled_plan tiled = {};
    const void *persistent = nullptr; /* NULL if the grid does not fit */
    ib_jacobi_tiles tiles = {};
    cudaGraphExec_t graph = nullptr; /* made by the first solve that wants it */
    char fallback[200] = "";

    ib_jacobi_cuda_solver(ib_jacobi_shape of, const ib_jacobi_kernels *with) : shape(of), kernels(with) {}
    ~ib_jacobi_cuda_solver();
    size_t bytes() const { return (size_t)(shape.rows + 2) * (size_t)(shape.columns + 2) * kernels->element; }
};

/* Enqueues `steps` steps. */
using ib_jacobi_enqueue = cudaError_t(ib_jacobi_cuda_solver &solver, int64_t steps);
ib_jacobi_enqueue ib_jacobi_enqueue_step, ib_jacobi_enqueue_graph, ib_jacobi_enqueue_tiled, ib_jacobi_enqueue_persistent;

#endif
