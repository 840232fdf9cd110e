/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi's schedule, below the public API: bands, groups and blocks forced small, so that small grids too
 * cross every seam between them; against a naive form, bit for bit. Linked with the kernels themselves.
 */
#include <stdbool.h>

#include "guard.h"
#include "isa.h"
#include "test.h"
#include "thread.h"

#define PASTE_(a, b) a##b
#define PASTE(a, b)  PASTE_(a, b)

enum { MOST_THREADS = 8 };
enum { ORDINARY, SUBNORMAL, HOSTILE, FILLINGS };

typedef struct {
    int64_t rows, columns, steps, threads;
    int filling;
    ib_blocked_tuning tuning;
    int64_t stop_at; /* the call of poll that asks to stop; 0: none */
} problem;

static CELL cell(int filling) {
    static const double hostile[] = {0.0, -0.0, 1e300 * 1e10, -1e300 * 1e10, 1.7e308, -1.7e308, 0x1p-1074, 3e38};
    double ordinary = (double)(int64_t)test_random() * 0x1p-56;
    if (filling == SUBNORMAL) {
        return (CELL)(ordinary * ((test_random() & 1) != 0 ? 0x1p-1070 : 0x1p-140));
    }
    return (CELL)(filling == HOSTILE && test_random() % 50 == 0 ? hostile[test_random() % COUNT_OF(hostile)] : ordinary);
}

static void naive_steps(CELL *grid, int64_t rows, int64_t columns, int64_t steps) {
    int64_t stride = columns + 2;
    size_t bytes = (size_t)((rows + 2) * stride) * sizeof(CELL);
    CELL *before = malloc(bytes);
    for (int64_t s = 0; s < steps; s++) {
        memcpy(before, grid, bytes);
        for (int64_t i = 1; i <= rows; i++) {
            for (int64_t j = 1; j <= columns; j++) {
                const CELL *r = before + i * stride + j;
                grid[i * stride + j] = (r[-stride] + r[-1] + r[0] + r[1] + r[stride]) * (CELL)0.2;
            }
        }
    }
    free(before);
}

/* Equal bits, or NaN on both sides: which NaN is not promised between compilers. */
static bool same(const CELL *a, const CELL *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (memcmp(a + i, b + i, sizeof(CELL)) != 0 && !(a[i] != a[i] && b[i] != b[i])) {
            return false;
        }
    }
    return true;
}

typedef struct {
    ib_blocked_plan *plan;
    int64_t thread;
} share;

static void work(void *argument) {
    share *mine = argument;
    ib_blocked_run(mine->plan, mine->thread);
}

static void run(ib_blocked_plan *plan) {
    thread threads[MOST_THREADS];
    share shares[MOST_THREADS];
    for (int64_t t = 0; t < plan->threads; t++) {
        shares[t] = (share){plan, t};
        threads[t] = (thread){.run = work, .argument = &shares[t]};
        thread_start(&threads[t]);
    }
    for (int64_t t = 0; t < plan->threads; t++) {
        thread_join(&threads[t]);
    }
}

typedef struct {
    int64_t calls, last, stop_at;
    bool backwards;
} watcher;

static int32_t watch(void *user, int64_t done, int64_t total) {
    watcher *w = user;
    w->backwards |= done < w->last || done > total;
    w->last = done;
    return ++w->calls == w->stop_at;
}

static int shape; /* of the tiles that are tested */

static const ib_blocked_kernel *const *shapes(void) { return ib_selected_kernels()->PASTE(jacobi_blocked_, SUFFIX); }

