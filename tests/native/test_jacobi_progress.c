/* SPDX-License-Identifier: MIT
 *
 * Jacobi while it runs: progress reports, cancellation, two solves at once.
 */
#include "jacobi_forms.h"
#include "thread.h"

/* One shape, its start, and the reference after `steps_known` steps: all forms are held against the same. */
typedef struct {
    int64_t rows, columns, steps_known;
    CELL *start, *wanted;
} problem;

static problem problem_new(int64_t rows, int64_t columns) {
    problem new = {.rows = rows, .columns = columns, .start = random_grid(rows, columns, PLAIN)};
    new.wanted = new_copy(new.start, cell_count(rows, columns) * sizeof(CELL));
    return new;
}

static void problem_free(problem *old) {
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

/* "About every million cell updates": from half to twice that, or every step if one step is more. The blocked forms
 * can report only between groups of passes, at most LONGEST_GROUP steps each, of which a thread has one or two in
 * hand. */
#define LONGEST_GROUP 40
static void check_pace(const form *tried, const problem *on, int64_t steps, const progress_record *record) {
    int64_t cells = on->rows * on->columns, most = (2 << 20) / cells;
    if (tried->kind == IB_JACOBI_BLOCKED) {
        most += 2 * (int64_t)tried->threads * LONGEST_GROUP;
    }
    CHECK(record->widest <= 1 || record->widest <= most);
    CHECK(record->first == steps || record->first * cells >= 1 << 19);
}

/* A solve in which the k-th report asks to stop (k = 0: none does), compared with the same number of whole steps. The
 * steps done are the ones last reported, but for blocked forms on several threads: those finish what they began. */
static void check_progress(const form *tried, problem *on, int64_t steps, int64_t stop_at_call) {
    TRYING("%s, %lld x %lld, %lld steps, stop at call %lld", tried->name, (long long)on->rows, (long long)on->columns,
        (long long)steps, (long long)stop_at_call);
    size_t count = cell_count(on->rows, on->columns);
    ib_jacobi_solver *solver = new_solver(tried, on->rows, on->columns, tried->threads);
    CELL *grid = new_copy(on->start, count * sizeof(CELL));
    progress_record record = progress_new(steps, stop_at_call);
    int64_t done = -1;
    ib_status status = tried->solve(
        solver, grid, on->rows, on->columns, steps, tried->threads, progress_note, &record, &done);
    CHECK_EQUAL(record.misplaced, 0);
    CHECK(stop_at_call == 0 || record.calls <= stop_at_call);
    if (tried->kind == IB_JACOBI_BLOCKED && tried->threads > 1 && record.last < steps) {
        CHECK(done >= record.last && done - record.last <= (int64_t)tried->threads * LONGEST_GROUP);
    } else {
        CHECK_EQUAL(done, record.last);
    }
    if (stop_at_call == 0) {
        CHECK_EQUAL(done, steps);
    }
    CHECK_EQUAL(status, done < steps ? IB_E_CANCELLED : IB_OK);
    check_pace(tried, on, steps, &record);
    if (done >= 0 && done <= 10000) {
        CHECK(same_cells(grid, wanted_after(on, done), count));
    }
    free(grid);
    ib_jacobi_destroy(solver);
    TRYING("%s", "");
}

static void check_reports(void) {
    static const struct {
        int64_t rows, columns, steps, stop_at_call;
    } solves[] = {
        {5, 6, 0, 0}, {5, 6, 1, 0}, {5, 6, 9, 1}, /* one report, at done == total: too late to stop */
        {500, 700, 7, 0}, {500, 700, 7, 1}, {500, 700, 7, 2}, {500, 700, 7, 4}, /* every 2nd step and the last */
        {900, 1200, 2, 1}, {900, 1200, 2, 2}, /* every step */
        {1, 1100000, 2, 1}, {1100000, 1, 3, 2},
        {110, 130, 300, 0}, {110, 130, 300, 1}, {110, 130, 300, 3}, /* several groups of passes */
        {110, 130, INT64_MAX, 1}, {110, 130, INT64_MAX, 2},
    };
    problem now = problem_new(1, 1);
    for (size_t k = 0; k < COUNT_OF(solves); k++) {
        if (solves[k].rows != now.rows || solves[k].columns != now.columns) {
            problem_free(&now);
            now = problem_new(solves[k].rows, solves[k].columns);
        }
        for (size_t f = 0; f < COUNT_OF(forms); f++) {
            /* Of a grid this flat, a blocked solver takes some hundred bytes a cell and thread. */
            if (forms[f].kind == IB_JACOBI_PLAIN || (now.rows > 1 && now.columns > 1)) {
                check_progress(&forms[f], &now, solves[k].steps, solves[k].stop_at_call);
            }
        }
    }
    problem_free(&now);
}

/* What one of two threads solves, again and again, and how often the result was wrong. */
typedef struct {
    problem own;
    const form *tried;
    ib_jacobi_solver *solver;
    const CELL *wanted;
    int64_t steps, wrong;
} workload;

static void solve_again_and_again(void *argument) {
    workload *work = argument;
    int64_t rows = work->own.rows, columns = work->own.columns;
    for (int round = 0; round < 60 / work->tried->threads; round++) {
        CELL *grid = new_copy(work->own.start, cell_count(rows, columns) * sizeof(CELL));
        progress_record record = progress_new(work->steps, 0);
        int64_t done = -1;
        ib_status status = work->tried->solve(work->solver, grid, rows, columns, work->steps, work->tried->threads,
            progress_note, &record, &done);
        work->wrong += status != IB_OK || done != work->steps || record.misplaced != 0
            || !same_cells(grid, work->wanted, cell_count(rows, columns));
        free(grid);
    }
}

static void check_side_by_side(const form *tried) {
    TRYING("%s, side by side", tried->name);
    workload work[] = {{.own = problem_new(120, 95), .steps = 31}, {.own = problem_new(64, 201), .steps = 20}};
    thread threads[COUNT_OF(work)];
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        work[k].tried = tried;
        work[k].solver = new_solver(tried, work[k].own.rows, work[k].own.columns, tried->threads);
        work[k].wanted = wanted_after(&work[k].own, work[k].steps);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        threads[k] = (thread){.run = solve_again_and_again, .argument = &work[k]};
        thread_start(&threads[k]);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        thread_join(&threads[k]);
        CHECK_EQUAL(work[k].wrong, 0);
        ib_jacobi_destroy(work[k].solver);
        problem_free(&work[k].own);
    }
    TRYING("%s", "");
}

int main(void) {
    test_begin();
    check_reports();
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_side_by_side(&forms[f]);
    }
    return test_end();
}
