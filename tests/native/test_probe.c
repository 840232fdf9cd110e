/* SPDX-License-Identifier: MIT
 *
 * The probes: small, but what they measure is worth nothing if they do not do what they say.
 */
#include "guard.h"
#include "progress.h"
#include "test.h"

static void check_first(guard_place place) {
    guarded buffer = guard_new(sizeof(double), place), empty = guard_new(0, place);
    memset(buffer.data, 0, buffer.bytes);
    double *x = buffer.data, first = -1;
    x[0] = 2.5;
    CHECK_EQUAL(ib_probe_first(x, 1, &first), IB_OK);
    CHECK(first == 2.5);
    CHECK_EQUAL(ib_probe_first(x, INT64_MAX, &first), IB_OK); /* reads no more than it says */
    CHECK_EQUAL(ib_probe_first(empty.data, 0, &first), IB_OK);
    CHECK(first == 0);
    first = -1;
    CHECK_EQUAL(ib_probe_first(NULL, 1, &first), IB_E_NULL);
    CHECK_EQUAL(ib_probe_first(x, 1, NULL), IB_E_NULL);
    CHECK_EQUAL(ib_probe_first(x, -1, &first), IB_E_RANGE);
    CHECK_EQUAL(ib_probe_first(x, INT64_MIN, &first), IB_E_RANGE);
    CHECK(first == -1);
    CHECK(guard_intact(&buffer) && guard_intact(&empty));
    guard_free(&empty);
    guard_free(&buffer);
}

static void check_copy_first(guard_place place) {
    guarded from = guard_new(sizeof(double), place), to = guard_new(sizeof(double), place);
    guarded none = guard_new(0, place), nothing = guard_new(0, place);
    *(double *)from.data = 2.5;
    *(double *)to.data = -1;
    CHECK_EQUAL(ib_probe_copy_first(none.data, nothing.data, 0, INT64_MAX), IB_OK);
    CHECK_EQUAL(ib_probe_copy_first(none.data, nothing.data, INT64_MAX, 0), IB_OK);
    CHECK_EQUAL(ib_probe_copy_first(NULL, to.data, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_probe_copy_first(from.data, NULL, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_probe_copy_first(from.data, to.data, -1, 1), IB_E_RANGE);
    CHECK_EQUAL(ib_probe_copy_first(from.data, to.data, 1, INT64_MIN), IB_E_RANGE);
    CHECK(*(double *)to.data == -1);
    CHECK_EQUAL(ib_probe_copy_first(from.data, to.data, 3, 5), IB_OK); /* writes no more than it says */
    CHECK(*(double *)to.data == 2.5 && *(double *)from.data == 2.5);
    CHECK(guard_intact(&from) && guard_intact(&to));
    guard_free(&nothing);
    guard_free(&none);
    guard_free(&to);
    guard_free(&from);
}

static void check_length(void) {
    CHECK_EQUAL(ib_probe_length(NULL), -1);
    CHECK_EQUAL(ib_probe_length(""), 0);
    CHECK_EQUAL(ib_probe_length("gr\xc3\xbc\xc3\x9f"), 6); /* bytes, not letters */
    for (size_t length = 0; length < 70; length++) {
        guarded text = guard_new(length + 1, ENDS_AT_GUARD);
        memset(text.data, 'x', length);
        ((char *)text.data)[length] = '\0';
        CHECK_EQUAL(ib_probe_length(text.data), length);
        guard_free(&text);
    }
}

static void check_callback(void) {
    for (int64_t calls = 0; calls < 5; calls++) {
        for (int64_t stop = 0; stop < 6; stop++) {
            TRYING("%lld calls, stop at %lld", (long long)calls, (long long)stop);
            progress_record record = progress_new(calls, stop);
            int64_t made = ib_probe_callback(calls, progress_note, &record);
            CHECK_EQUAL(made, stop == 0 || stop > calls ? calls : stop);
            CHECK_EQUAL(record.calls, made);
            CHECK_EQUAL(record.last, made); /* 1, 2, 3, …: as many calls, each later than the one before */
            CHECK_EQUAL(record.misplaced, 0);
        }
    }
    TRYING("%s", "");
    progress_record record = progress_new(INT64_MAX, 3);
    CHECK_EQUAL(ib_probe_callback(INT64_MAX, progress_note, &record), 3);
    CHECK_EQUAL(ib_probe_callback(-1, progress_note, &record), -1);
    CHECK_EQUAL(ib_probe_callback(INT64_MIN, progress_note, &record), -1);
    CHECK_EQUAL(ib_probe_callback(5, NULL, &record), -1);
    CHECK_EQUAL(ib_probe_callback(0, NULL, NULL), -1);
    CHECK_EQUAL(record.calls, 3);
}

int main(void) {
    test_begin();
    ib_probe_empty();
    CHECK_EQUAL(ib_probe_add(2, -5), -3);
    CHECK_EQUAL(ib_probe_add(INT32_MAX, 1), INT32_MIN);
    CHECK_EQUAL(ib_probe_add(INT32_MIN, INT32_MIN), 0);
    check_first(STARTS_AT_GUARD);
    check_first(ENDS_AT_GUARD);
    check_copy_first(STARTS_AT_GUARD);
    check_copy_first(ENDS_AT_GUARD);
    check_length();
    check_callback();
    CHECK_EQUAL(ib_probe_c_to_c(INT64_MIN), 0);
    CHECK_EQUAL(ib_probe_c_to_c(-1), 0);
    CHECK_EQUAL(ib_probe_c_to_c(0), 0);
    CHECK_EQUAL(ib_probe_c_to_c(1), 1);
    CHECK_EQUAL(ib_probe_c_to_c(100000), 100000);
    return test_end();
}
