/* SPDX-License-Identifier: MIT
 *
 * Fibonacci: single numbers and lists, their refusals, progress and cancellation.
 */
#include "fibonacci_forms.h"
#include "guard.h"
#include "progress.h"
#include "test.h"

#define UNTOUCHED 0x5eed

/* fib by a table built from the definition. */
static uint64_t known[IB_FIBONACCI_MAX_ITERATIVE + 1];

static void fill_known(void) {
    known[1] = 1;
    for (size_t n = 2; n < COUNT_OF(known); n++) {
        known[n] = known[n - 1] + known[n - 2];
    }
    static const uint64_t first[] = {0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55};
    CHECK(memcmp(known, first, sizeof first) == 0);
    CHECK(known[50] == 12586269025);
    CHECK(known[92] == 7540113804746346429);
    CHECK(known[93] == 12200160415121876738u);
}

static void check_numbers(const char *name, number_function *fib, int32_t tried_up_to, int32_t most) {
    uint64_t value = UNTOUCHED;
    const int32_t outside[] = {-1, INT32_MIN, most + 1, INT32_MAX};
    for (size_t k = 0; k < COUNT_OF(outside); k++) {
        TRYING("%s, n = %d", name, (int)outside[k]);
        CHECK_EQUAL(fib(outside[k], &value), IB_E_RANGE);
        CHECK(value == UNTOUCHED);
    }
    for (int32_t n = 0; n <= tried_up_to; n++) {
        TRYING("%s, n = %d", name, (int)n);
        CHECK_EQUAL(fib(n, NULL), IB_E_NULL);
        CHECK_EQUAL(fib(n, &value), IB_OK);
        CHECK(value == known[n]);
    }
    TRYING("%s", "");
}

typedef struct {
    const char *name;
    list_function *list;
    int32_t longest, most; /* the longest list tried and the longest allowed */
    int32_t threads;       /* 0: the form takes no such argument */
} form;
static const form forms[] = {
    {"iterative", iterative, 94, 94, 0},
    {"recursive", recursive, 26, 51, 0},
    {"inlined", inlined, 26, 51, 0},
#if defined(TEST_OPENMP)
    {"iterative, 1 thread", ib_fibonacci_iterative_list_openmp_u64, 94, 94, 1},
    {"iterative, 2 threads", ib_fibonacci_iterative_list_openmp_u64, 94, 94, 2},
    {"iterative, 7 threads", ib_fibonacci_iterative_list_openmp_u64, 94, 94, 7},
    {"recursive, 1 thread", ib_fibonacci_recursive_list_openmp_u64, 26, 51, 1},
    {"recursive, 3 threads", ib_fibonacci_recursive_list_openmp_u64, 26, 51, 3},
    {"recursive, 7 threads", ib_fibonacci_recursive_list_openmp_u64, 26, 51, 7},
#endif
};

static void check_list(const form *tried, int32_t count) {
    for (guard_place place = 0; place < GUARD_PLACES; place++) {
        TRYING("%s, list of %d, guard %d", tried->name, (int)count, (int)place);
        guarded values = guard_new((size_t)count * sizeof(uint64_t), place);
        int32_t done = -1;
        CHECK_EQUAL(tried->list(values.data, count, tried->threads, NULL, NULL, &done), IB_OK);
        CHECK_EQUAL(done, count);
        CHECK(memcmp(values.data, known, values.bytes) == 0);
        CHECK(guard_intact(&values));
        guard_free(&values);
    }
    TRYING("%s", "");
}

/* On several threads the calling one reports only the numbers it computed itself, so which calls come, and whether
 * the last is about the last number, is left open; on one thread every number is reported. */
static void check_progress(const form *tried, int32_t count, int64_t stop_at_call) {
    TRYING("%s, list of %d, stop at call %lld", tried->name, (int)count, (long long)stop_at_call);
    uint64_t values[COUNT_OF(known)];
    memset(values, 0xff, sizeof values);
    progress_record record = progress_new(count, stop_at_call);
    int32_t done = -1;
    ib_status status = tried->list(values, count, tried->threads, progress_note, &record, &done);
    CHECK_EQUAL(record.misplaced, 0);
    CHECK_EQUAL(status, done < count ? IB_E_CANCELLED : IB_OK);
    CHECK(done >= record.last);
    if (tried->threads <= 1) {
        CHECK_EQUAL(done, stop_at_call == 0 || stop_at_call > count ? count : stop_at_call);
        CHECK_EQUAL(record.calls, done);
        CHECK_EQUAL(record.last, done);
    }
    int32_t set = 0;
    for (int32_t n = 0; n < count; n++) {
        set += values[n] == known[n];
        if (tried->threads == 0) {
            CHECK(n >= done || values[n] == known[n]); /* in order */
        } else {
            CHECK(values[n] == known[n] || (status == IB_E_CANCELLED && values[n] == 0)); /* whichever were done */
        }
    }
    /* fib(0) is 0 whether it was computed or not. */
    CHECK(set == done || (tried->threads != 0 && set == done + 1));
    TRYING("%s", "");
}

static void check_list_refusals(const form *tried) {
    uint64_t values[2] = {UNTOUCHED, UNTOUCHED};
    progress_record record = progress_new(2, 0);
    int32_t done = UNTOUCHED;
    CHECK_EQUAL(tried->list(NULL, 2, tried->threads, progress_note, &record, &done), IB_E_NULL);
    CHECK_EQUAL(tried->list(values, 2, tried->threads, progress_note, &record, NULL), IB_E_NULL);
    const int32_t outside[] = {-1, INT32_MIN, tried->most + 1, INT32_MAX};
    for (size_t k = 0; k < COUNT_OF(outside); k++) {
        TRYING("%s, list of %d", tried->name, (int)outside[k]);
        CHECK_EQUAL(tried->list(values, outside[k], tried->threads, progress_note, &record, &done), IB_E_RANGE);
    }
    static const int32_t no_threads[] = {0, -1, INT32_MIN, IB_MAX_THREADS + 1, INT32_MAX};
    for (size_t k = 0; k < COUNT_OF(no_threads) && tried->threads != 0; k++) {
        TRYING("%s, %d threads", tried->name, (int)no_threads[k]);
        CHECK_EQUAL(tried->list(values, 2, no_threads[k], progress_note, &record, &done), IB_E_RANGE);
    }
    CHECK(values[0] == UNTOUCHED && values[1] == UNTOUCHED);
    CHECK_EQUAL(done, UNTOUCHED);
    CHECK_EQUAL(record.calls, 0);
    TRYING("%s", "");
}

int main(void) {
    test_begin();
    fill_known();
    check_numbers("iterative", ib_fibonacci_iterative_u64, 93, 93);
    check_numbers("recursive", ib_fibonacci_recursive_u64, 25, 50);
    check_numbers("inlined", ib_fibonacci_inlined_u64, 25, 50);
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_list_refusals(&forms[f]);
        static const int32_t counts[] = {0, 1, 2, 3, 17};
        for (size_t k = 0; k < COUNT_OF(counts); k++) {
            check_list(&forms[f], counts[k]);
            check_progress(&forms[f], counts[k], 0);
        }
        check_list(&forms[f], forms[f].longest);
        for (int64_t call = 0; call <= forms[f].longest + 1; call++) {
            check_progress(&forms[f], forms[f].longest, call);
        }
    }
    return test_end();
}
