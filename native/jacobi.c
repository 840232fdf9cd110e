/* SPDX-License-Identifier: MIT
 *
 * Jacobi: the solver object and the forms on one thread. The steps themselves are in jacobi_rows.c and
 * jacobi_blocked.c, the OpenMP twins in jacobi_openmp.c.
 */
#if defined(__linux__)
#  define _GNU_SOURCE /* madvise */
#endif

#include "jacobi.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

#if defined(_WIN32)
#  include <malloc.h>
#  define aligned_alloc(alignment, bytes) _aligned_malloc(bytes, alignment)
#  define release(memory)                 _aligned_free(memory)
#else
#  define release(memory) free(memory)
#endif
#if defined(__linux__)
#  include <sys/mman.h>
#endif

/* Memory aligned to 128 bytes, two cache lines, as the blocked form's counters want it; touched page by page now, so
 * that no solve pays for it. From some huge pages on it asks for huge pages, for those that it fills: a blocked pass
 * walks down columns, a page a row. */
static void *allocate(size_t bytes) {
    const size_t huge = (size_t)2 << 20;
    size_t alignment = bytes >= 4 * huge ? huge : 128;
    void *memory = aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
    if (memory != NULL) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
        if (alignment == huge) {
            madvise(memory, bytes / huge * huge, MADV_HUGEPAGE);
        }
#endif
        memset(memory, 0, bytes);
    }
    return memory;
}

/* Decides between blocks and plain steps, and returns the scratch that they need. Blocks may need a fifth of the grid
 * and a megabyte more than plain steps; on flat or narrow grids their buffers would be many times the grid. */
static size_t choose_form(ib_jacobi_solver *solver) {
    const ib_kernels *kernels = ib_selected_kernels();
    const ib_blocked_kernel *const *shapes =
        solver->element == sizeof(double) ? kernels->jacobi_blocked_f64 : kernels->jacobi_blocked_f32;
    const ib_blocked_kernel *kernel = solver->kernel = ib_blocked_choose(shapes, solver->rows, solver->columns);
    size_t grid = (size_t)(solver->rows + 2) * (size_t)(solver->columns + 2) * solver->element;
    if (solver->form != IB_JACOBI_PLAIN && ib_blocked_pays(kernel, solver->rows, solver->columns)) {
        ib_blocked_plan plan;
        ib_blocked_plan_init(&plan, kernel, solver->rows, solver->columns, solver->threads, &solver->tuning);
        if (plan.scratch_bytes <= grid + grid / 5 + (1 << 20)) {
            /* Kept: a solve on fewer threads would choose more and outgrow the scratch. */
            solver->tuning.group_passes = plan.group_passes;
            solver->layout = plan;
            return plan.scratch_bytes;
        }
    }
    solver->steps_plainly = true;
    return solver->form == IB_JACOBI_HELD ? ib_jacobi_held_offset(solver) + grid : grid;
}

static ib_status create(int64_t rows, int64_t columns, size_t element, int32_t form, int32_t threads,
    ib_jacobi_solver **solver) {
    if (solver == NULL) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1 || threads < 1 || threads > IB_MAX_THREADS
        || form < IB_JACOBI_PLAIN || form > IB_JACOBI_HELD) {
        return IB_E_RANGE;
    }
    /* A grid of up to a quarter of the address space leaves room for the blocked form's copy and its rounding up. */
    int64_t most = PTRDIFF_MAX / 4 / (int64_t)element;
    if (columns > most - 2 || rows > most / (columns + 2) - 2) {
        return IB_E_OVERFLOW;
    }
    if (ib_selected_kernels() == NULL) {
        return IB_E_UNSUPPORTED;
    }
    ib_jacobi_solver *created = malloc(sizeof *created);
    if (created == NULL) {
        return IB_E_MEMORY;
    }
    *created = (ib_jacobi_solver){
        .rows = rows, .columns = columns, .element = element, .form = form, .threads = threads, .tuning = ib_cache_tuning()};
    created->scratch = allocate(choose_form(created));
    if (created->scratch == NULL) {
        free(created);
        return IB_E_MEMORY;
    }
    *solver = created;
    return IB_OK;
}

ib_status ib_jacobi_create_f64(
    int64_t rows, int64_t columns, int32_t form, int32_t threads, ib_jacobi_solver **solver) {
    return create(rows, columns, sizeof(double), form, threads, solver);
}

ib_status ib_jacobi_create_f32(
    int64_t rows, int64_t columns, int32_t form, int32_t threads, ib_jacobi_solver **solver) {
    return create(rows, columns, sizeof(float), form, threads, solver);
}

void ib_jacobi_destroy(ib_jacobi_solver *solver) {
    if (solver != NULL) {
        release(solver->scratch);
        free(solver);
    }
}

