/* SPDX-License-Identifier: MIT
 *
 * What the Jacobi forms share: the solver object, the checks before a solve, the pace of progress reports.
 * Internal: nothing here is exported.
 */
#ifndef IB_JACOBI_H
#define IB_JACOBI_H

#include <stddef.h>
#include <string.h>

#include "interopbridge.h"
#include "isa.h"

struct ib_jacobi_solver {
    int64_t rows, columns;
    size_t element; /* size of a cell in bytes */
    void *scratch;  /* a second grid, 64-byte aligned */
};

/* Checks the arguments that every form has. */
static inline ib_status ib_jacobi_check(const ib_jacobi_solver *solver, const void *grid, int64_t rows,
    int64_t columns, int64_t steps, const int64_t *steps_done, size_t element) {
    if (solver == NULL || grid == NULL || steps_done == NULL) {
        return IB_E_NULL;
    }
    if (rows < 1 || columns < 1 || steps < 0) {
        return IB_E_RANGE;
    }
    if (solver->rows != rows || solver->columns != columns || solver->element != element) {
        return IB_E_SHAPE;
    }
    return ib_selected_kernels() == NULL ? IB_E_UNSUPPORTED : IB_OK;
}

/* Steps between two progress reports: about a million cell updates, half a millisecond, so that a report (tens of
 * nanoseconds from C#) costs nothing and a request to stop is answered at once. */
static inline int64_t ib_jacobi_report_interval(int64_t rows, int64_t columns) {
    int64_t updates = 1 << 20;
    return rows >= updates / columns ? 1 : updates / (rows * columns);
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
