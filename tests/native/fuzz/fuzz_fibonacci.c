/* SPDX-License-Identifier: MIT
 *
 * Any arguments to the Fibonacci forms, the probes and what the library says of itself. Recursive numbers stay below
 * 22, which keeps an input below a millisecond; above the documented most they are tried too, as they are refused.
 */
#include "fibonacci_forms.h"
#include "fuzz.h"

#define LIKELY 22

static const struct {
    number_function *number;
    int32_t most;
} numbers[] = {
    {ib_fibonacci_iterative_u64, IB_FIBONACCI_MAX_ITERATIVE},
    {ib_fibonacci_recursive_u64, IB_FIBONACCI_MAX_RECURSIVE},
    {ib_fibonacci_inlined_u64, IB_FIBONACCI_MAX_RECURSIVE},
};

static const struct {
    list_function *list;
    int32_t most;
    int alone;
} lists[] = {
    {iterative, IB_FIBONACCI_MAX_ITERATIVE + 1, 1},
    {recursive, IB_FIBONACCI_MAX_RECURSIVE + 1, 1},
    {inlined, IB_FIBONACCI_MAX_RECURSIVE + 1, 1},
#if defined(TEST_OPENMP)
    {ib_fibonacci_iterative_list_openmp_u64, IB_FIBONACCI_MAX_ITERATIVE + 1, 0},
    {ib_fibonacci_recursive_list_openmp_u64, IB_FIBONACCI_MAX_RECURSIVE + 1, 0},
#endif
};

static uint64_t fibonacci(int32_t n) {
    uint64_t a = 0, b = 1;
    for (int32_t k = 0; k < n; k++) {
        uint64_t next = a + b;
        a = b, b = next;
    }
    return a;
}

/* Any number, but none of those that are allowed and take long. */
static int32_t affordable(int32_t n, int32_t most) { return n > LIKELY && n <= most ? n % LIKELY : n; }

static void try_number(fuzz_input *input) {
    size_t k = fuzz_byte(input) % COUNT_OF(numbers);
    int32_t n = affordable((int32_t)fuzz_bits(input), numbers[k].most);
    n = fuzz_seldom(input) ? n : (int32_t)((uint32_t)n % LIKELY);
    uint64_t value = 7;
    int has_value = !fuzz_seldom(input);
    ib_status status = numbers[k].number(n, has_value ? &value : NULL);
    int is_right = n >= 0 && n <= numbers[k].most;
    CHECK_EQUAL(status, !has_value ? IB_E_NULL : is_right ? IB_OK : IB_E_RANGE);
    CHECK(value == (status == IB_OK ? fibonacci(n) : 7));
}

static void try_list(fuzz_input *input) {
    size_t k = fuzz_byte(input) % COUNT_OF(lists);
    int32_t count = affordable(fuzz_count(input, LIKELY), lists[k].most);
    int32_t threads = fuzz_count(input, 5), room = count > 0 && count <= lists[k].most ? count : 1, done = -7;
    int has_values = !fuzz_seldom(input), has_done = !fuzz_seldom(input);
    uint64_t *values = calloc((size_t)room, sizeof *values);
    progress_record record = progress_new(count, fuzz_byte(input) % 8);
    ib_status status = lists[k].list(has_values ? values : NULL, count, threads, progress_note, &record, has_done ? &done : NULL);
    int is_right = count >= 0 && count <= lists[k].most && (lists[k].alone || (threads >= 1 && threads <= IB_MAX_THREADS));
    if (has_values && has_done && is_right) {
        CHECK(status == IB_OK || status == IB_E_CANCELLED);
        fuzz_check_progress(&record, status, count, done, lists[k].alone ? 0 : count);
        int32_t set = 0;
        for (int32_t n = 0; n < count; n++) {
            CHECK(values[n] == fibonacci(n) || (status == IB_E_CANCELLED && values[n] == 0));
            set += values[n] != 0 || (n == 0 && done > 0);
        }
        CHECK(status == IB_E_CANCELLED ? set <= done + 1 : set == count);
    } else {
        CHECK_EQUAL(status, is_right || !has_values || !has_done ? IB_E_NULL : IB_E_RANGE);
        CHECK_EQUAL(record.calls, 0);
    }
    free(values);
}

static void try_probes(fuzz_input *input) {
    int32_t a = (int32_t)fuzz_bits(input), b = (int32_t)fuzz_bits(input);
    ib_probe_empty();
    CHECK_EQUAL(ib_probe_add(a, b), (int32_t)((uint32_t)a + (uint32_t)b));
    CHECK(ib_status_text(a) != NULL && ib_status_text(a % 10) != NULL);
    double x = 2.5, first = 7;
    int64_t length = fuzz_size(input, 1);
    int has_x = !fuzz_seldom(input), has_first = !fuzz_seldom(input);
    ib_status status = ib_probe_first(has_x ? &x : NULL, length, has_first ? &first : NULL);
    CHECK_EQUAL(status, !has_x || !has_first ? IB_E_NULL : length < 0 ? IB_E_RANGE : IB_OK);
    CHECK(first == (status != IB_OK ? 7 : length == 0 ? 0 : x));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {data, data + size};
    switch (fuzz_byte(&input) % 3) {
    case 0: try_number(&input); break;
    case 1: try_list(&input); break;
    default: try_probes(&input); break;
    }
    fuzz_end();
    return 0;
}
