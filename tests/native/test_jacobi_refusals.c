/* SPDX-License-Identifier: MIT
 *
 * Jacobi: every argument that is refused, with which code, and that nothing was touched.
 */
#include "jacobi_forms.h"

#define UNTOUCHED    0x5eed
#define OTHER_CREATE _Generic((CELL)0, float: ib_jacobi_create_f64, double: ib_jacobi_create_f32)

static void check_refused_create(int64_t rows, int64_t columns, int32_t kind, int32_t threads, ib_status wanted) {
    TRYING("create %lld x %lld, form %d, %d threads", (long long)rows, (long long)columns, (int)kind, (int)threads);
    ib_jacobi_solver *const before = (ib_jacobi_solver *)&test_seed, *solver = before;
    CHECK_EQUAL(TYPED(ib_jacobi_create)(rows, columns, kind, threads, &solver), wanted);
    CHECK(solver == before);
    TRYING("%s", "");
}

static void check_create(int32_t kind) {
    CHECK_EQUAL(TYPED(ib_jacobi_create)(3, 4, kind, 1, NULL), IB_E_NULL);
    static const int64_t outside[] = {0, -1, INT64_MIN};
    for (size_t k = 0; k < COUNT_OF(outside); k++) {
        check_refused_create(outside[k], 4, kind, 1, IB_E_RANGE);
        check_refused_create(3, outside[k], kind, 1, IB_E_RANGE);
        check_refused_create(3, 4, kind, (int32_t)outside[k], IB_E_RANGE);
    }
    check_refused_create(3, 4, kind, IB_MAX_THREADS + 1, IB_E_RANGE);
    check_refused_create(3, 4, kind, INT32_MAX, IB_E_RANGE);
    /* (2^31)^2 cells are 2^62: they fit in int64_t, their bytes do not. A sum that wraps would look small, as would a
     * product of 2^64 and a little. */
    static const int64_t large[][2] = {{INT64_MAX, 1}, {1, INT64_MAX}, {INT64_MAX, INT64_MAX}, {INT64_MAX - 1, 1},
        {1, INT64_MAX - 2}, {INT64_C(1) << 31, INT64_C(1) << 31}, {(INT64_C(1) << 32) - 1, (INT64_C(1) << 32) - 2},
        {1, INT64_MAX / (int64_t)sizeof(CELL)}, {INT64_MAX / (int64_t)sizeof(CELL) / 3 + 1, 1}};
    for (size_t k = 0; k < COUNT_OF(large); k++) {
        check_refused_create(large[k][0], large[k][1], kind, 1, IB_E_OVERFLOW);
    }
    /* Addressable in principle, beyond every address space in practice. */
    check_refused_create(INT64_C(1) << 27, INT64_C(1) << 28, kind, 1, IB_E_MEMORY);
}

/* A form may keep more bytes for a row than the grid has. Whatever their number, some of these rows times it are 2^64
 * and a little, which must not pass for a little. */
static void check_wrapping_create(int32_t kind) {
    for (uint64_t row = 64; row <= 8192; row += 64) {
        int64_t rows = (int64_t)(UINT64_MAX / row) - 1;
        TRYING("create %lld x 1, form %d", (long long)rows, (int)kind);
        ib_jacobi_solver *solver = NULL;
        ib_status status = TYPED(ib_jacobi_create)(rows, 1, kind, 1, &solver);
        CHECK(status == IB_E_OVERFLOW || status == IB_E_MEMORY);
        ib_jacobi_destroy(solver);
    }
    TRYING("%s", "");
}

/* The arguments of one call, right until a test spoils one of them. */
typedef struct {
    ib_jacobi_solver *solver;
    CELL *grid;
    int64_t rows, columns, steps;
    int32_t threads;
    int64_t *steps_done;
} call;

static void check_refused(const form *tried, call arguments, const CELL *grid, const int64_t *done, ib_status wanted) {
    TRYING("%s, %lld x %lld, %lld steps, %d threads", tried->name, (long long)arguments.rows,
        (long long)arguments.columns, (long long)arguments.steps, (int)arguments.threads);
    CELL before[5 * 6];
    memcpy(before, grid, sizeof before);
    progress_record record = progress_new(arguments.steps, 0);
    CHECK_EQUAL(tried->solve(arguments.solver, arguments.grid, arguments.rows, arguments.columns, arguments.steps,
        arguments.threads, progress_note, &record, arguments.steps_done), wanted);
    CHECK(memcmp(grid, before, sizeof before) == 0);
    CHECK_EQUAL(*done, UNTOUCHED);
    CHECK_EQUAL(record.calls, 0);
    TRYING("%s", "");
}

