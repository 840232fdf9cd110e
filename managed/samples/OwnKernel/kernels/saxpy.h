/* SPDX-License-Identifier: MIT */
#ifndef SAXPY_H
#define SAXPY_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** y = a * x + y, element by element, on all cores.
 * @param a the factor
 * @param x as many elements as y
 * @param y holds the result on return */
void saxpy(float a, const float *x IB_IN(n), float *y IB_INOUT(n) IB_ALIAS(none), int64_t n);

#endif
