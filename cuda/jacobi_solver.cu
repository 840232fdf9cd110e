/* SPDX-License-Identifier: MIT
 *
 * The solver object: what it holds on the device, the copies there and back, and the course of a solve. How the steps
 * are launched is in jacobi_launch.cu.
 */
#include "jacobi_solver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <new>

ib_jacobi_cuda_solver::~ib_jacobi_cuda_solver() {
    for (cudaGraphExec_t graph : graphs) {
        if (graph != nullptr) {
            cudaGraphExecDestroy(graph);
        }
    }
    cudaFree(flags);
    cudaFree(mail);
    cudaFree(memory[0]);
    cudaFree(memory[1]);
}

namespace {
ib_jacobi_tiles plan_seams(ib_jacobi_shape shape, int warp_rows) { return plan_tiles(shape, warp_rows, PERSISTENT_HALO); }

/* The lowest of the sizes of which every block of the grid is resident at once, one on a multiprocessor: a second one would
 * share its arithmetic units and take as long as a size twice as high. */
cudaError_t plan_sizes(ib_jacobi_cuda_solver &solver, const cudaDeviceProp &is, const ib_jacobi_size *size,
    ib_jacobi_tiles (*plan)(ib_jacobi_shape shape, int warp_rows)) {
    ib_jacobi_tiles tiles = {}; /* of the largest that a multiprocessor holds */
    for (; size->kernel != nullptr; size++) {
        int resident = 0;
        cudaError_t error = cudaOccupancyMaxActiveBlocksPerMultiprocessor(&resident, size->kernel, PERSISTENT_WARPS * WARP, 0);
        if (error != cudaSuccess) {
            return error;
        }
        if (resident == 0) {
            continue;
        }
        tiles = plan(solver.shape, size->warp_rows);
        if ((int64_t)tiles.down * tiles.across <= is.multiProcessorCount) {
            solver.persistent = size->kernel;
            solver.tiles = tiles;
            return cudaSuccess;
        }
    }
    if (tiles.down == 0) {
        snprintf(solver.fallback, sizeof solver.fallback, "a multiprocessor of the device has not enough registers or "
            "shared memory for a block of any size");
    } else {
        snprintf(solver.fallback, sizeof solver.fallback, "the grid needs %lld blocks of the largest size at once and the "
            "device has %d multiprocessors", (long long)tiles.down * tiles.across, is.multiProcessorCount);
    }
    return cudaSuccess;
}

/* Gives up the kernel with mailboxes if the device has no memory for them; one with seams needs none. */
cudaError_t allocate_mail(ib_jacobi_cuda_solver &solver) {
    size_t mailbox = (size_t)mailbox_cells(solver.tiles) * solver.kernels->element;
    size_t bytes = 2 * (size_t)solver.tiles.down * (size_t)solver.tiles.across * mailbox;
    cudaError_t error = cudaMalloc(&solver.mail, bytes);
    if (error != cudaErrorMemoryAllocation) {
        return error;
    }
    cudaGetLastError(); /* or the next launch would be taken for failed */
    solver.mail = nullptr;
    solver.persistent = nullptr;
    snprintf(solver.fallback, sizeof solver.fallback, "the device has not %zu bytes of memory free for the mailboxes", bytes);
    return cudaSuccess;
}

/* The form with mailboxes if there is code of it for the device, from Hopper on; the one with seams before, and for grids
 * that only that one holds; or the one that the environment names, to compare them. */
cudaError_t plan_persistent(ib_jacobi_cuda_solver &solver, const cudaDeviceProp &is) {
    const char *named = getenv("INTEROPBRIDGE_CUDA_PERSISTENT");
    bool any = named == nullptr || *named == '\0';
    bool mailboxes = any || strcmp(named, "mailboxes") == 0, seams = any || strcmp(named, "seams") == 0;
    if (!is.cooperativeLaunch) {
        snprintf(solver.fallback, sizeof solver.fallback, "the device has no cooperative launch");
        return cudaSuccess;
    }
    if (!mailboxes && !seams) {
        snprintf(solver.fallback, sizeof solver.fallback, "INTEROPBRIDGE_CUDA_PERSISTENT is \"%.40s\", which is neither "
            "\"mailboxes\" nor \"seams\"; unset it, or set it to one of them", named);
        return cudaSuccess;
    }
    cudaFuncAttributes code;
    cudaError_t error = cudaFuncGetAttributes(&code, solver.kernels->mailboxes[0].kernel);
    if (error == cudaSuccess && mailboxes && code.ptxVersion < MAIL_ARCHITECTURE) {
        mailboxes = false;
        snprintf(solver.fallback, sizeof solver.fallback, "the form with mailboxes is compiled for compute capability %d.%d and "
            "later, and the code for this device is of %d.%d", MAIL_ARCHITECTURE / 10, MAIL_ARCHITECTURE % 10,
            code.ptxVersion / 10, code.ptxVersion % 10);
    }
    if (error == cudaSuccess && mailboxes) {
        error = plan_sizes(solver, is, solver.kernels->mailboxes, plan_mailboxes);
    }
    if (error == cudaSuccess && solver.persistent != nullptr) {
        error = allocate_mail(solver);
    }
    if (error == cudaSuccess && solver.persistent == nullptr && seams) {
        error = plan_sizes(solver, is, solver.kernels->seams, plan_seams);
    }
    if (error != cudaSuccess || solver.persistent == nullptr) {
        return error;
    }
    solver.fallback[0] = '\0';
    size_t blocks = (size_t)solver.tiles.down * (size_t)solver.tiles.across;
    return cudaMalloc(&solver.flags, blocks * FLAG_DISTANCE * sizeof *solver.flags);
}

ib_status prepare(ib_jacobi_cuda_solver &solver) {
    cudaDeviceProp is;
    cudaFuncAttributes step;
    int blocks = 0;
    IB_CUDA_TRY(cudaGetDevice(&solver.device));
    IB_CUDA_TRY(cudaGetDeviceProperties(&is, solver.device));
    solver.most_pitch = is.memPitch;
    IB_CUDA_TRY(solver.timeline.create());
    /* Asking loads a kernel. Its first launch would do so, too, but may be one that a stream records. */
    IB_CUDA_TRY(cudaFuncGetAttributes(&step, solver.kernels->step));
    IB_CUDA_TRY(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, solver.kernels->tiled, TILED_WARPS * WARP, 0));
    solver.tiled = plan_tiled(solver.shape, blocks * is.multiProcessorCount);
    IB_CUDA_TRY(plan_persistent(solver, is));
    for (int k = 0; k < 2; k++) {
        IB_CUDA_TRY(cudaMalloc(&solver.memory[k], solver.bytes()));
        IB_CUDA_TRY(cudaMemset(solver.memory[k], 0, solver.bytes()));
        solver.grids[k] = (char *)solver.memory[k] + (size_t)cells_before(solver.kernels->element) * solver.kernels->element;
    }
    IB_CUDA_TRY(cudaDeviceSynchronize()); /* the solver's stream does not wait for the default one */
    return IB_OK;
}