static void check_refusals(const form *tried) {
    int32_t other_kind = tried->kind == IB_JACOBI_PLAIN ? IB_JACOBI_BLOCKED : IB_JACOBI_PLAIN;
    ib_jacobi_solver *solver = new_solver(tried, 3, 4, tried->threads), *other_type = NULL, *other_form = NULL;
    CHECK_EQUAL(OTHER_CREATE(3, 4, tried->kind, tried->threads, &other_type), IB_OK);
    CHECK_EQUAL(TYPED(ib_jacobi_create)(3, 4, other_kind, tried->threads, &other_form), IB_OK);
    CELL grid[5 * 6];
    for (size_t k = 0; k < COUNT_OF(grid); k++) {
        grid[k] = random_cell(PLAIN);
    }
    int64_t done = UNTOUCHED;
    const call right = {solver, grid, 3, 4, 2, tried->threads, &done};
#define CHECK_REFUSED(argument, value, wanted)                                                                      \
    do {                                                                                                            \
        call spoiled = right;                                                                                       \
        spoiled.argument = value;                                                                                   \
        check_refused(tried, spoiled, grid, &done, wanted);                                                         \
    } while (0)
    CHECK_REFUSED(solver, NULL, IB_E_NULL);
    CHECK_REFUSED(grid, NULL, IB_E_NULL);
    CHECK_REFUSED(steps_done, NULL, IB_E_NULL);
    CHECK_REFUSED(rows, 0, IB_E_RANGE);
    CHECK_REFUSED(rows, -3, IB_E_RANGE);
    CHECK_REFUSED(rows, INT64_MIN, IB_E_RANGE);
    CHECK_REFUSED(columns, 0, IB_E_RANGE);
    CHECK_REFUSED(columns, -4, IB_E_RANGE);
    CHECK_REFUSED(steps, -1, IB_E_RANGE);
    CHECK_REFUSED(steps, INT64_MIN, IB_E_RANGE);
    CHECK_REFUSED(rows, 4, IB_E_SHAPE);
    CHECK_REFUSED(rows, 2, IB_E_SHAPE);
    CHECK_REFUSED(rows, INT64_MAX, IB_E_SHAPE);
    CHECK_REFUSED(columns, 3, IB_E_SHAPE);
    CHECK_REFUSED(columns, 5, IB_E_SHAPE);
    CHECK_REFUSED(columns, INT64_MAX, IB_E_SHAPE);
    CHECK_REFUSED(solver, other_type, IB_E_SHAPE);
    CHECK_REFUSED(solver, other_form, IB_E_SHAPE);
    call turned = right; /* as many cells */
    turned.rows = right.columns;
    turned.columns = right.rows;
    check_refused(tried, turned, grid, &done, IB_E_SHAPE);
    if (!tried->alone) {
        CHECK_REFUSED(threads, tried->threads + 1, IB_E_SHAPE);
        CHECK_REFUSED(threads, IB_MAX_THREADS, IB_E_SHAPE);
        CHECK_REFUSED(threads, 0, IB_E_RANGE);
        CHECK_REFUSED(threads, -1, IB_E_RANGE);
        CHECK_REFUSED(threads, INT32_MIN, IB_E_RANGE);
        CHECK_REFUSED(threads, IB_MAX_THREADS + 1, IB_E_RANGE);
        CHECK_REFUSED(threads, INT32_MAX, IB_E_RANGE);
    }
    ib_jacobi_destroy(other_form);
    ib_jacobi_destroy(other_type);
    ib_jacobi_destroy(solver);
}

int main(void) {
    test_begin();
    for (int32_t kind = IB_JACOBI_PLAIN; kind <= IB_JACOBI_HELD; kind++) {
        check_create(kind);
        check_wrapping_create(kind);
    }
    check_refused_create(3, 4, IB_JACOBI_PLAIN - 1, 1, IB_E_RANGE);
    check_refused_create(3, 4, IB_JACOBI_HELD + 1, 1, IB_E_RANGE);
    check_refused_create(3, 4, INT32_MIN, 1, IB_E_RANGE);
    ib_jacobi_destroy(NULL);
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_refusals(&forms[f]);
    }
    return test_end();
}
