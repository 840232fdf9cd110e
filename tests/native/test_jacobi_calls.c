/* SPDX-License-Identifier: MIT
 *
 * Jacobi as a caller meets it: refusals, progress and cancellation, solves side by side.
 */
#include "jacobi_forms.h"
#include "thread.h"

#define UNTOUCHED 0x5eed

static void check_refused_create(int64_t rows, int64_t columns, ib_status wanted) {
    TRYING("create %lld x %lld", (long long)rows, (long long)columns);
    ib_jacobi_solver *const before = (ib_jacobi_solver *)&test_seed, *solver = before;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, &solver), wanted);
    CHECK(solver == before);
    TRYING("%s", "");
}

static void check_create(void) {
    CHECK_EQUAL(TYPED(ib_jacobi_create)(3, 4, NULL), IB_E_NULL);
    static const int64_t outside[] = {0, -1, INT64_MIN};
    for (size_t k = 0; k < COUNT_OF(outside); k++) {
        check_refused_create(outside[k], 4, IB_E_RANGE);
        check_refused_create(3, outside[k], IB_E_RANGE);
    }
    /* (2^31)^2 cells are 2^62: they fit in int64_t, their bytes do not. A sum that wraps would look small, as would a
     * product of 2^64 and a little. */
    static const int64_t large[][2] = {{INT64_MAX, 1}, {1, INT64_MAX}, {INT64_MAX, INT64_MAX}, {INT64_MAX - 1, 1},
        {1, INT64_MAX - 2}, {INT64_C(1) << 31, INT64_C(1) << 31}, {(INT64_C(1) << 32) - 1, (INT64_C(1) << 32) - 2},
        {1, INT64_MAX / (int64_t)sizeof(CELL)}, {INT64_MAX / (int64_t)sizeof(CELL) / 3 + 1, 1}};
    for (size_t k = 0; k < COUNT_OF(large); k++) {
        check_refused_create(large[k][0], large[k][1], IB_E_OVERFLOW);
    }
    /* Addressable in principle, beyond every address space in practice: 2^60 bytes or more, and all but the last few. */
    check_refused_create(INT64_C(1) << 29, INT64_C(1) << 29, IB_E_MEMORY);
    check_refused_create(INT64_MAX / (int64_t)sizeof(CELL) / 3 - 30, 1, IB_E_MEMORY);
    ib_jacobi_destroy(NULL);
}

/* The arguments of one call, right until a test spoils one of them. */
typedef struct {
    ib_jacobi_solver *solver;
    CELL *grid;
    int64_t rows, columns, steps;
    int32_t threads;
    int64_t *steps_done;
} call;

static void check_refused(const form *tried, call arguments, const CELL *grid, const int64_t *done, ib_status wanted) {
    TRYING("%s, %lld x %lld, %lld steps, %d threads", tried->name, (long long)arguments.rows,
        (long long)arguments.columns, (long long)arguments.steps, (int)arguments.threads);
    CELL before[5 * 6];
    memcpy(before, grid, sizeof before);
    progress_record record = progress_new(arguments.steps, 0);
    CHECK_EQUAL(tried->solve(arguments.solver, arguments.grid, arguments.rows, arguments.columns, arguments.steps,
        arguments.threads, progress_note, &record, arguments.steps_done), wanted);
    CHECK(memcmp(grid, before, sizeof before) == 0);
    CHECK_EQUAL(*done, UNTOUCHED);
    CHECK_EQUAL(record.calls, 0);
    TRYING("%s", "");
}

