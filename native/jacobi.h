/* SPDX-License-Identifier: MIT
 *
 * What the Jacobi forms share: the solver object, the checks before a solve, the pace of progress reports.
 * Internal: nothing here is exported.
 */
#ifndef IB_JACOBI_H
#define IB_JACOBI_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "cache.h"
#include "interopbridge.h"
#include "isa.h"

struct ib_jacobi_solver {
    int64_t rows, columns;
    size_t element; /* size of a cell in bytes */
    int32_t form, threads;
    const ib_blocked_kernel *kernel;
    ib_blocked_tuning tuning; /* kept, so that every solve plans as the scratch was sized: cores can differ */
    bool steps_plainly; /* also as a blocked solver, where blocks would not pay */
    ib_blocked_plan layout; /* of the blocked forms: where cells are, which no number of threads changes */
    void *scratch;  /* plain: a second grid; blocked: what its plan asks for; aligned to 128 bytes at least */
    int64_t drift;  /* how far the blocked grid that it holds has turned */
};

/* Checks the arguments that every form has. */
static inline ib_status ib_jacobi_check(const ib_jacobi_solver *solver, const void *grid, int64_t rows,
    int64_t columns, int64_t steps, int32_t threads, const int64_t *steps_done, size_t element, int32_t form) {
    if (solver == NULL || grid == NULL || steps_done == NULL) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1 || steps < 0 || threads < 1 || threads > IB_MAX_THREADS) {
        return IB_E_RANGE;
    }
    if (solver->rows != rows || solver->columns != columns || solver->element != element || solver->form != form
        || solver->threads < threads) {
        return IB_E_SHAPE;
    }
    return ib_selected_kernels() == NULL ? IB_E_UNSUPPORTED : IB_OK;
}

/* Where in the scratch of a solver that holds its grid and takes plain steps the grid is: behind a second one. */
static inline size_t ib_jacobi_held_offset(const ib_jacobi_solver *solver) {
    size_t grid = (size_t)(solver->rows + 2) * (size_t)(solver->columns + 2) * solver->element;
    return (grid + 127) / 128 * 128;
}

static inline void *ib_jacobi_held_grid(const ib_jacobi_solver *solver) {
    return (char *)solver->scratch + ib_jacobi_held_offset(solver);
}

/* Checks the arguments of a step of the grid that a solver holds. */
static inline ib_status ib_jacobi_held_check(
    const ib_jacobi_solver *solver, int64_t steps, int32_t threads, size_t element) {
    return solver == NULL ? IB_E_NULL
        : ib_jacobi_check(solver, solver->scratch, solver->rows, solver->columns, steps, threads, &steps, element,
            IB_JACOBI_HELD);
}

/* Steps between two progress reports: about a million cell updates, half a millisecond, so that a report (tens of
 * nanoseconds from C#) costs nothing and a request to stop is answered at once. */
static inline int64_t ib_jacobi_report_interval(int64_t rows, int64_t columns) {
    int64_t updates = 1 << 20;
    return rows >= updates / columns ? 1 : updates / (rows * columns);
}

/* A blocked solve's listener: the kernel asks it for leave to go on, first with no step done. */
typedef struct {
    ib_progress progress;
    void *user;
    int64_t interval, next; /* the first step count worth a report */
} ib_jacobi_listener;

static inline int32_t ib_jacobi_poll(void *user, int64_t done, int64_t total) {
    ib_jacobi_listener *listener = user;
    if (listener->progress == NULL || done < listener->next || done == total) {
        return 0;
    }
    listener->next = done + listener->interval;
    return listener->progress(listener->user, done, total);
}

/* Reports the end of a blocked solve, which the kernel itself does not, and says how it ended. */
static inline ib_status ib_jacobi_finish(
    const ib_jacobi_listener *listener, const ib_blocked_plan *plan, int64_t steps, int64_t *steps_done) {
    *steps_done = plan->steps_done;
    if (plan->steps_done < steps) {
        return IB_E_CANCELLED;
    }
    if (listener->progress != NULL && steps > 0) {
        listener->progress(listener->user, steps, steps);
    }
    return IB_OK;
}

/* The boundary never changes, so a step into `to` needs it there once: four edges, not a whole grid. */
static inline void ib_jacobi_copy_boundary(char *to, const char *from, int64_t rows, int64_t columns, size_t element) {
    size_t row = (size_t)(columns + 2) * element, last = (size_t)(rows + 1) * row;
    memcpy(to, from, row);
    memcpy(to + last, from + last, row);
    for (size_t left = row, right = 2 * row - element; left < last; left += row, right += row) {
        memcpy(to + left, from + left, element);
        memcpy(to + right, from + right, element);
    }
}

#endif
