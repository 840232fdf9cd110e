/* SPDX-License-Identifier: MIT
 *
 * What every native test program needs: checks that report and go on, the skip on a processor without the instruction
 * set asked for, repeatable random numbers. Each program is one source file, so everything here is static.
 */
#ifndef TEST_H
#define TEST_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interopbridge.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static int test_failures;

/* What is being tried: set by TRYING in loops over many cases, printed with a failure and on a crash. */
static char test_trying[160];
#define TRYING(...) ((void)snprintf(test_trying, sizeof test_trying, __VA_ARGS__))

static inline void test_fail(const char *file, int line, const char *what) {
    test_failures++;
    if (test_failures <= 20) { /* a broken kernel fails thousands of cases; the first few tell the story */
        fprintf(stderr, "%s:%d: failed: %s%s%s\n", file, line, what, test_trying[0] ? "  trying " : "", test_trying);
    }
}

#define CHECK(condition) ((condition) ? (void)0 : test_fail(__FILE__, __LINE__, #condition))

/* Integers of any width, with both values in the report. */
#define CHECK_EQUAL(got, wanted) test_equal((int64_t)(got), (int64_t)(wanted), __FILE__, __LINE__, #got " == " #wanted)
static inline void test_equal(int64_t got, int64_t wanted, const char *file, int line, const char *what) {
    if (got != wanted) {
        char text[240];
        snprintf(text, sizeof text, "%s (%lld, %lld)", what, (long long)got, (long long)wanted);
        test_fail(file, line, text);
    }
}

/* CTest sets INTEROPBRIDGE_ISA to each set of this build in turn. Only a set that the build has and the processor
 * lacks is a reason to skip (77); any other refusal is a failure, and so is getting another set than the one named. */
static inline void test_begin(void) {
    static const char *const built[] = {TEST_ISAS};
    const char *wanted = getenv("INTEROPBRIDGE_ISA"), *isa = ib_isa();
    for (size_t i = 0; isa == NULL && wanted != NULL && i < COUNT_OF(built); i++) {
        if (strcmp(wanted, built[i]) == 0) {
            printf("skipped: this processor lacks %s\n", wanted);
            exit(77);
        }
    }
    if (isa == NULL) {
        fprintf(stderr, "ib_isa() is NULL with INTEROPBRIDGE_ISA=%s\n", wanted != NULL ? wanted : "(not set)");
        exit(1);
    }
    CHECK(wanted == NULL || wanted[0] == '\0' || strcmp(isa, wanted) == 0);
}

static inline int test_end(void) {
    printf("%d checks failed\n", test_failures);
    return test_failures == 0 ? 0 : 1;
}

/* splitmix64: the same numbers on every platform. */
static uint64_t test_seed = 20;
static inline uint64_t test_random(void) {
    uint64_t z = test_seed += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

#endif
