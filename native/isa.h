/* SPDX-License-Identifier: MIT
 *
 * Kernels that are compiled once per instruction set, and the table that picks one set when the library is first
 * used. Internal: nothing here is exported.
 */
#ifndef IB_ISA_H
#define IB_ISA_H

#include <stdint.h>

/* Takes one Jacobi step over interior rows first..last (counted from 1, both included) of grids whose rows are
 * `columns + 2` apart. `from` and `to` do not overlap. */
typedef void ib_jacobi_rows_f64(const double *from, double *to, int64_t columns, int64_t first, int64_t last);
typedef void ib_jacobi_rows_f32(const float *from, float *to, int64_t columns, int64_t first, int64_t last);

typedef struct {
    const char *name; /* as ib_isa() reports it and INTEROPBRIDGE_ISA spells it */
    ib_jacobi_rows_f64 *jacobi_rows_f64;
    ib_jacobi_rows_f32 *jacobi_rows_f32;
} ib_kernels;

/* The set in use; NULL if INTEROPBRIDGE_ISA names one that cannot run here. */
const ib_kernels *ib_selected_kernels(void);

#endif