ib_status create(const ib_jacobi_kernels &kernels, int64_t rows, int64_t columns, ib_jacobi_cuda_solver **solver) {
    if (solver == nullptr) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1 || rows > IB_CUDA_MAX_SIDE || columns > IB_CUDA_MAX_SIDE) {
        return IB_E_RANGE;
    }
    if (ib_cuda_status() != IB_OK) {
        return ib_cuda_status();
    }
    auto *created = new (std::nothrow) ib_jacobi_cuda_solver(lay_out((int)rows, (int)columns, kernels.element), &kernels);
    if (created == nullptr) {
        return IB_E_MEMORY;
    }
    /* More bytes than an address can count are more than any device has. */
    bool countable = rows + 2 + 2 * GRID_LINE <= INT64_MAX / (int64_t)kernels.element / created->shape.pitch;
    ib_status status = countable ? prepare(*created) : IB_E_CUDA_MEMORY;
    if (status != IB_OK) {
        delete created;
        return status;
    }
    *solver = created;
    return IB_OK;
}

ib_status check_grid(const ib_jacobi_cuda_solver *solver, const void *grid, int64_t rows, int64_t columns,
    const ib_jacobi_kernels &kernels) {
    if (solver == nullptr || grid == nullptr) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1) {
        return IB_E_RANGE;
    }
    return solver->shape.rows != rows || solver->shape.columns != columns || solver->kernels != &kernels ? IB_E_SHAPE : IB_OK;
}

/* Copies all rows, of which those of the host are (columns + 2) cells apart. */
ib_status copy_rows(const ib_jacobi_cuda_solver &solver, void *to, size_t to_pitch, const void *from, size_t from_pitch,
    cudaMemcpyKind kind) {
    cudaStream_t stream = solver.timeline.stream;
    size_t width = ((size_t)solver.shape.columns + 2) * solver.kernels->element, rows = (size_t)solver.shape.rows + 2;
    if (to_pitch <= solver.most_pitch && from_pitch <= solver.most_pitch) {
        IB_CUDA_TRY(cudaMemcpy2DAsync(to, to_pitch, from, from_pitch, width, rows, kind, stream));
        return IB_OK;
    }
    for (size_t row = 0; row < rows; row++) {
        IB_CUDA_TRY(cudaMemcpyAsync((char *)to + row * to_pitch, (const char *)from + row * from_pitch, width, kind, stream));
    }
    return IB_OK;
}

