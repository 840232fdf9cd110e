/* SPDX-License-Identifier: MIT */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stdint.h>
#include "interopbridge_contract.h"

#define SAMPLE_LARGEST 1000000

/** The sum of the products of corresponding elements.
 * @param x left factors
 * @param y right factors, as many */
double sample_dot(const double *x IB_IN(n), const double *y IB_IN(n), int64_t n);

/** Multiplies every element, on several threads.
 * @param factor 0..SAMPLE_LARGEST */
void sample_scale(double factor IB_RANGE(0, SAMPLE_LARGEST), double *x IB_INOUT(n), int64_t n);

/** As sample_scale, on a CUDA device.
 * @return 0, or the CUDA runtime's error */
int32_t sample_scale_cuda(double factor, double *x IB_INOUT(n), int64_t n) IB_STATUS;

#endif