static void check_refusals(const form *tried, ib_jacobi_solver *solver, ib_jacobi_solver *other_type) {
    CELL grid[5 * 6];
    for (size_t k = 0; k < COUNT_OF(grid); k++) {
        grid[k] = random_cell(PLAIN);
    }
    int64_t done = UNTOUCHED;
    const call right = {solver, grid, 3, 4, 2, tried->threads, &done};
#define CHECK_REFUSED(argument, value, wanted)                                                                      \
    do {                                                                                                            \
        call spoiled = right;                                                                                       \
        spoiled.argument = value;                                                                                   \
        check_refused(tried, spoiled, grid, &done, wanted);                                                         \
    } while (0)
    CHECK_REFUSED(solver, NULL, IB_E_NULL);
    CHECK_REFUSED(grid, NULL, IB_E_NULL);
    CHECK_REFUSED(steps_done, NULL, IB_E_NULL);
    CHECK_REFUSED(rows, 0, IB_E_RANGE);
    CHECK_REFUSED(rows, -3, IB_E_RANGE);
    CHECK_REFUSED(rows, INT64_MIN, IB_E_RANGE);
    CHECK_REFUSED(columns, 0, IB_E_RANGE);
    CHECK_REFUSED(columns, -4, IB_E_RANGE);
    CHECK_REFUSED(steps, -1, IB_E_RANGE);
    CHECK_REFUSED(steps, INT64_MIN, IB_E_RANGE);
    CHECK_REFUSED(rows, 4, IB_E_SHAPE);
    CHECK_REFUSED(rows, 2, IB_E_SHAPE);
    CHECK_REFUSED(rows, INT64_MAX, IB_E_SHAPE);
    CHECK_REFUSED(columns, 3, IB_E_SHAPE);
    CHECK_REFUSED(columns, 5, IB_E_SHAPE);
    CHECK_REFUSED(columns, INT64_MAX, IB_E_SHAPE);
    CHECK_REFUSED(solver, other_type, IB_E_SHAPE);
    if (tried->solve != serial) {
        CHECK_REFUSED(threads, 0, IB_E_RANGE);
        CHECK_REFUSED(threads, -1, IB_E_RANGE);
        CHECK_REFUSED(threads, INT32_MIN, IB_E_RANGE);
        CHECK_REFUSED(threads, IB_MAX_THREADS + 1, IB_E_RANGE);
        CHECK_REFUSED(threads, INT32_MAX, IB_E_RANGE);
    }
}

/* One shape, its solver and start, and the reference after `steps_known` steps: all forms are held against the same. */
typedef struct {
    int64_t rows, columns, steps_known;
    ib_jacobi_solver *solver;
    CELL *start, *wanted;
} problem;

static problem problem_new(int64_t rows, int64_t columns) {
    problem new = {.rows = rows, .columns = columns, .start = random_grid(rows, columns, PLAIN)};
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, &new.solver), IB_OK);
    new.wanted = new_copy(new.start, cell_count(rows, columns) * sizeof(CELL));
    return new;
}

static void problem_free(problem *old) {
    ib_jacobi_destroy(old->solver);
    free(old->start);
    free(old->wanted);
}

static const CELL *wanted_after(problem *of, int64_t steps) {
    if (steps < of->steps_known) {
        memcpy(of->wanted, of->start, cell_count(of->rows, of->columns) * sizeof(CELL));
        of->steps_known = 0;
    }
    reference(of->wanted, of->rows, of->columns, steps - of->steps_known);
    of->steps_known = steps;
    return of->wanted;
}

/* A solve in which the k-th report asks to stop (k = 0: none does), compared with the same number of whole steps. */
static void check_progress(const form *tried, problem *on, int64_t steps, int64_t stop_at_call) {
    TRYING("%s, %lld x %lld, %lld steps, stop at call %lld", tried->name, (long long)on->rows, (long long)on->columns,
        (long long)steps, (long long)stop_at_call);
    size_t count = cell_count(on->rows, on->columns);
    CELL *grid = new_copy(on->start, count * sizeof(CELL));
    progress_record record = progress_new(steps, stop_at_call);
    int64_t done = -1;
    ib_status status = tried->solve(on->solver, grid, on->rows, on->columns, steps, tried->threads, progress_note, &record,
        &done);
    CHECK_EQUAL(record.misplaced, 0);
    CHECK_EQUAL(done, record.last);
    CHECK_EQUAL(status, done < steps ? IB_E_CANCELLED : IB_OK);
    if (stop_at_call == 0) {
        CHECK_EQUAL(done, steps);
    } else if (done < steps) {
        CHECK_EQUAL(record.calls, stop_at_call);
    }
    /* "About every million cell updates": from half to twice that, or every step if one step is more. */
    int64_t cells = on->rows * on->columns;
    CHECK(record.widest <= 1 || record.widest * cells <= 2 << 20);
    CHECK(record.first == steps || record.first * cells >= 1 << 19);
    CHECK(same_cells(grid, wanted_after(on, record.last), count));
    free(grid);
    TRYING("%s", "");
}