static void check(problem p) {
    TRYING("shape %d, %lld x %lld, %lld steps, %lld threads, filling %d, band %lld, group %lld, block %lld, stop %lld",
        shape, (long long)p.rows, (long long)p.columns, (long long)p.steps, (long long)p.threads, p.filling,
        (long long)p.tuning.band_rows, (long long)p.tuning.group_passes, (long long)p.tuning.block_tiles,
        (long long)p.stop_at);
    static int64_t cases;
    p.tuning.slow_subnormals = cases % 3 == 0;
    guard_place place = cases++ % 2 == 0 ? ENDS_AT_GUARD : STARTS_AT_GUARD;
    size_t count = (size_t)(p.rows + 2) * (size_t)(p.columns + 2), bytes = count * sizeof(CELL);
    ib_blocked_plan plan;
    ib_blocked_plan_init(&plan, shapes()[shape], p.rows, p.columns, p.threads, &p.tuning);
    guarded grid = guard_new(bytes, place), scratch = guard_new((plan.scratch_bytes + 127) / 128 * 128, place);
    memset(scratch.data, 0xff, plan.scratch_bytes); /* NaN everywhere: nothing may count on zeros */
    CELL *expected = malloc(bytes);
    for (size_t i = 0; i < count; i++) {
        expected[i] = cell(p.filling);
    }
    memcpy(grid.data, expected, bytes);
    watcher asked = {.stop_at = p.stop_at};
    ib_blocked_begin(&plan, grid.data, scratch.data, p.steps, watch, &asked);
    run(&plan);
    CHECK(!asked.backwards);
    CHECK(p.stop_at > 0 || plan.steps_done == p.steps);
    naive_steps(expected, p.rows, p.columns, plan.steps_done);
    CHECK(same(expected, grid.data, count));
    CHECK(guard_intact(&grid) && guard_intact(&scratch));
    free(expected);
    guard_free(&grid);
    guard_free(&scratch);
}

static ib_blocked_tuning sizes(int64_t i) {
    static const ib_blocked_tuning small[] = {
        {.band_rows = 0}, {.band_rows = 1, .group_passes = 1}, {.band_rows = 2, .group_passes = 3},
        {.band_rows = 5, .group_passes = 2, .block_tiles = 1}, {.band_rows = 7, .group_passes = 4},
        {.band_rows = 3, .group_passes = 3, .block_tiles = 2}, {.band_rows = 16, .group_passes = 5, .block_tiles = 7},
    };
    return small[i % (int64_t)COUNT_OF(small)];
}

static void check_squares(int64_t most) {
    for (int64_t n = 1; n <= most; n++) {
        for (int64_t steps = 0; steps <= 17; steps++) {
            check((problem){n, n, steps, 1 + (n + steps) % 5, (int)((n + steps) % FILLINGS), sizes(n * 3 + steps), 0});
        }
    }
}

static void check_shapes(void) {
    static const int64_t lengths[] = {1, 2, 3, 5, 13, 31, 64, 97, 127, 211, 509};
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        for (size_t j = 0; j < COUNT_OF(lengths); j++) {
            int64_t mix = (int64_t)(i * 7 + j);
            check((problem){lengths[i], lengths[j], 1 + mix % 40, 1 + mix % 5, (int)(mix % FILLINGS), sizes(mix), 0});
        }
    }
}

static void check_large(void) {
    check((problem){1000, 1000, 40, 2, ORDINARY, {0}, 0});
    check((problem){300, 1009, 64, 3, HOSTILE, {.block_tiles = 12}, 0});
    check((problem){4097, 4097, 13, 2, ORDINARY, {0}, 0});
    check((problem){64, 20011, 50, 2, ORDINARY, {0}, 0});
}

static void check_stopping(void) {
    for (int64_t i = 1; i < 200; i++) {
        check((problem){1 + i % 61, 1 + i * 7 % 83, 60, 1 + i % 5, ORDINARY, sizes(i), 1 + i % 9});
    }
}

/* Whatever is chosen is one of them, and the same the next time. What is faster is not for a test to say. */
static void check_choice(void) {
    const ib_blocked_kernel *const *all = shapes(), *chosen = ib_blocked_choose(all, 1000, 1000);
    CHECK(chosen == all[IB_BLOCKED_USUAL] || (chosen != NULL && chosen == all[IB_BLOCKED_DEEP]));
    CHECK(ib_blocked_choose(all, 3, 3) == chosen);
    if (all[IB_BLOCKED_DEEP] != NULL) {
        (void)ib_blocked_deep_is_faster(all);
    }
    const ib_blocked_kernel *const only[IB_BLOCKED_SHAPES] = {all[IB_BLOCKED_USUAL], NULL};
    CHECK(ib_blocked_choose(only, 1000, 1000) == all[IB_BLOCKED_USUAL]);
}

int main(void) {
    test_begin();
    check_choice();
    for (shape = 0; shape < IB_BLOCKED_SHAPES; shape++) {
        if (shapes()[shape] != NULL) {
            check_squares(70);
            check_stopping();
            check_shapes();
            check_large();
        }
    }
    return test_end();
}
