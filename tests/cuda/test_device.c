/* SPDX-License-Identifier: MIT
 *
 * Every CUDA form on a real device returns the bits of ib_jacobi_serial_*(), reports and stops at whole steps. Skipped
 * (77) where there is no device. CELL and SUFFIX as in tests/native. The argument:
 *   time    1000 steps of 1000 x 1000 cells by each form, the persistent one in both ways to exchange, with a hash of the
 *           result that peers.py compares
 *   small   shapes and steps few enough for compute-sanitizer, which takes a hundred times as long
 *   beside  the persistent form, 500 times in each way to exchange, while another stream fills the memory bus: flags between
 *           blocks that are not released and acquired rightly show under load first
 */
#if !defined(_WIN32)
#  include <pthread.h>
#  include <stdatomic.h>
#endif

#include <stdbool.h>

#include "interopbridge_cuda.h"
#include "jacobi_forms.h"

typedef ib_status cuda_form(ib_jacobi_cuda_solver *, int64_t, ib_progress, void *, int64_t *, double *);
static const struct {
    const char *name;
    cuda_form *solve;
    const char *exchange; /* INTEROPBRIDGE_CUDA_PERSISTENT */
} cuda_forms[] = {
    {"step", ib_jacobi_cuda_step, ""},
    {"graph", ib_jacobi_cuda_graph, ""},
    {"tiled", ib_jacobi_cuda_tiled, ""},
    {"persistent", ib_jacobi_cuda_persistent, ""},
#if !defined(_WIN32)
    {"persistent-mailboxes", ib_jacobi_cuda_persistent, "mailboxes"},
    {"persistent-seams", ib_jacobi_cuda_persistent, "seams"},
#endif
};

static ib_status create_for(size_t f, int64_t rows, int64_t columns, ib_jacobi_cuda_solver **solver) {
#if !defined(_WIN32)
    CHECK_EQUAL(setenv("INTEROPBRIDGE_CUDA_PERSISTENT", cuda_forms[f].exchange, 1), 0);
#endif
    return TYPED(ib_jacobi_cuda_create)(rows, columns, solver);
}

/* The persistent form may take another's place only where its kernel is not compiled for the device, or where the grid needs
 * more blocks than there are multiprocessors; a block of the largest size holds 88 x 80 cells or more. Without that, no test
 * would notice that a kernel never runs. Returns whether it did. */
static bool check_fallback(size_t f, const ib_jacobi_cuda_solver *solver, int64_t rows, int64_t columns) {
    const char *why = ib_jacobi_cuda_fallback(solver);
    long long blocks = 0;
    int multiprocessors = 0;
    if (cuda_forms[f].solve != ib_jacobi_cuda_persistent || why == NULL) {
        return true;
    }
    bool too_old = strcmp(cuda_forms[f].exchange, "mailboxes") == 0 && strstr(why, "is compiled for compute capability") != NULL;
    bool too_small = sscanf(why, "the grid needs %lld blocks of the largest size at once and the device has %d", &blocks,
        &multiprocessors) == 2 && blocks > multiprocessors && blocks <= (rows / 88 + 1) * (columns / 80 + 1);
    if (!too_old && !too_small) {
        fprintf(stderr, "%s did not run: %s\n", cuda_forms[f].name, why);
    }
    CHECK(too_old || too_small);
    return false;
}

/* All forms, each from the same start. */
static void check_shape(int64_t rows, int64_t columns, int64_t steps, cell_kind kind) {
    size_t count = cell_count(rows, columns);
    CELL *start = random_grid(rows, columns, kind), *wanted = new_copy(start, count * sizeof(CELL));
    CELL *got = new_copy(start, count * sizeof(CELL));
    ib_jacobi_solver *reference_solver = NULL;
    ib_jacobi_cuda_solver *solver = NULL;
    int64_t done = -1;
    double seconds = -1;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, IB_JACOBI_PLAIN, 1, &reference_solver), IB_OK);
    CHECK_EQUAL(TYPED(ib_jacobi_serial)(reference_solver, wanted, rows, columns, steps, NULL, NULL, &done), IB_OK);
    ib_jacobi_destroy(reference_solver);
    for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
        TRYING("%s, %lld x %lld, %lld steps", cuda_forms[f].name, (long long)rows, (long long)columns, (long long)steps);
        CHECK_EQUAL(create_for(f, rows, columns, &solver), IB_OK);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, start, rows, columns), IB_OK);
        CHECK_EQUAL(cuda_forms[f].solve(solver, steps, NULL, NULL, &done, &seconds), IB_OK);
        CHECK_EQUAL(done, steps);
        CHECK(steps == 0 ? seconds == 0 : seconds > 0);
        check_fallback(f, solver, rows, columns);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_download)(solver, got, rows, columns), IB_OK);
        CHECK(same_cells(got, wanted, count));
        ib_jacobi_cuda_destroy(solver);
        solver = NULL;
    }
    free(got);
    free(wanted);
    free(start);
}

