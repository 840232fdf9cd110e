/* SPDX-License-Identifier: MIT
 *
 * For tests that are compiled once per element type: CELL is the type and SUFFIX its ending (double and f64). Random
 * cells of several kinds, and their comparison.
 */
#ifndef CELLS_H
#define CELLS_H

#include <float.h>
#include <math.h>

#include "test.h"

#define PASTE_(a, b) a##_##b
#define PASTE(a, b)  PASTE_(a, b)
#define TYPED(name)  PASTE(name, SUFFIX) /* ib_jacobi_create -> ib_jacobi_create_f64 */

static inline void *new_copy(const void *source, size_t bytes) {
    void *copy = malloc(bytes);
    if (copy == NULL) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    return memcpy(copy, source, bytes);
}

/* PLAIN cells are within +-100. BITS are any finite pattern, most of them huge or tiny, so that sums overflow and later
 * steps meet infinities and NaN. FRONT are the smallest normal numbers and their thousandfold, of which products and
 * fractions are subnormal. SPECIAL mixes infinities, NaN, zeros and extremes into plain cells. */
typedef enum { PLAIN, BITS, DENORMALS, FRONT, SIGNED_ZEROS, SPECIAL, KINDS } cell_kind;

#define SMALLEST _Generic((CELL)0, float: FLT_TRUE_MIN, double: DBL_TRUE_MIN)
#define NORMAL   _Generic((CELL)0, float: FLT_MIN, double: DBL_MIN)
#define LARGEST  _Generic((CELL)0, float: FLT_MAX, double: DBL_MAX)

static inline CELL random_cell(cell_kind kind) {
    static const CELL special[] = {(CELL)INFINITY, -(CELL)INFINITY, (CELL)NAN, 0, -(CELL)0, SMALLEST, -SMALLEST,
        LARGEST, -LARGEST};
    CELL cell;
    switch (kind) {
    case BITS:
        do {
            uint64_t bits = test_random();
            memcpy(&cell, &bits, sizeof cell);
        } while (!isfinite(cell));
        return cell;
    case DENORMALS: return (CELL)((int64_t)(test_random() >> 39) - (1 << 24)) * SMALLEST; /* up to the first normals */
    case FRONT: return (CELL)((int64_t)(test_random() % 2001) - 1000) * NORMAL;
    case SIGNED_ZEROS: return test_random() % 2 ? (CELL)0 : -(CELL)0;
    case SPECIAL:
        if (test_random() % 8 == 0) {
            return special[test_random() % COUNT_OF(special)];
        }
        break;
    default: break;
    }
    return (CELL)((int64_t)(test_random() % 2000001) - 1000000) / 10000;
}

/* Bit for bit, but for the sign and payload of a NaN: of two NaN operands the processor passes on the first, and which
 * is first is the compiler's choice, another one in a vector loop and its tail. */
static inline int same_cells(const CELL *a, const CELL *b, size_t count) {
    if (memcmp(a, b, count * sizeof *a) == 0) {
        return 1;
    }
    for (size_t k = 0; k < count; k++) {
        if (memcmp(&a[k], &b[k], sizeof *a) != 0 && !(isnan(a[k]) && isnan(b[k]))) {
            return 0;
        }
    }
    return 1;
}

#endif
