/* SPDX-License-Identifier: MIT
 *
 * Jacobi: every form returns the bits of the definition, whatever the shape, the cells and the place in memory.
 */
#include "jacobi_forms.h"

/* Leaves NaN all over the solver's scratch, where a form that relies on what it finds there meets it. */
static void spoil_scratch(const form *tried, ib_jacobi_solver *solver, int64_t rows, int64_t columns) {
    size_t count = cell_count(rows, columns);
    CELL *grid = malloc(count * sizeof *grid);
    int64_t done = -1;
    for (size_t k = 0; grid != NULL && k < count; k++) {
        grid[k] = (CELL)NAN;
    }
    CHECK_EQUAL(tried->solve(solver, grid, rows, columns, 1, tried->threads, NULL, NULL, &done), IB_OK);
    free(grid);
}

/* Runs one form on a copy of `start` that lies against a guard page and compares it with `wanted`. */
static void check_solve(const form *tried, ib_jacobi_solver *solver, const CELL *start, const CELL *wanted,
    int64_t rows, int64_t columns, int64_t steps) {
    size_t count = cell_count(rows, columns), bytes = count * sizeof(CELL);
    for (guard_place place = 0; place < GUARD_PLACES; place++) {
        TRYING("%s, %lld x %lld, %lld steps, %s", tried->name, (long long)rows, (long long)columns, (long long)steps,
            place == ENDS_AT_GUARD ? "ends at guard" : "starts at guard");
        guarded grid = guard_new(bytes, place);
        memcpy(grid.data, start, bytes);
        int64_t done = -1;
        ib_status status = tried->solve(solver, grid.data, rows, columns, steps, tried->threads, NULL, NULL, &done);
        CHECK_EQUAL(status, IB_OK);
        CHECK_EQUAL(done, steps);
        CHECK(same_cells(grid.data, wanted, count));
        CHECK(guard_intact(&grid));
        guard_free(&grid);
    }
    TRYING("%s", "");
}

/* One solver per form serves all cells and step counts; every other one is created for more threads than are used.
 * Forms on several threads get one kind of cells per shape, in turn: their time goes into waiting for each other. */
static void check_shape(int64_t rows, int64_t columns, const int64_t *steps, size_t step_counts, cell_kind last_kind) {
    ib_jacobi_solver *solvers[COUNT_OF(forms)];
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        solvers[f] = new_solver(&forms[f], rows, columns, forms[f].threads + (f % 2 ? 2 : 0));
    }
    for (cell_kind kind = 0; kind <= last_kind; kind++) {
        CELL *start = random_grid(rows, columns, kind);
        CELL *wanted = new_copy(start, cell_count(rows, columns) * sizeof(CELL));
        for (size_t s = 0; s < step_counts; s++) {
            reference(wanted, rows, columns, steps[s] - (s == 0 ? 0 : steps[s - 1]));
            for (size_t f = 0; f < COUNT_OF(forms); f++) {
                if (forms[f].threads == 1 || (int64_t)kind == (rows + columns) % ((int64_t)last_kind + 1)) {
                    spoil_scratch(&forms[f], solvers[f], rows, columns);
                    check_solve(&forms[f], solvers[f], start, wanted, rows, columns, steps[s]);
                }
            }
        }
        free(wanted);
        free(start);
    }
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        ib_jacobi_destroy(solvers[f]);
    }
}

static void check_shapes(void) {
    static const int64_t steps[] = {0, 1, 2, 3, 17};
    static const int64_t shapes[][2] = {{1, 1}, {1, 2}, {2, 1}, {1, 9}, {9, 1}, {1, 300}, {300, 1}, {2, 2}, {3, 5},
        {5, 3}, {6, 10}, {13, 17}, {17, 13}, {31, 29}, {67, 131}, {300, 4}};
    for (size_t k = 0; k < COUNT_OF(shapes); k++) {
        check_shape(shapes[k][0], shapes[k][1], steps, COUNT_OF(steps), SPECIAL);
    }
}

