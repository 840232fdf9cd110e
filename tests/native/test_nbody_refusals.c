/* SPDX-License-Identifier: MIT
 *
 * N-body: every argument that is refused, with which code, and that nothing was touched.
 */
#include "nbody_forms.h"

#define UNTOUCHED 0x5eed
#define BODIES    3

/* The arguments of one call, right until a test spoils one of them. */
typedef struct {
    CELL *array[ARRAYS];
    int64_t count, steps;
    CELL softening;
    int32_t threads;
    int64_t *steps_done;
} call;

static void check_refused(
    const form *tried, const call *with, const bodies *of, const int64_t *done, ib_status wanted) {
    TRYING("%s, %lld bodies, softening %g, %lld steps, %d threads", tried->name, (long long)with->count,
        (double)with->softening, (long long)with->steps, (int)with->threads);
    bodies before = copy_bodies(of);
    progress_record record = progress_new(with->steps, 0);
    CELL *const *array = with->array;
    CHECK_EQUAL(tried->run(array[0], array[1], array[2], array[3], array[4], array[5], array[MASS], with->count,
        with->softening, 1, with->steps, with->threads, progress_note, &record, with->steps_done), wanted);
    CHECK(memcmp(of->cells, before.cells, cell_count(of) * sizeof(CELL)) == 0);
    CHECK_EQUAL(*done, UNTOUCHED);
    CHECK_EQUAL(record.calls, 0);
    free(before.cells);
    TRYING("%s", "");
}

static void check_refusals(const form *tried) {
    bodies of = new_bodies(BODIES, 1, 1, PLAIN);
    int64_t done = UNTOUCHED;
    call right = {.count = BODIES, .steps = 2, .softening = 1, .threads = tried->threads, .steps_done = &done};
    for (int k = 0; k < ARRAYS; k++) {
        right.array[k] = of.cells + k * BODIES;
    }
#define CHECK_REFUSED(argument, value, wanted)                                                                      \
    do {                                                                                                            \
        call spoiled = right;                                                                                       \
        spoiled.argument = value;                                                                                   \
        check_refused(tried, &spoiled, &of, &done, wanted);                                                         \
    } while (0)
    for (int k = 0; k < ARRAYS; k++) {
        CHECK_REFUSED(array[k], NULL, IB_E_NULL);
    }
    CHECK_REFUSED(steps_done, NULL, IB_E_NULL);
    static const int64_t no_counts[] = {0, -1, -BODIES, INT64_MIN};
    for (size_t k = 0; k < COUNT_OF(no_counts); k++) {
        CHECK_REFUSED(count, no_counts[k], IB_E_RANGE);
    }
    CHECK_REFUSED(count, INT64_MAX, IB_E_OVERFLOW);
    CHECK_REFUSED(count, INT64_MAX / (int64_t)sizeof(CELL) + 1, IB_E_OVERFLOW);
    CHECK_REFUSED(steps, -1, IB_E_RANGE);
    CHECK_REFUSED(steps, INT64_MIN, IB_E_RANGE);
    static const CELL not_soft[] = {0, -(CELL)0, -1, -(CELL)INFINITY, (CELL)INFINITY, (CELL)NAN, SMALLEST, NORMAL,
        LARGEST, (CELL)0.99e-10, (CELL)1.01e10, -(CELL)IB_NBODY_MIN_SOFTENING};
    for (size_t k = 0; k < COUNT_OF(not_soft); k++) {
        CHECK_REFUSED(softening, not_soft[k], IB_E_RANGE);
    }
    static const int32_t no_threads[] = {0, -1, INT32_MIN, IB_MAX_THREADS + 1, INT32_MAX};
    for (size_t k = 0; k < COUNT_OF(no_threads) && tried->threads != 0; k++) {
        CHECK_REFUSED(threads, no_threads[k], IB_E_RANGE);
    }
    free(of.cells);
}

/* What differs from a refusal by one step is taken. */
static void check_taken(const form *tried) {
    static const CELL soft[] = {(CELL)IB_NBODY_MIN_SOFTENING, (CELL)IB_NBODY_MAX_SOFTENING};
    for (size_t k = 0; k < COUNT_OF(soft); k++) {
        bodies of = new_bodies(1, soft[k], 1, PLAIN), before = copy_bodies(&of);
        int64_t done = UNTOUCHED;
        CHECK_EQUAL(run(tried, &of, 0, NULL, &done), IB_OK);
        CHECK_EQUAL(done, 0);
        CHECK(memcmp(of.cells, before.cells, cell_count(&of) * sizeof(CELL)) == 0);
        free(before.cells);
        free(of.cells);
    }
}

int main(void) {
    test_begin();
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_refusals(&forms[f]);
        check_taken(&forms[f]);
    }
    return test_end();
}