static void check_reports(void) {
    static const struct {
        int64_t rows, columns, steps, stop_at_call;
    } solves[] = {
        {5, 6, 0, 0}, {5, 6, 1, 0}, {5, 6, 9, 1}, /* one report, at done == total: too late to stop */
        {700, 600, 9, 0}, {700, 600, 9, 1}, {700, 600, 9, 2}, {700, 600, 9, 4}, {700, 600, 9, 5}, /* every 2nd step */
        {900, 1300, 4, 0}, {900, 1300, 4, 1}, {900, 1300, 4, 3}, {900, 1300, 4, 4}, /* every step */
        {900, 1300, INT64_MAX, 2}, {1, 1100000, 3, 1}, {1100000, 1, 3, 2},
    };
    problem now = problem_new(1, 1);
    for (size_t k = 0; k < COUNT_OF(solves); k++) {
        if (solves[k].rows != now.rows || solves[k].columns != now.columns) {
            problem_free(&now);
            now = problem_new(solves[k].rows, solves[k].columns);
        }
        for (size_t f = 0; f < COUNT_OF(forms); f++) {
            check_progress(&forms[f], &now, solves[k].steps, solves[k].stop_at_call);
        }
    }
    problem_free(&now);
}

/* What one of two threads solves, again and again, and how often the result was wrong. */
typedef struct {
    problem own;
    const CELL *wanted;
    int64_t steps, wrong;
} workload;

static void solve_again_and_again(void *argument) {
    workload *work = argument;
    int64_t rows = work->own.rows, columns = work->own.columns;
    for (size_t round = 0; round < 40; round++) {
        const form *tried = &forms[round % COUNT_OF(forms)];
        CELL *grid = new_copy(work->own.start, cell_count(rows, columns) * sizeof(CELL));
        progress_record record = progress_new(work->steps, 0);
        int64_t done = -1;
        ib_status status = tried->solve(work->own.solver, grid, rows, columns, work->steps, tried->threads, progress_note,
            &record, &done);
        work->wrong += status != IB_OK || done != work->steps || record.misplaced != 0
            || !same_cells(grid, work->wanted, cell_count(rows, columns));
        free(grid);
    }
}

static void check_side_by_side(void) {
    workload work[] = {{.own = problem_new(120, 95), .steps = 31}, {.own = problem_new(64, 201), .steps = 20}};
    thread threads[COUNT_OF(work)];
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        work[k].wanted = wanted_after(&work[k].own, work[k].steps);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        threads[k] = (thread){.run = solve_again_and_again, .argument = &work[k]};
        thread_start(&threads[k]);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        thread_join(&threads[k]);
        CHECK_EQUAL(work[k].wrong, 0);
        problem_free(&work[k].own);
    }
}

int main(void) {
    test_begin();
    check_create();
    ib_jacobi_solver *solver = NULL, *f64 = NULL, *f32 = NULL;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(3, 4, &solver), IB_OK);
    CHECK_EQUAL(ib_jacobi_create_f64(3, 4, &f64), IB_OK);
    CHECK_EQUAL(ib_jacobi_create_f32(3, 4, &f32), IB_OK);
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_refusals(&forms[f], solver, sizeof(CELL) == sizeof(double) ? f32 : f64);
    }
    check_reports();
    ib_jacobi_destroy(f32);
    ib_jacobi_destroy(f64);
    ib_jacobi_destroy(solver);
    check_side_by_side();
    return test_end();
}