/* Every remainder after a row's last whole vector, unrolled loops included: 4 x 16 float32 cells at most. */
static void check_widths(void) {
    static const int64_t steps[] = {1, 2};
    for (int64_t columns = 1; columns <= 140; columns++) {
        check_shape(3, columns, steps, COUNT_OF(steps), SPECIAL);
    }
    for (int64_t columns = 255; columns <= 259; columns++) {
        check_shape(8, columns, steps, COUNT_OF(steps), SPECIAL);
    }
}

/* Long solves and larger grids, where the blocked forms have work for all threads, several bands of rows, more steps
 * than columns, and subnormal cells met in one pass that are still there in the next. */
static void check_long(void) {
    static const int64_t steps[] = {24, 65, 131, 400};
    check_shape(5, 6, steps, COUNT_OF(steps), SPECIAL);
    check_shape(37, 53, steps, 3, SPECIAL);
    check_shape(150, 101, steps, 3, PLAIN);
    check_shape(30, 2003, steps, 1, PLAIN);
    check_shape(1009, 7, steps, 2, PLAIN);
}

/* Steps worked out by hand, on all forms: the start, the grid after one step, after two, ... */
static void check_by_hand(const CELL *grids, size_t count, int64_t rows, int64_t columns) {
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        ib_jacobi_solver *solver = new_solver(&forms[f], rows, columns, forms[f].threads);
        for (size_t steps = 0; steps < count; steps++) {
            const CELL *wanted = grids + steps * cell_count(rows, columns);
            check_solve(&forms[f], solver, grids, wanted, rows, columns, (int64_t)steps);
        }
        ib_jacobi_destroy(solver);
    }
}

static void check_known_answers(void) {
    /* 1 + 2 + 8 + 4 + 5 = 20, and 4 takes the place of 8: 16 / 5. The corners are read by nobody. */
    static const CELL one_cell[3][9] = {
        {(CELL)NAN, 1, 777, 2, 8, 4, -(CELL)0, 5, (CELL)INFINITY},
        {(CELL)NAN, 1, 777, 2, 4, 4, -(CELL)0, 5, (CELL)INFINITY},
        {(CELL)NAN, 1, 777, 2, (CELL)3.2, 4, -(CELL)0, 5, (CELL)INFINITY},
    };
    check_by_hand(one_cell[0], 3, 1, 1);
    /* 1e16 + 1 is 1e16 again, then 0, 1, 5: any other order of the additions gives another sum. */
    static const CELL ordered[2][9] = {
        {0, (CELL)1e16, 0, 1, -(CELL)1e16, 1, 0, 4, 0},
        {0, (CELL)1e16, 0, 1, 1, 1, 0, 4, 0},
    };
    check_by_hand(ordered[0], 2, 1, 1);
    static const CELL four_cells[3][16] = {
        {9, 25, 50, 9, 75, 0, 0, 125, 100, 0, 0, 150, 9, 175, 200, 9},
        {9, 25, 50, 9, 75, 20, 35, 125, 100, 55, 70, 150, 9, 175, 200, 9},
        {9, 25, 50, 9, 75, 42, 60, 125, 100, 84, 102, 150, 9, 175, 200, 9},
    };
    check_by_hand(four_cells[0], 3, 2, 2);
    /* The talk's start for N = 2: top row 100, left column -100, anti-diagonal 50. */
    static const CELL talk[3][16] = {
        {-100, 100, 100, 50, -100, 0, 50, 0, -100, 50, 0, 0, 50, 0, 0, 0},
        {-100, 100, 100, 50, -100, 20, 30, 0, -100, -10, 20, 0, 50, 0, 0, 0},
        {-100, 100, 100, 50, -100, 8, 34, 0, -100, -14, 8, 0, 50, 0, 0, 0},
    };
    check_by_hand(talk[0], 3, 2, 2);
}

int main(void) {
    test_begin();
    check_known_answers();
    check_shapes();
    check_widths();
    check_long();
    return test_end();
}
