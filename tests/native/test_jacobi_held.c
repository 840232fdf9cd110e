/* SPDX-License-Identifier: MIT
 *
 * Jacobi: a grid that its solver holds. Blocks are copied in and out between steps, on one thread and on several in turn, and the
 * grid has the bits of the definition at every point; what is refused touches nothing.
 */
#include "jacobi_forms.h"

#define OTHER_CREATE _Generic((CELL)0, float: ib_jacobi_create_f64, double: ib_jacobi_create_f32)

/* A block of the grid, in places that count the boundary. */
typedef struct {
    int64_t row, column, rows, columns;
} block;

static ib_jacobi_solver *new_held(int64_t rows, int64_t columns, int32_t threads) {
    ib_jacobi_solver *solver = NULL;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, IB_JACOBI_HELD, threads, &solver), IB_OK);
    return solver;
}

static int64_t random_below(int64_t end) { return (int64_t)(test_random() % (uint64_t)end); }

/* Sometimes all of it, often an edge, sometimes nothing. */
static block random_block(int64_t rows, int64_t columns) {
    block found = {0, 0, rows + 2, columns + 2};
    if (test_random() % 4 != 0) {
        found.row = random_below(rows + 2);
        found.rows = random_below(rows + 3 - found.row);
    }
    if (test_random() % 4 != 0) {
        found.column = random_below(columns + 2);
        found.columns = random_below(columns + 3 - found.column);
    }
    return found;
}

static CELL *rows_of(CELL *grid, block of, int64_t columns, int64_t row) {
    return grid + (of.row + row) * (columns + 2) + of.column;
}

static void write_block(ib_jacobi_solver *solver, CELL *grid, block to, int64_t columns, cell_kind kind) {
    guarded cells = guard_new((size_t)(to.rows * to.columns) * sizeof(CELL), ENDS_AT_GUARD);
    for (int64_t k = 0; k < to.rows * to.columns; k++) {
        ((CELL *)cells.data)[k] = random_cell(kind);
    }
    for (int64_t row = 0; row < to.rows; row++) {
        memcpy(rows_of(grid, to, columns, row), (CELL *)cells.data + row * to.columns, (size_t)to.columns * sizeof(CELL));
    }
    CHECK_EQUAL(TYPED(ib_jacobi_held_write)(solver, to.row, to.column, to.rows, to.columns, cells.data), IB_OK);
    guard_free(&cells);
}

static void check_block(ib_jacobi_solver *solver, CELL *grid, block from, int64_t columns) {
    guarded cells = guard_new((size_t)(from.rows * from.columns) * sizeof(CELL), ENDS_AT_GUARD);
    CHECK_EQUAL(TYPED(ib_jacobi_held_read)(solver, from.row, from.column, from.rows, from.columns, cells.data), IB_OK);
    for (int64_t row = 0; row < from.rows; row++) {
        CHECK(same_cells((CELL *)cells.data + row * from.columns, rows_of(grid, from, columns, row), (size_t)from.columns));
    }
    CHECK(guard_intact(&cells));
    guard_free(&cells);
}

static void step(ib_jacobi_solver *solver, int64_t steps, int32_t threads) {
#if defined(TEST_OPENMP)
    if (threads > 0) {
        CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(solver, steps, threads), IB_OK);
        return;
    }
#endif
    (void)threads;
    CHECK_EQUAL(TYPED(ib_jacobi_held)(solver, steps), IB_OK);
}

/* Turns that the grid has taken add up from call to call, past the whole cylinder. */
static void check_shape(int64_t rows, int64_t columns, const int64_t *steps, size_t calls, cell_kind kind) {
    ib_jacobi_solver *solver = new_held(rows, columns, 3);
    CELL *grid = random_grid(rows, columns, kind);
    block all = {0, 0, rows + 2, columns + 2};
    memset(grid, 0, cell_count(rows, columns) * sizeof *grid);
    TRYING("%lld x %lld, new", (long long)rows, (long long)columns);
    check_block(solver, grid, all, columns);
    write_block(solver, grid, all, columns, kind);
    for (size_t call = 0; call < calls; call++) {
        TRYING("%lld x %lld, call %zu, %lld steps", (long long)rows, (long long)columns, call, (long long)steps[call]);
        step(solver, steps[call], (int32_t)(call % 4));
        reference(grid, rows, columns, steps[call]);
        check_block(solver, grid, random_block(rows, columns), columns);
        write_block(solver, grid, random_block(rows, columns), columns, kind == FRONT ? FRONT : PLAIN);
        check_block(solver, grid, all, columns);
    }
    TRYING("%s", "");
    free(grid);
    ib_jacobi_destroy(solver);
}

