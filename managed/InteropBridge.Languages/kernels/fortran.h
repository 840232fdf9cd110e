/* SPDX-License-Identifier: MIT */
#ifndef JACOBI_FORTRAN_H
#define JACOBI_FORTRAN_H

#include <stdint.h>
#include "interopbridge_contract.h"

#if defined(__cplusplus)
extern "C" {
#endif

/** Jacobi steps on a row-major grid of (rows + 2) x (columns + 2) elements, whose boundary is fixed.
 * @param grid the grid; on return the state after the last step
 * @param scratch memory for the odd steps, as large as the grid
 * @param rows interior rows
 * @param columns interior columns
 * @param steps how many, at least 0
 * @return 0; what fails in Fortran ends the process */
int32_t fortran_jacobi_f64(
    double *grid IB_INOUT((rows + 2) * (columns + 2)), double *scratch IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, 1000000), int64_t columns IB_RANGE(1, 1000000), int64_t steps IB_RANGE(0, INT64_MAX)) IB_STATUS;

/** As fortran_jacobi_f64, on several threads.
 * @param threads 1..1024 */
int32_t fortran_jacobi_openmp_f64(
    double *grid IB_INOUT((rows + 2) * (columns + 2)), double *scratch IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, 1000000), int64_t columns IB_RANGE(1, 1000000), int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, 1024)) IB_STATUS;

#if defined(__cplusplus)
}
#endif

#endif
