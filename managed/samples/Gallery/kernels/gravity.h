/* SPDX-License-Identifier: MIT */
#ifndef GRAVITY_H
#define GRAVITY_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** The pulls of all bodies on each of them, in a plane, with distances softened by 0.01.
 * @param mass masses times the gravitational constant
 * @param ax receives the accelerations along x, ay those along y */
void gravity_serial(const double *x IB_IN(n), const double *y IB_IN(n), const double *mass IB_IN(n),
                    double *ax IB_OUT(n) IB_ALIAS(none), double *ay IB_OUT(n) IB_ALIAS(none), int64_t n);

/** The same, on all cores. */
void gravity_openmp(const double *x IB_IN(n), const double *y IB_IN(n), const double *mass IB_IN(n),
                    double *ax IB_OUT(n) IB_ALIAS(none), double *ay IB_OUT(n) IB_ALIAS(none), int64_t n);

#endif
