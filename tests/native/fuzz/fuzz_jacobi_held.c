/* SPDX-License-Identifier: MIT
 *
 * Any calls on a grid that a solver holds: blocks copied in and out and steps taken, with any arguments. What is refused
 * touches nothing; the rest has the bits of the definition. A block is as long as the header says, so that
 * AddressSanitizer sees a read or a write beside it.
 */
#include "fuzz.h"
#include "jacobi_forms.h"

typedef struct {
    ib_jacobi_solver *solver;
    CELL *grid; /* what the solver should hold */
    int64_t rows, columns;
    int32_t threads;
} held;

/* A place or a length within `extent`, or a number at the edge of its type. */
static int64_t fuzz_part(fuzz_input *input, int64_t extent) {
    int64_t part = fuzz_size(input, extent + 1);
    return part >= 1 && part <= extent + 1 ? part - 1 : part;
}

static void copy_block(fuzz_input *input, const held *it, int writes) {
    int64_t row = fuzz_part(input, it->rows + 2), column = fuzz_part(input, it->columns + 2);
    int64_t rows = fuzz_part(input, it->rows + 2), columns = fuzz_part(input, it->columns + 2);
    int is_range = row < 0 || column < 0 || rows < 0 || columns < 0;
    int fits = !is_range && row <= it->rows + 2 && rows <= it->rows + 2 - row && column <= it->columns + 2
        && columns <= it->columns + 2 - column;
    size_t count = fits ? (size_t)(rows * columns) : 0;
    CELL *cells = malloc(count * sizeof *cells);
    for (size_t k = 0; k < count; k++) {
        cells[k] = random_cell(PLAIN);
    }
    int has_cells = !fuzz_seldom(input) && cells != NULL;
    ib_status wanted = !has_cells && rows != 0 && columns != 0 ? IB_E_NULL : is_range ? IB_E_RANGE : fits ? IB_OK : IB_E_SHAPE;
    ib_status status = writes ? TYPED(ib_jacobi_held_write)(it->solver, row, column, rows, columns, has_cells ? cells : NULL)
                              : TYPED(ib_jacobi_held_read)(it->solver, row, column, rows, columns, has_cells ? cells : NULL);
    CHECK_EQUAL(status, wanted);
    for (int64_t r = 0; status == IB_OK && has_cells && r < rows; r++) {
        CELL *at = it->grid + (row + r) * (it->columns + 2) + column;
        if (writes) {
            memcpy(at, cells + r * columns, (size_t)columns * sizeof *at);
        } else {
            CHECK(same_cells(at, cells + r * columns, (size_t)columns));
        }
    }
    free(cells);
}

static void step(fuzz_input *input, const held *it) {
    int64_t steps = fuzz_part(input, 40);
    int32_t threads = fuzz_count(input, 4);
    int is_alone = fuzz_byte(input) % 2;
    steps = steps > 40 || steps < 0 ? -1 : steps; /* others take for ever, or are refused like this one */
#if defined(TEST_OPENMP)
    ib_status wanted = steps < 0 || (!is_alone && (threads < 1 || threads > IB_MAX_THREADS)) ? IB_E_RANGE
        : !is_alone && threads > it->threads ? IB_E_SHAPE : IB_OK;
    ib_status status = is_alone ? TYPED(ib_jacobi_held)(it->solver, steps) : TYPED(ib_jacobi_held_openmp)(it->solver, steps, threads);
#else
    (void)threads, (void)is_alone;
    ib_status wanted = steps < 0 ? IB_E_RANGE : IB_OK, status = TYPED(ib_jacobi_held)(it->solver, steps);
#endif
    CHECK_EQUAL(status, wanted);
    if (status == IB_OK) {
        reference(it->grid, it->rows, it->columns, steps);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {data, data + size};
    held it = {.rows = 1 + fuzz_byte(&input) % 120, .columns = 1 + fuzz_byte(&input) % 200, .threads = 1 + fuzz_byte(&input) % 4};
    cell_kind cells = fuzz_byte(&input) % KINDS;
    test_seed = fuzz_bits(&input);
    CHECK_EQUAL(TYPED(ib_jacobi_create)(it.rows, it.columns, IB_JACOBI_HELD, it.threads, &it.solver), IB_OK);
    it.grid = random_grid(it.rows, it.columns, cells);
    CHECK_EQUAL(TYPED(ib_jacobi_held_write)(it.solver, 0, 0, it.rows + 2, it.columns + 2, it.grid), IB_OK);
    for (int calls = 0; calls < 4 && input.next < input.end; calls++) {
        switch (fuzz_byte(&input) % 3) {
        case 0: copy_block(&input, &it, 0); break;
        case 1: copy_block(&input, &it, 1); break;
        default: step(&input, &it); break;
        }
    }
    size_t count = cell_count(it.rows, it.columns);
    CELL *left = malloc(count * sizeof *left);
    CHECK_EQUAL(TYPED(ib_jacobi_held_read)(it.solver, 0, 0, it.rows + 2, it.columns + 2, left), IB_OK);
    CHECK(same_cells(left, it.grid, count));
    free(left);
    free(it.grid);
    ib_jacobi_destroy(it.solver);
    fuzz_end();
    return 0;
}
