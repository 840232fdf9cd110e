/* SPDX-License-Identifier: MIT
 *
 * Blocks of the grid that a solver holds, copied in and out. In the blocked form's layout the cells of a row are a
 * vector apart each, so that a block costs a loop of single cells: what neighbours exchange is few of them.
 */
#include "jacobi.h"

static ib_status check(const ib_jacobi_solver *solver, int64_t row, int64_t column, int64_t rows, int64_t columns,
    const void *cells, size_t element) {
    if (solver == NULL || (cells == NULL && rows != 0 && columns != 0)) {
        return IB_E_NULL;
    }
    if (row < 0 || column < 0 || rows < 0 || columns < 0) {
        return IB_E_RANGE;
    }
    if (solver->form != IB_JACOBI_HELD || solver->element != element || row > solver->rows + 2
        || rows > solver->rows + 2 - row || column > solver->columns + 2 || columns > solver->columns + 2 - column) {
        return IB_E_SHAPE;
    }
    return IB_OK;
}

/* MOVE(held, its, count, apart): `count` cells that are `apart` in what the solver holds. */
#define FOR_EACH_RUN(T, MOVE)                                                                                       \
    if (rows == 0 || columns == 0) {                                                                                \
        return IB_OK;                                                                                               \
    }                                                                                                               \
    if (solver->steps_plainly) {                                                                                    \
        T *held = (T *)ib_jacobi_held_grid(solver) + row * (solver->columns + 2) + column;                          \
        for (int64_t r = 0; r < rows; r++, held += solver->columns + 2, cells += columns) {                         \
            MOVE(held, cells, columns, 1);                                                                          \
        }                                                                                                           \
        return IB_OK;                                                                                               \
    }                                                                                                               \
    int64_t lanes = solver->kernel->lanes;                                                                          \
    for (int64_t r = 0; r < rows; r++) {                                                                            \
        for (int64_t c = 0, run; c < columns; c += run, cells += run) {                                             \
            T *held = (T *)solver->scratch + ib_blocked_cell(                                                       \
                &solver->layout, row + r, column + c, solver->drift, &run);                                         \
            run = run < columns - c ? run : columns - c;                                                            \
            MOVE(held, cells, run, lanes);                                                                          \
        }                                                                                                           \
    }                                                                                                               \
    return IB_OK

#define PUT(held, its, count, apart) for (int64_t i = 0; i < (count); i++) { (held)[i * (apart)] = (its)[i]; }
#define TAKE(held, its, count, apart) for (int64_t i = 0; i < (count); i++) { (its)[i] = (held)[i * (apart)]; }

#define DEFINE_BLOCKS(T, suffix)                                                                                    \
    ib_status ib_jacobi_held_write_##suffix(ib_jacobi_solver *solver, int64_t row, int64_t column, int64_t rows,    \
        int64_t columns, const T *cells)                                                                            \
    {                                                                                                               \
        ib_status status = check(solver, row, column, rows, columns, cells, sizeof(T));                             \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        FOR_EACH_RUN(T, PUT);                                                                                       \
    }                                                                                                               \
                                                                                                                    \
    ib_status ib_jacobi_held_read_##suffix(ib_jacobi_solver *solver, int64_t row, int64_t column, int64_t rows,     \
        int64_t columns, T *cells)                                                                                  \
    {                                                                                                               \
        ib_status status = check(solver, row, column, rows, columns, cells, sizeof(T));                             \
        if (status != IB_OK) {                                                                                      \
            return status;                                                                                          \
        }                                                                                                           \
        FOR_EACH_RUN(T, TAKE);                                                                                      \
    }

DEFINE_BLOCKS(double, f64)
DEFINE_BLOCKS(float, f32)