ib_status upload(ib_jacobi_cuda_solver &solver, const void *grid) {
    IB_CUDA_TRY(cudaSetDevice(solver.device));
    cudaStream_t stream = solver.timeline.stream;
    ib_status status = copy_rows(solver, solver.grids[0], solver.pitch(), grid, solver.host_pitch(), cudaMemcpyHostToDevice);
    if (status != IB_OK) {
        return status;
    }
    IB_CUDA_TRY(cudaMemcpyAsync(solver.memory[1], solver.memory[0], solver.bytes(), cudaMemcpyDeviceToDevice, stream));
    IB_CUDA_TRY(cudaStreamSynchronize(stream));
    solver.current = 0;
    return IB_OK;
}

ib_status download(const ib_jacobi_cuda_solver &solver, void *grid) {
    IB_CUDA_TRY(cudaSetDevice(solver.device));
    const void *from = solver.grids[solver.current];
    ib_status status = copy_rows(solver, grid, solver.host_pitch(), from, solver.pitch(), cudaMemcpyDeviceToHost);
    if (status != IB_OK) {
        return status;
    }
    IB_CUDA_TRY(cudaStreamSynchronize(solver.timeline.stream));
    return IB_OK;
}

/* Steps between two reports, a multiple of `unit`. A device does 2^26 updates in 50 us to 5 ms, long enough for the stop not
 * to matter; and 16 reports let a short solve be watched and stopped, too. */
int64_t report_interval(ib_jacobi_shape shape, int64_t steps, int unit) {
    int64_t by_work = (1 << 26) / ((int64_t)shape.rows * shape.columns), by_share = steps / 16;
    int64_t interval = by_work < by_share ? by_work : by_share;
    return interval < 1 ? unit : (interval + unit - 1) / unit * unit;
}

ib_status solve(ib_jacobi_enqueue *enqueue, int unit, ib_jacobi_cuda_solver *solver, int64_t steps, ib_progress progress, void *user,
    int64_t *steps_done, double *device_seconds) {
    if (solver == nullptr || steps_done == nullptr || device_seconds == nullptr) {
        return IB_E_NULL;
    }
    if (steps < 0) {
        return IB_E_RANGE;
    }
    IB_CUDA_TRY(cudaSetDevice(solver->device));
    int64_t interval = progress == nullptr ? steps : report_interval(solver->shape, steps, unit), done = 0;
    double seconds = 0;
    while (done < steps) {
        int64_t count = interval < steps - done ? interval : steps - done;
        IB_CUDA_TRY(solver->timeline.begin());
        IB_CUDA_TRY(enqueue(*solver, count));
        IB_CUDA_TRY(solver->timeline.finish(&seconds));
        done += count;
        if (progress != nullptr && progress(user, done, steps) != 0) {
            break;
        }
    }
    *steps_done = done;
    *device_seconds = seconds;
    return done == steps ? IB_OK : IB_E_CANCELLED;
}
} // namespace

void ib_jacobi_cuda_destroy(ib_jacobi_cuda_solver *solver) { delete solver; }

const char *ib_jacobi_cuda_fallback(const ib_jacobi_cuda_solver *solver) {
    return solver == nullptr || solver->fallback[0] == '\0' ? nullptr : solver->fallback;
}

#define DEFINE_TYPED(T, suffix)                                                                                     \
    ib_status ib_jacobi_cuda_create_##suffix(int64_t rows, int64_t columns, ib_jacobi_cuda_solver **solver) {       \
        return create(ib_jacobi_kernels_##suffix, rows, columns, solver);                                           \
    }                                                                                                               \
    ib_status ib_jacobi_cuda_upload_##suffix(ib_jacobi_cuda_solver *solver, const T *grid, int64_t rows, int64_t columns) {   \
        ib_status status = check_grid(solver, grid, rows, columns, ib_jacobi_kernels_##suffix);                     \
        return status == IB_OK ? upload(*solver, grid) : status;                                                    \
    }                                                                                                               \
    ib_status ib_jacobi_cuda_download_##suffix(ib_jacobi_cuda_solver *solver, T *grid, int64_t rows, int64_t columns) {       \
        ib_status status = check_grid(solver, grid, rows, columns, ib_jacobi_kernels_##suffix);                     \
        return status == IB_OK ? download(*solver, grid) : status;                                                  \
    }
DEFINE_TYPED(double, f64)
DEFINE_TYPED(float, f32)

#define DEFINE_FORM(form)                                                                                           \
    ib_status ib_jacobi_cuda_##form(ib_jacobi_cuda_solver *solver, int64_t steps, ib_progress progress, void *user, \
        int64_t *steps_done, double *device_seconds) {                                                              \
        return solve(ib_jacobi_enqueue_##form, IB_JACOBI_UNIT_##form, solver, steps, progress, user, steps_done,    \
            device_seconds);                                                                                        \
    }
DEFINE_FORM(step)
DEFINE_FORM(graph)
DEFINE_FORM(tiled)
DEFINE_FORM(persistent)
