/* SPDX-License-Identifier: MIT
 *
 * Every CUDA form on a real device returns the bits of ib_jacobi_serial_*(), reports and stops at whole steps. Skipped
 * (77) where there is no device. CELL and SUFFIX as in tests/native.
 */
#include "interopbridge_cuda.h"
#include "jacobi_forms.h"

typedef ib_status cuda_form(ib_jacobi_cuda_solver *, int64_t, ib_progress, void *, int64_t *, double *);
static const struct {
    const char *name;
    cuda_form *solve;
} cuda_forms[] = {
    {"step", ib_jacobi_cuda_step},
    {"graph", ib_jacobi_cuda_graph},
    {"tiled", ib_jacobi_cuda_tiled},
    {"persistent", ib_jacobi_cuda_persistent},
};

/* All forms in turn on one solver, each from the same start. */
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
    CHECK_EQUAL(TYPED(ib_jacobi_cuda_create)(rows, columns, &solver), IB_OK);
    for (size_t f = 0; solver != NULL && f < COUNT_OF(cuda_forms); f++) {
        TRYING("%s, %lld x %lld, %lld steps", cuda_forms[f].name, (long long)rows, (long long)columns, (long long)steps);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_upload)(solver, start, rows, columns), IB_OK);
        CHECK_EQUAL(cuda_forms[f].solve(solver, steps, NULL, NULL, &done, &seconds), IB_OK);
        CHECK_EQUAL(done, steps);
        CHECK(steps == 0 ? seconds == 0 : seconds > 0);
        CHECK_EQUAL(TYPED(ib_jacobi_cuda_download)(solver, got, rows, columns), IB_OK);
        CHECK(same_cells(got, wanted, count));
    }
    ib_jacobi_cuda_destroy(solver);
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
    CHECK_EQUAL(TYPED(ib_jacobi_cuda_create)(rows, columns, &solver), IB_OK);
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

int main(void) {
    test_begin();
    if (ib_cuda_status() != IB_OK) {
        printf("skipped: %s\n", ib_cuda_report());
        return 77;
    }
    printf("%s\n", ib_cuda_report());
    static const int64_t steps[] = {0, 1, 2, 3, 8, 17, 131};
    static const int64_t shapes[][2] = {{1, 1}, {1, 2}, {2, 1}, {1, 9000}, {9000, 1}, {3, 5}, {13, 17}, {67, 131}, {333, 777},
        {1000, 1000}, {1200, 901}, {2049, 1500}};
    for (size_t k = 0; k < COUNT_OF(shapes); k++) {
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            check_shape(shapes[k][0], shapes[k][1], steps[s], k % 2 == 0 ? PLAIN : SPECIAL);
        }
    }
    for (size_t f = 0; f < COUNT_OF(cuda_forms); f++) {
        check_progress(f, 100, 200, 100);
    }
    return test_end();
}