/* Stopped at its second report, gone on with to the end: the same bits. */
static void check_progress(size_t f, int64_t rows, int64_t columns, int64_t steps) {
    size_t count = cell_count(rows, columns);
    CELL *cells = random_grid(rows, columns, PLAIN), *wanted = new_copy(cells, count * sizeof(CELL));
    ib_jacobi_cuda_solver *solver = NULL;
    int64_t first = 0, second = 0;
    double seconds = 0;
    TRYING("progress of %s", cuda_forms[f].name);
    CHECK_EQUAL(create_for(f, rows, columns, &solver), IB_OK);
    CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, cells, rows, columns), IB_OK);
    progress_record record = progress_new(steps, 2);
    CHECK_EQUAL(cuda_forms[f].solve(solver, steps, progress_note, &record, &first, &seconds), IB_E_CANCELLED);
    CHECK(first > 0 && first < steps);
    CHECK_EQUAL(record.calls, 2);
    CHECK_EQUAL(record.last, first);
    record = progress_new(steps - first, 0);
    CHECK_EQUAL(cuda_forms[f].solve(solver, steps - first, progress_note, &record, &second, &seconds), IB_OK);
    CHECK_EQUAL(record.misplaced, 0);
    CHECK_EQUAL(record.last, steps - first);
    CHECK_EQUAL(TYPED(ib_jacobi_cuda_download)(solver, cells, rows, columns), IB_OK);
    reference(wanted, rows, columns, steps);
    CHECK(same_cells(cells, wanted, count));
    CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, cells, rows + 1, columns), IB_E_SHAPE);
    CHECK_EQUAL(cuda_forms[f].solve(solver, -1, NULL, NULL, &first, &seconds), IB_E_RANGE);
    ib_jacobi_cuda_destroy(solver);
    free(wanted);
    free(cells);
}

#if !defined(_WIN32)
static atomic_int hog_stop, hog_solves;

/* Solves a grid larger than the caches, again and again. */
static void *hog(void *unused) {
    ib_jacobi_cuda_solver *solver = NULL;
    int64_t done = 0;
    double seconds = 0;
    (void)unused;
    for (ib_status status = ib_jacobi_cuda_create_f32(6000, 6000, &solver); status == IB_OK && !atomic_load(&hog_stop);) {
        status = ib_jacobi_cuda_step(solver, 20, NULL, NULL, &done, &seconds);
        atomic_fetch_add(&hog_solves, status == IB_OK);
    }
    ib_jacobi_cuda_destroy(solver);
    return NULL;
}

static void check_beside(size_t f, int64_t rows, int64_t columns, int64_t steps, int times) {
    size_t count = cell_count(rows, columns);
    CELL *start = random_grid(rows, columns, PLAIN), *wanted = new_copy(start, count * sizeof(CELL));
    CELL *got = new_copy(start, count * sizeof(CELL));
    ib_jacobi_cuda_solver *solver = NULL;
    int64_t done = 0;
    double seconds = 0;
    pthread_t thread;
    reference(wanted, rows, columns, steps);
    CHECK_EQUAL(create_for(f, rows, columns, &solver), IB_OK);
    if (!check_fallback(f, solver, rows, columns)) {
        printf("%s not run beside a hog: %s\n", cuda_forms[f].name, ib_jacobi_cuda_fallback(solver));
        times = 0;
    }
    atomic_store(&hog_stop, times == 0);
    atomic_store(&hog_solves, 0);
    CHECK_EQUAL(pthread_create(&thread, NULL, hog, NULL), 0);
    for (int k = 0; k < times && test_failures == 0; k++) {
        TRYING("%s, time %d of %d beside a hog", cuda_forms[f].name, k + 1, times);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, start, rows, columns), IB_OK);
        CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, steps, NULL, NULL, &done, &seconds), IB_OK);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_download)(solver, got, rows, columns), IB_OK);
        CHECK(same_cells(got, wanted, count));
    }
    atomic_store(&hog_stop, 1);
    pthread_join(thread, NULL);
    if (times > 0) {
        printf("%d solves by %s beside %d of the hog\n", times, cuda_forms[f].name, atomic_load(&hog_solves));
        CHECK(atomic_load(&hog_solves) > 0);
        CHECK(ib_jacobi_cuda_fallback(solver) == NULL);
    }
    ib_jacobi_cuda_destroy(solver);
    free(got);
    free(wanted);
    free(start);
}
#endif

