/* SPDX-License-Identifier: MIT
 *
 * N-body: every form returns the bits of the definition, whatever the number of bodies, the cells and the
 * place in memory.
 */
#include "guard.h"
#include "nbody_forms.h"

/* Runs one form on copies of the seven arrays, each against a guard page of its own, and compares them with
 * `wanted`. */
static void check_run(const form *tried, const bodies *start, const bodies *wanted, int64_t steps, guard_place place) {
    int64_t n = start->count, done = -1;
    TRYING("%s, %lld bodies, softening %g, dt %g, %lld steps, %s", tried->name, (long long)n, (double)start->softening,
        (double)start->dt, (long long)steps, place == ENDS_AT_GUARD ? "ends at guard" : "starts at guard");
    guarded array[ARRAYS];
    for (int k = 0; k < ARRAYS; k++) {
        array[k] = guard_new((size_t)n * sizeof(CELL), place);
        memcpy(array[k].data, start->cells + k * n, array[k].bytes);
    }
    CHECK_EQUAL(tried->run(array[0].data, array[1].data, array[2].data, array[3].data, array[4].data, array[5].data,
        array[MASS].data, n, start->softening, start->dt, steps, tried->threads, NULL, NULL, &done), IB_OK);
    CHECK_EQUAL(done, steps);
    for (int k = 0; k < ARRAYS; k++) {
        CHECK(same_cells(array[k].data, wanted->cells + k * n, (size_t)n));
        CHECK(guard_intact(&array[k]));
        guard_free(&array[k]);
    }
    TRYING("%s", "");
}

/* Forms on several threads take turns, a case each: their time goes into waiting for each other. */
static void check_forms(const bodies *start, const int64_t *steps, size_t step_counts) {
    static size_t turn;
    bodies wanted = copy_bodies(start);
    for (size_t s = 0; s < step_counts; s++) {
        reference(&wanted, steps[s] - (s == 0 ? 0 : steps[s - 1]));
        for (size_t f = 0; f < COUNT_OF(forms); f++) {
            if (forms[f].threads <= 1 || turn % COUNT_OF(forms) == f) {
                check_run(&forms[f], start, &wanted, steps[s], STARTS_AT_GUARD);
                check_run(&forms[f], start, &wanted, steps[s], ENDS_AT_GUARD);
            }
        }
        turn++;
    }
    free(wanted.cells);
}

/* Every number of bodies over two blocks of lanes and more: each remainder, and more threads than blocks. */
static void check_counts(void) {
    static const int64_t steps[] = {0, 1, 2, 5};
    for (int64_t count = 1; count <= 70; count++) {
        for (cell_kind kind = 0; kind < KINDS; kind++) {
            bodies start = new_bodies(count, (CELL)0.05, (CELL)0.001, kind);
            check_forms(&start, steps, COUNT_OF(steps));
            let_bodies_coincide(&start);
            check_forms(&start, steps + 1, 2);
            free(start.cells);
        }
    }
}

/* The ends of what softening may be, where the cube of it is nearly subnormal or a pull overflows, and any dt. */
static void check_extremes(void) {
    static const CELL softenings[] = {(CELL)IB_NBODY_MIN_SOFTENING, 1, (CELL)IB_NBODY_MAX_SOFTENING};
    static const CELL times[] = {0, -(CELL)0, (CELL)-0.5, SMALLEST, LARGEST, (CELL)INFINITY, (CELL)NAN};
    static const int64_t steps[] = {1, 3};
    for (size_t s = 0; s < COUNT_OF(softenings); s++) {
        for (size_t t = 0; t < COUNT_OF(times); t++) {
            for (cell_kind kind = 0; kind < KINDS; kind++) {
                bodies start = new_bodies(37, softenings[s], times[t], kind);
                let_bodies_coincide(&start);
                check_forms(&start, steps, COUNT_OF(steps));
                free(start.cells);
            }
        }
    }
}

/* Numbers of bodies that give every thread several blocks, and one body more or less than whole blocks. Every form runs
 * each. */
static void check_large(void) {
    static const int64_t counts[] = {127, 128, 129, 255, 300, 511, 577, 1000};
    for (size_t k = 0; k < COUNT_OF(counts); k++) {
        bodies start = new_bodies(counts[k], (CELL)0.1, (CELL)0.01, PLAIN), wanted = copy_bodies(&start);
        reference(&wanted, 2);
        for (size_t f = 0; f < COUNT_OF(forms); f++) {
            check_run(&forms[f], &start, &wanted, 2, ENDS_AT_GUARD);
        }
        free(wanted.cells);
        free(start.cells);
    }
}

static void check_by_hand(CELL *cells, CELL *wanted, int64_t count, CELL softening, CELL dt, int64_t steps) {
    const bodies start = {count, softening, dt, cells}, end = {count, softening, dt, wanted};
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_run(&forms[f], &start, &end, steps, ENDS_AT_GUARD);
    }
}

static void check_known_answers(void) {
    /* (2, 3, 6) is 7 away, and 7^2 + 24^2 = 25^2: a mass of 25^3 pulls by the distance itself, twice that by 2. */
    static CELL two[] = {0, 2, 0, 3, 0, 6, 1, 0, 0, 0, 0, 0, 31250, 15625};
    static CELL two_later[] = {1, 1, (CELL)0.75, (CELL)1.5, (CELL)1.5, 3, 2, -2, (CELL)1.5, -3, 3, -6, 31250, 15625};
    check_by_hand(two, two_later, 2, 24, (CELL)0.5, 1);
    /* Alone, or in one place: nothing pulls, and a body goes straight on. */
    static CELL one[] = {5, 6, 7, 1, -2, 4, 9}, one_later[] = {8, 0, 19, 1, -2, 4, 9};
    check_by_hand(one, one_later, 1, (CELL)IB_NBODY_MIN_SOFTENING, (CELL)0.5, 6);
    static CELL together[] = {5, 5, 6, 6, 7, 7, 1, 0, 0, 2, 0, 0, 1, 1};
    static CELL apart[] = {6, 5, 6, 8, 7, 7, 1, 0, 0, 2, 0, 0, 1, 1};
    check_by_hand(together, apart, 2, (CELL)IB_NBODY_MIN_SOFTENING, 1, 1);
}

/* Pulls of 2^62, 4 and -2^62 on the first body: in that order the 4 is lost, in any other but the reverse it is not. */
static void check_order(void) {
    const CELL huge = (CELL)(INT64_C(1) << 60) * 125;
    CELL cells[ARRAYS * 4] = {0, 4, 4, -4};
    const CELL mass[4] = {0, huge, 125, huge};
    memcpy(cells + MASS * 4, mass, sizeof mass);
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        for (int last = 2; last <= 3; last++) { /* then the 4 comes last, and is the sum */
            TRYING("%s, the small pull %s", forms[f].name, last == 2 ? "second" : "last");
            bodies start = {4, 3, 1, cells}, tried = copy_bodies(&start);
            if (last == 3) {
                tried.cells[2] = -4;
                tried.cells[3] = 4;
                tried.cells[MASS * 4 + 2] = huge;
                tried.cells[MASS * 4 + 3] = 125;
            }
            int64_t done;
            CHECK_EQUAL(run(&forms[f], &tried, 1, NULL, &done), IB_OK);
            CHECK(tried.cells[3 * 4] == (last == 2 ? 0 : 4));
            free(tried.cells);
        }
    }
    TRYING("%s", "");
}

int main(void) {
    test_begin();
    check_known_answers();
    check_order();
    check_counts();
    check_extremes();
    check_large();
    return test_end();
}
