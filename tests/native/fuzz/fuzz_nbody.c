/* SPDX-License-Identifier: MIT
 *
 * Any arguments to any n-body form: what is out of range is refused and nothing is touched, the rest has the bits of
 * the serial form. Every array is memory of its own, as long as the header says.
 */
#include "fuzz.h"
#include "nbody_forms.h"

#define MISSING_DONE ARRAYS

/* Any bits now and then, else what is likely. */
static CELL fuzz_cell(fuzz_input *input, CELL likely) {
    CELL cell = likely;
    if (fuzz_seldom(input)) {
        uint64_t bits = fuzz_bits(input);
        memcpy(&cell, &bits, sizeof cell);
    }
    return cell;
}

typedef struct {
    CELL *array[ARRAYS];
} arrays;

static arrays new_arrays(const CELL *cells, int64_t count) {
    arrays new;
    for (int k = 0; k < ARRAYS; k++) {
        new.array[k] = new_copy(&cells[k * count], (size_t)count * sizeof *cells);
    }
    return new;
}

static void free_arrays(arrays *of) {
    for (int k = 0; k < ARRAYS; k++) {
        free(of->array[k]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {data, data + size};
    const form *of = &forms[fuzz_byte(&input) % COUNT_OF(forms)];
    TRYING("%s", of->name);
    int64_t count = (int64_t)fuzz_byte(&input) % 70 + 1, steps = (int64_t)fuzz_byte(&input) % 6, asked = count;
    CELL softening = fuzz_cell(&input, (CELL)0.05), dt = fuzz_cell(&input, (CELL)0.01);
    int32_t threads = fuzz_count(&input, 5);
    if (fuzz_seldom(&input)) {
        asked = -(int64_t)fuzz_byte(&input), steps = fuzz_size(&input, 3);
    }
    int missing = fuzz_seldom(&input) ? fuzz_byte(&input) % (MISSING_DONE + 1) : -1;
    cell_kind kind = fuzz_byte(&input) % KINDS;
    test_seed = fuzz_bits(&input);
    bodies start = new_bodies(count, softening, dt, kind);
    arrays of_call = new_arrays(start.cells, count), of_reference = new_arrays(start.cells, count);
    CELL *p[ARRAYS], **q = of_reference.array;
    for (int k = 0; k < ARRAYS; k++) {
        p[k] = k == missing ? NULL : of_call.array[k];
    }

    int is_right = missing < 0 && asked >= 1 && steps >= 0 && (of->threads == 0 || (threads >= 1 && threads <= IB_MAX_THREADS))
        && softening >= (CELL)IB_NBODY_MIN_SOFTENING && softening <= (CELL)IB_NBODY_MAX_SOFTENING;
    steps = is_right && steps > 6 ? 6 : steps;
    progress_record record = progress_new(steps, fuzz_byte(&input) % 4);
    int64_t done = -7, reference_done = 0;
    ib_status status = of->run(p[0], p[1], p[2], p[3], p[4], p[5], p[6], asked, softening, dt, steps, threads,
        progress_note, &record, missing == MISSING_DONE ? NULL : &done);
    if (is_right) {
        CHECK(status == IB_OK || status == IB_E_CANCELLED);
        fuzz_check_progress(&record, status, steps, done, 0);
        CHECK_EQUAL(serial(q[0], q[1], q[2], q[3], q[4], q[5], q[6], count, softening, dt, done, 1, NULL, NULL, &reference_done), IB_OK);
    } else {
        CHECK_EQUAL(status, missing >= 0 ? IB_E_NULL : IB_E_RANGE);
        CHECK_EQUAL(record.calls, 0);
    }
    for (int k = 0; k < ARRAYS; k++) {
        CHECK(same_cells(of_call.array[k], q[k], (size_t)count));
    }
    free_arrays(&of_call);
    free_arrays(&of_reference);
    free(start.cells);
    fuzz_end();
    return 0;
}
