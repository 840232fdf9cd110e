/* SPDX-License-Identifier: MIT
 *
 * Any arguments to any Jacobi form: what is out of range is refused and nothing is touched, the rest has the bits of
 * the definition, wherever it is stopped. The grid is as long as the header says, so that AddressSanitizer sees a
 * read or a write beside it.
 */
#include "fuzz.h"
#include "jacobi_forms.h"

typedef struct {
    const form *of;
    int64_t rows, columns, steps; /* of the call; the solver's shape may be another one */
    int32_t threads;
    int has_solver, has_grid, has_done, fits;
} call;

static ib_status expected(const call *one) {
    if (!one->has_solver || !one->has_grid || !one->has_done) {
        return IB_E_NULL;
    }
    if (one->rows < 1 || one->columns < 1 || one->steps < 0
        || (!one->of->alone && (one->threads < 1 || one->threads > IB_MAX_THREADS))) {
        return IB_E_RANGE;
    }
    return one->fits ? IB_OK : IB_E_SHAPE;
}

static ib_jacobi_solver *fuzz_solver(int64_t rows, int64_t columns, int32_t kind, int32_t threads) {
    ib_jacobi_solver *solver = NULL;
    ib_status status = TYPED(ib_jacobi_create)(rows, columns, kind, threads, &solver);
    if (rows < 1 || columns < 1 || threads < 1 || threads > IB_MAX_THREADS || kind < IB_JACOBI_PLAIN || kind > IB_JACOBI_HELD) {
        CHECK_EQUAL(status, IB_E_RANGE);
    } else if (rows > UINT16_MAX || columns > UINT16_MAX) {
        CHECK(status == IB_E_OVERFLOW || status == IB_E_MEMORY);
    } else {
        CHECK_EQUAL(status, IB_OK);
    }
    CHECK((solver == NULL) == (status != IB_OK));
    return solver;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {data, data + size};
    const form *of = &forms[fuzz_byte(&input) % COUNT_OF(forms)];
    TRYING("%s", of->name);
    int64_t rows = fuzz_size(&input, 120), columns = fuzz_size(&input, 200);
    int32_t most = fuzz_count(&input, 4), kind = fuzz_seldom(&input) ? fuzz_count(&input, 2) : of->kind;
    ib_jacobi_solver *solver = fuzz_solver(rows, columns, kind, most);
    if (solver == NULL) {
        rows = columns = 3;
    }
    call one = {.of = of, .rows = rows, .columns = columns, .steps = fuzz_byte(&input) % 40, .threads = fuzz_count(&input, 4)};
    if (fuzz_seldom(&input)) {
        one.rows = fuzz_size(&input, 5), one.columns = fuzz_size(&input, 5), one.steps = fuzz_size(&input, 5);
    }
    one.has_solver = solver != NULL && !fuzz_seldom(&input);
    one.has_grid = !fuzz_seldom(&input), one.has_done = !fuzz_seldom(&input);
    one.fits = solver != NULL && one.rows == rows && one.columns == columns && kind == of->kind
        && (of->alone || one.threads <= most);

    cell_kind cells = fuzz_byte(&input) % KINDS;
    test_seed = fuzz_bits(&input);
    CELL *grid = random_grid(rows, columns, cells), *before = new_copy(grid, cell_count(rows, columns) * sizeof *grid);
    progress_record record = progress_new(one.steps, fuzz_byte(&input) % 8);
    int64_t done = -7;
    ib_status status = of->solve(one.has_solver ? solver : NULL, one.has_grid ? grid : NULL, one.rows, one.columns,
        one.steps, one.threads, progress_note, &record, one.has_done ? &done : NULL);
    ib_status wanted = expected(&one);
    if (wanted == IB_OK && (status == IB_OK || status == IB_E_CANCELLED)) {
        fuzz_check_progress(&record, status, one.steps, done, 0);
        reference(before, rows, columns, done);
    } else {
        CHECK_EQUAL(status, wanted);
        CHECK_EQUAL(record.calls, 0);
    }
    CHECK(same_cells(grid, before, cell_count(rows, columns)));
    free(before);
    free(grid);
    ib_jacobi_destroy(solver);
    fuzz_end();
    return 0;
}