#define DEFINE_SERIAL(T, suffix)                                                                                    \
    static ib_status step_plainly_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,        \
        int64_t steps, ib_progress progress, void *user, int64_t *steps_done)                                       \
    {                                                                                                               \
        ib_jacobi_rows_##suffix *step = ib_selected_kernels()->jacobi_rows_##suffix;                                \
        int64_t interval = ib_jacobi_report_interval(rows, columns), done = 0;                                      \
        T *from = grid, *to = solver->scratch;                                                                      \
        ib_jacobi_copy_boundary(solver->scratch, (char *)grid, rows, columns, sizeof(T));                           \
        while (done < steps) {                                                                                      \
            step(from, to, columns, 1, rows);                                                                       \
            T *swap = from;                                                                                         \
            from = to;                                                                                              \
            to = swap;                                                                                              \
            done++;                                                                                                 \
            if (progress != NULL && (done % interval == 0 || done == steps) && progress(user, done, steps) != 0) {  \
                break;                                                                                              \
            }                                                                                                       \
        }                                                                                                           \
        if (from != grid) { /* an odd number of steps ends in the scratch */                                        \
            memcpy(grid, from, (size_t)(rows + 2) * (size_t)(columns + 2) * sizeof(T));                             \
        }                                                                                                           \
        *steps_done = done;                                                                                         \
        return done == steps ? IB_OK : IB_E_CANCELLED;                                                              \
    }                                                                                                               \
                                                                                                                    \
    ib_status ib_jacobi_serial_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,           \
        int64_t steps, ib_progress progress, void *user, int64_t *steps_done)                                       \
    {                                                                                                               \
        ib_status status =                                                                                          \
            ib_jacobi_check(solver, grid, rows, columns, steps, 1, steps_done, sizeof(T), IB_JACOBI_PLAIN);         \
        return status != IB_OK ? status                                                                             \
            : step_plainly_##suffix(solver, grid, rows, columns, steps, progress, user, steps_done);                \
    }

DEFINE_SERIAL(double, f64)
DEFINE_SERIAL(float, f32)

#define DEFINE_BLOCKED(T, suffix)                                                                                   \
    ib_status ib_jacobi_blocked_##suffix(ib_jacobi_solver *solver, T *grid, int64_t rows, int64_t columns,          \
        int64_t steps, ib_progress progress, void *user, int64_t *steps_done)                                       \
    {                                                                                                               \
        ib_status status =                                                                                          \
            ib_jacobi_check(solver, grid, rows, columns, steps, 1, steps_done, sizeof(T), IB_JACOBI_BLOCKED);       \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        if (solver->steps_plainly) {                                                                                \
            return step_plainly_##suffix(solver, grid, rows, columns, steps, progress, user, steps_done);           \
        }                                                                                                           \
        int64_t interval = ib_jacobi_report_interval(rows, columns);                                                \
        ib_jacobi_listener listener = {progress, user, interval, interval};                                         \
        ib_blocked_plan plan;                                                                                       \
        ib_blocked_plan_init(&plan, solver->kernel, rows, columns, 1, &solver->tuning);                             \
        ib_blocked_begin(&plan, grid, solver->scratch, steps, ib_jacobi_poll, &listener);                           \
        ib_blocked_run(&plan, 0);                                                                                   \
        return ib_jacobi_finish(&listener, &plan, steps, steps_done);                                               \
    }

DEFINE_BLOCKED(double, f64)
DEFINE_BLOCKED(float, f32)

#define DEFINE_HELD(T, suffix)                                                                                      \
    ib_status ib_jacobi_held_##suffix(ib_jacobi_solver *solver, int64_t steps)                                      \
    {                                                                                                               \
        ib_status status = ib_jacobi_held_check(solver, steps, 1, sizeof(T));                                       \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        if (solver->steps_plainly) {                                                                                \
            int64_t done;                                                                                           \
            return step_plainly_##suffix(                                                                           \
                solver, ib_jacobi_held_grid(solver), solver->rows, solver->columns, steps, NULL, NULL, &done);      \
        }                                                                                                           \
        ib_blocked_plan plan;                                                                                       \
        ib_blocked_plan_init(&plan, solver->kernel, solver->rows, solver->columns, 1, &solver->tuning);             \
        plan.drift = solver->drift;                                                                                 \
        ib_blocked_begin(&plan, NULL, solver->scratch, steps, NULL, NULL);                                          \
        ib_blocked_run(&plan, 0);                                                                                   \
        solver->drift = ib_blocked_drift(&plan, plan.drift, steps);                                                 \
        return IB_OK;                                                                                               \
    }

DEFINE_HELD(double, f64)
DEFINE_HELD(float, f32)
