/* SPDX-License-Identifier: MIT */
#ifndef BLUR_H
#define BLUR_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** Blurs a grey picture: each pixel becomes the weighted mean of the 3 x 3 around it (1 2 1, 2 4 2, 1 2 1). The outermost
 * pixels stay as they are.
 * @param picture row by row
 * @param blurred receives the result */
void blur_serial(const uint8_t *picture IB_IN(width * height), uint8_t *blurred IB_OUT(width * height) IB_ALIAS(none),
                 int32_t width IB_RANGE(1, INT32_MAX), int32_t height IB_RANGE(1, INT32_MAX));

/** The same, on all cores. */
void blur_openmp(const uint8_t *picture IB_IN(width * height), uint8_t *blurred IB_OUT(width * height) IB_ALIAS(none),
                 int32_t width IB_RANGE(1, INT32_MAX), int32_t height IB_RANGE(1, INT32_MAX));

#endif
