/* SPDX-License-Identifier: MIT
 *
 * Kernels that are compiled once per instruction set, and the table that picks one set when the library is first
 * used. Internal: nothing here is exported.
 */
#ifndef IB_ISA_H
#define IB_ISA_H

#include <stdint.h>

#include "jacobi_blocked.h"
#include "nbody_kernel.h"

/* A name of the set that is being compiled: IB_ISA is x86_64_v3, say, and IB_ISA_NAME "x86-64-v3". */
#define IB_PASTE_(a, b)  a##_##b
#define IB_PASTE(a, b)   IB_PASTE_(a, b)
#define IB_PER_ISA(name) IB_PASTE(name, IB_ISA)

/* Takes one Jacobi step over interior rows first..last (counted from 1, both included) of grids whose rows are
 * `columns + 2` apart. `from` and `to` do not overlap. */
typedef void ib_jacobi_rows_f64(const double *from, double *to, int64_t columns, int64_t first, int64_t last);
typedef void ib_jacobi_rows_f32(const float *from, float *to, int64_t columns, int64_t first, int64_t last);

typedef struct {
    const char *name; /* as ib_isa() reports it and INTEROPBRIDGE_ISA spells it */
    ib_jacobi_rows_f64 *jacobi_rows_f64;
    ib_jacobi_rows_f32 *jacobi_rows_f32;
    const ib_blocked_kernel *jacobi_blocked_f64[IB_BLOCKED_SHAPES], *jacobi_blocked_f32[IB_BLOCKED_SHAPES];
    ib_nbody_kick_f64 *nbody_kick_f64;
    ib_nbody_kick_f32 *nbody_kick_f32;
    ib_nbody_drift_f64 *nbody_drift_f64;
    ib_nbody_drift_f32 *nbody_drift_f32;
} ib_kernels;

/* The set in use; NULL if INTEROPBRIDGE_ISA names one that cannot run here. */
const ib_kernels *ib_selected_kernels(void);

#endif
