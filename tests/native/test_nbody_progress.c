/* SPDX-License-Identifier: MIT
 *
 * N-body while it runs: progress reports, cancellation, two runs at once.
 */
#include "nbody_forms.h"
#include "thread.h"

/* "About every million pairs": from half to twice that, or every step if one step is more. */
static void check_pace(int64_t count, int64_t steps, const progress_record *record) {
    int64_t pairs = count * count;
    CHECK(record->widest <= 1 || record->widest * pairs <= 2 << 20);
    CHECK(record->calls == 0 || record->first == steps || record->first * pairs >= 1 << 19);
}

/* A run in which the k-th report asks to stop (k = 0: none does), compared with the same number of whole steps. */
static void check_progress(const form *tried, const bodies *start, int64_t steps, int64_t stop_at_call) {
    TRYING("%s, %lld bodies, %lld steps, stop at call %lld", tried->name, (long long)start->count, (long long)steps,
        (long long)stop_at_call);
    bodies ran = copy_bodies(start), wanted = copy_bodies(start);
    progress_record record = progress_new(steps, stop_at_call);
    int64_t done = -1;
    ib_status status = run(tried, &ran, steps, &record, &done);
    CHECK_EQUAL(record.misplaced, 0);
    CHECK(stop_at_call == 0 || record.calls <= stop_at_call);
    CHECK_EQUAL(done, record.last);
    CHECK_EQUAL(status, done < steps ? IB_E_CANCELLED : IB_OK);
    if (stop_at_call == 0) {
        CHECK_EQUAL(done, steps);
    }
    check_pace(start->count, steps, &record);
    if (done >= 0 && done * start->count * start->count <= 1 << 23) {
        reference(&wanted, done);
        CHECK(same_cells(ran.cells, wanted.cells, cell_count(start)));
    }
    free(wanted.cells);
    free(ran.cells);
    TRYING("%s", "");
}

static void check_reports(const form *tried) {
    static const struct {
        int64_t count, steps, stop_at_call;
    } runs[] = {
        {5, 0, 0}, {5, 1, 0}, {5, 9, 1}, /* one report, at done == total: too late to stop */
        {400, 14, 0}, {400, 14, 1}, {400, 14, 2}, {400, 14, 3}, /* every 6th step and the last */
        {1100, 3, 0}, {1100, 3, 1}, {1100, 3, 2}, {1100, 3, 3}, /* every step */
        {300, INT64_MAX, 1}, {300, INT64_MAX, 3},
    };
    for (size_t k = 0; k < COUNT_OF(runs); k++) {
        bodies start = new_bodies(runs[k].count, (CELL)0.1, (CELL)0.001, PLAIN);
        check_progress(tried, &start, runs[k].steps, runs[k].stop_at_call);
        free(start.cells);
    }
}

/* What one of two threads runs, again and again, and how often the result was wrong. */
typedef struct {
    const form *tried;
    bodies start, wanted;
    int64_t steps, wrong;
} workload;

static void run_again_and_again(void *argument) {
    workload *work = argument;
    for (int round = 0; round < 20; round++) {
        bodies ran = copy_bodies(&work->start);
        progress_record record = progress_new(work->steps, 0);
        int64_t done = -1;
        ib_status status = run(work->tried, &ran, work->steps, &record, &done);
        work->wrong += status != IB_OK || done != work->steps || record.misplaced != 0
            || !same_cells(ran.cells, work->wanted.cells, cell_count(&ran));
        free(ran.cells);
    }
}

static void check_side_by_side(const form *tried) {
    TRYING("%s, side by side", tried->name);
    workload work[] = {{.start = new_bodies(61, (CELL)0.1, (CELL)0.001, PLAIN), .steps = 7},
        {.start = new_bodies(150, (CELL)0.2, (CELL)0.01, PLAIN), .steps = 3}};
    thread threads[COUNT_OF(work)];
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        work[k].tried = tried;
        work[k].wanted = copy_bodies(&work[k].start);
        reference(&work[k].wanted, work[k].steps);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        threads[k] = (thread){.run = run_again_and_again, .argument = &work[k]};
        thread_start(&threads[k]);
    }
    for (size_t k = 0; k < COUNT_OF(work); k++) {
        thread_join(&threads[k]);
        CHECK_EQUAL(work[k].wrong, 0);
        free(work[k].wanted.cells);
        free(work[k].start.cells);
    }
    TRYING("%s", "");
}

int main(void) {
    test_begin();
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_reports(&forms[f]);
        check_side_by_side(&forms[f]);
    }
    return test_end();
}