static void check_shapes(void) {
    static const int64_t steps[] = {1, 2, 0, 3, 5, 17, 4, 1, 1, 8, 31};
    static const int64_t shapes[][2] = {{1, 1}, {1, 9}, {9, 1}, {5, 300}, {16, 256}, {31, 129}, {67, 131}, {64, 64}, {90, 77},
        {40, 1003}, {300, 70}};
    for (size_t k = 0; k < COUNT_OF(shapes); k++) {
        check_shape(shapes[k][0], shapes[k][1], steps, COUNT_OF(steps), SPECIAL);
        check_shape(shapes[k][0], shapes[k][1], steps, COUNT_OF(steps), FRONT);
    }
    static const int64_t many[] = {40, 1, 75, 200, 33, 64};
    check_shape(60, 80, many, COUNT_OF(many), PLAIN);
}

static void check_refused(void) {
    CELL cells[64], untouched[64];
    memset(cells, 0x5e, sizeof cells);
    memcpy(untouched, cells, sizeof cells);
    ib_jacobi_solver *solver = new_held(70, 80, 2), *other = NULL, *blocked = NULL;
    CHECK_EQUAL(OTHER_CREATE(70, 80, IB_JACOBI_HELD, 1, &other), IB_OK);
    CHECK_EQUAL(TYPED(ib_jacobi_create)(70, 80, IB_JACOBI_BLOCKED, 1, &blocked), IB_OK);
    const struct {
        ib_jacobi_solver *solver;
        int64_t row, column, rows, columns;
        CELL *cells;
        ib_status wanted;
    } calls[] = {
        {NULL, 0, 0, 1, 1, cells, IB_E_NULL}, {solver, 0, 0, 1, 1, NULL, IB_E_NULL}, {solver, -1, 0, 1, 1, cells, IB_E_RANGE},
        {solver, 0, -1, 1, 1, cells, IB_E_RANGE}, {solver, 0, 0, -1, 1, cells, IB_E_RANGE},
        {solver, 0, 0, 1, INT64_MIN, cells, IB_E_RANGE}, {other, 0, 0, 1, 1, cells, IB_E_SHAPE},
        {blocked, 0, 0, 1, 1, cells, IB_E_SHAPE}, {solver, 72, 0, 1, 1, cells, IB_E_SHAPE},
        {solver, 71, 0, 2, 1, cells, IB_E_SHAPE}, {solver, 0, 82, 1, 1, cells, IB_E_SHAPE},
        {solver, 0, 81, 1, 2, cells, IB_E_SHAPE}, {solver, INT64_MAX, 0, 1, 1, cells, IB_E_SHAPE},
        {solver, 1, 0, INT64_MAX, 1, cells, IB_E_SHAPE}, {solver, 0, 1, 1, INT64_MAX, cells, IB_E_SHAPE},
        {solver, 72, 82, 0, 0, NULL, IB_OK}, {solver, 0, 0, 0, 82, NULL, IB_OK}, {solver, 0, 0, 72, 0, NULL, IB_OK},
    };
    for (size_t k = 0; k < COUNT_OF(calls); k++) {
        TRYING("block %zu", k);
        CHECK_EQUAL(TYPED(ib_jacobi_held_write)(
            calls[k].solver, calls[k].row, calls[k].column, calls[k].rows, calls[k].columns, calls[k].cells), calls[k].wanted);
        CHECK_EQUAL(TYPED(ib_jacobi_held_read)(
            calls[k].solver, calls[k].row, calls[k].column, calls[k].rows, calls[k].columns, calls[k].cells), calls[k].wanted);
        CHECK(memcmp(cells, untouched, sizeof cells) == 0);
    }
    TRYING("%s", "");
    CHECK_EQUAL(TYPED(ib_jacobi_held)(NULL, 1), IB_E_NULL);
    CHECK_EQUAL(TYPED(ib_jacobi_held)(solver, -1), IB_E_RANGE);
    CHECK_EQUAL(TYPED(ib_jacobi_held)(other, 1), IB_E_SHAPE);
    CHECK_EQUAL(TYPED(ib_jacobi_held)(blocked, 1), IB_E_SHAPE);
    int64_t done;
    CELL *grid = calloc(cell_count(70, 80), sizeof *grid);
    CHECK_EQUAL(TYPED(ib_jacobi_blocked)(solver, grid, 70, 80, 1, NULL, NULL, &done), IB_E_SHAPE);
    free(grid);
#if defined(TEST_OPENMP)
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(NULL, 1, 1), IB_E_NULL);
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(solver, -1, 1), IB_E_RANGE);
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(solver, 1, 0), IB_E_RANGE);
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(solver, 1, IB_MAX_THREADS + 1), IB_E_RANGE);
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(solver, 1, 3), IB_E_SHAPE);
    CHECK_EQUAL(TYPED(ib_jacobi_held_openmp)(blocked, 1, 1), IB_E_SHAPE);
#endif
    ib_jacobi_destroy(blocked);
    ib_jacobi_destroy(other);
    ib_jacobi_destroy(solver);
}

int main(void) {
    test_begin();
    check_shapes();
    check_refused();
    return test_end();
}
