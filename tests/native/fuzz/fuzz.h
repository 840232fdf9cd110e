/* SPDX-License-Identifier: MIT
 *
 * What the fuzzers share: arguments read from libFuzzer's bytes, and the end of the program at the first failed check.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "progress.h"
#include "test.h"

typedef struct {
    const uint8_t *next, *end;
} fuzz_input;

/* 0 where the input has ended. */
static inline uint8_t fuzz_byte(fuzz_input *input) { return input->next < input->end ? *input->next++ : 0; }

static inline uint64_t fuzz_bits(fuzz_input *input) {
    uint64_t bits = 0;
    for (int k = 0; k < 8; k++) {
        bits = bits << 8 | fuzz_byte(input);
    }
    return bits;
}

/* Mostly 1..most; now and then a number at the edge of a type or a range, of which none above `most` can be a size in
 * memory: three rows of it are more bytes than any processor addresses. */
static inline int64_t fuzz_size(fuzz_input *input, int64_t most) {
    static const int64_t edges[] = {0, -1, INT64_MIN, INT64_MAX, INT64_MAX - 1, INT64_MAX - 2, INT64_MAX / 2,
        INT64_MAX / 8, (int64_t)1 << 50, (int64_t)1 << 58, -((int64_t)1 << 32)};
    uint8_t kind = fuzz_byte(input);
    uint16_t size = (uint16_t)(fuzz_byte(input) << 8 | fuzz_byte(input));
    return kind < 240 ? size % most + 1 : edges[size % COUNT_OF(edges)];
}

/* As fuzz_size() of arguments of 32 bits. */
static inline int32_t fuzz_count(fuzz_input *input, int32_t most) {
    static const int32_t edges[] = {0, -1, INT32_MIN, INT32_MAX, IB_MAX_THREADS + 1, 94, 95, 51, 52};
    uint8_t kind = fuzz_byte(input), count = fuzz_byte(input);
    return kind < 240 ? count % most + 1 : edges[count % COUNT_OF(edges)];
}

/* True in a 16th of the inputs. */
static inline int fuzz_seldom(fuzz_input *input) { return fuzz_byte(input) >= 240; }

static inline void fuzz_end(void) {
    if (test_failures > 0) {
        abort(); /* libFuzzer keeps the input */
    }
}

/* Whether a callback was called as the header says, by what it wrote down. `done` is what the function returned, which
 * can be `ahead` of the last report: other threads finish what they have begun. */
static inline void fuzz_check_progress(
    const progress_record *record, ib_status status, int64_t total, int64_t done, int64_t ahead) {
    CHECK_EQUAL(record->misplaced, 0);
    CHECK(status == IB_OK ? done == total : done >= 0 && done < total);
    CHECK(status == IB_OK || (record->stop_at_call > 0 && record->calls == record->stop_at_call && record->last <= done && done <= record->last + ahead));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libFuzzer calls it once. Where the processor lacks the set that INTEROPBRIDGE_ISA names the program ends with 77. */
int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count, (void)arguments;
    test_begin();
    fuzz_end();
    return 0;
}

#endif