/* The sum of each cell's bits times 2 * index + 1, modulo 2^64. */
static uint64_t hash_of(const CELL *cells, size_t count) {
    uint64_t sum = 0;
    for (size_t k = 0; k < count; k++) {
        uint64_t bits = 0;
        memcpy(&bits, &cells[k], sizeof cells[k]); /* little-endian, as every host of a GPU */
        sum += bits * (2 * (uint64_t)k + 1);
    }
    return sum;
}

/* The talk's start: the upper boundary 100, the left one -100, the antidiagonal 50. */
static CELL *talk_grid(int64_t side) {
    CELL *cells = calloc(cell_count(side, side), sizeof *cells);
    for (int64_t k = 0; k < side + 2; k++) {
        cells[k] = 100;
    }
    for (int64_t k = 0; k < side + 2; k++) {
        cells[k * (side + 2)] = -100;
    }
    for (int64_t k = 0; k < side + 2; k++) {
        cells[k * (side + 2) + side + 1 - k] = 50;
    }
    return cells;
}

/* The shortest of several solves, by the device's clock: of each form, and of the persistent one's two kinds of exchange, the
 * one with mailboxes and the one with seams in the grid. One that another form stood in for has no time. */
static void time_forms(int64_t side, int64_t steps, int times) {
    CELL *cells = talk_grid(side), *got = talk_grid(side);
    double shortest[COUNT_OF(cuda_forms)];
    bool ran[COUNT_OF(cuda_forms)];
    int64_t done = 0;
    uint64_t first = 0;
    for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
        ib_jacobi_cuda_solver *solver = NULL;
        double seconds = 0;
        CHECK_EQUAL(create_for(f, side, side, &solver), IB_OK);
        shortest[f] = 1e9;
        for (int k = 0; k < times; k++) {
            CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, cells, side, side), IB_OK);
            CHECK_EQUAL(cuda_forms[f].solve(solver, steps, NULL, NULL, &done, &seconds), IB_OK);
            shortest[f] = seconds < shortest[f] ? seconds : shortest[f];
        }
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_download)(solver, got, side, side), IB_OK);
        uint64_t hash = hash_of(got, cell_count(side, side));
        ran[f] = check_fallback(f, solver, side, side);
        if (ran[f]) {
            printf("time %s %.6f s, hash %016llx\n", cuda_forms[f].name, shortest[f], (unsigned long long)hash);
        } else {
            printf("no time of %s, as %s\n", cuda_forms[f].name, ib_jacobi_cuda_fallback(solver));
        }
        first = f == 0 ? hash : first;
        CHECK(hash == first);
        ib_jacobi_cuda_destroy(solver);
    }
    printf("milliseconds");
    for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
        char time[32] = "-";
        if (ran[f]) {
            snprintf(time, sizeof time, "%.3f", shortest[f] * 1000);
        }
        printf("%s %s %s", f == 0 ? ":" : ",", cuda_forms[f].name, time);
    }
    printf("\n");
    free(got);
    free(cells);
}

static void check_small(void) {
    static const int64_t steps[] = {1, 8, 17}, shapes[][2] = {{1, 1}, {3, 5}, {13, 17}, {67, 131}, {130, 170}};
    for (size_t k = 0; k < COUNT_OF(shapes); k++) {
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            check_shape(shapes[k][0], shapes[k][1], steps[s], PLAIN);
        }
    }
}

int main(int argument_count, char **arguments) {
    const char *what = argument_count > 1 ? arguments[1] : "";
    test_begin();
    if (ib_cuda_status() != IB_OK) {
        printf("skipped: %s\n", ib_cuda_report());
        return 77;
    }
    printf("%s\n", ib_cuda_report());
    if (strcmp(what, "time") == 0) {
        time_forms(1000, 1000, 5);
        return test_end();
    }
    if (strcmp(what, "small") == 0) {
        check_small();
        return test_end();
    }
#if !defined(_WIN32)
    if (strcmp(what, "beside") == 0) {
        for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
            if (cuda_forms[f].exchange[0] != 0) {
                check_beside(f, 1000, 1000, 100, 500);
            }
        }
        return test_end();
    }
#endif
    static const int64_t steps[] = {0, 1, 2, 3, 8, 17, 131};
    static const int64_t shapes[][2] = {{1, 1}, {1, 2}, {2, 1}, {1, 9000}, {9000, 1}, {3, 5}, {13, 17}, {67, 131}, {333, 777},
        {1000, 1000}, {1200, 901}, {2049, 1500}};
    for (size_t k = 0; k < COUNT_OF(shapes); k++) {
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            check_shape(shapes[k][0], shapes[k][1], steps[s], k % 2 == 0 ? PLAIN : SPECIAL);
        }
    }
    check_shape(4097, 4097, 17, PLAIN); /* tiles that touch no boundary, and a grid that no device holds in registers */
    check_shape(4097, 4097, 67, SPECIAL);
    for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
        check_progress(f, 100, 200, 200);
    }
    return test_end();
}
