/* The kernel's whole interface: C# sees exactly what stands here, checked as the IB_ contracts say. */
#ifndef MANDELBROT_H
#define MANDELBROT_H

#include <stdint.h>
#include "interopbridge_contract.h"

#define MANDELBROT_MAX_SIDE 65536

/** Counts for each point of a picture of the Mandelbrot set the steps until it escapes, on all cores.
 * @param counts the picture, row by row; limit for a point that stays */
void mandelbrot_openmp(int32_t *counts IB_OUT(width * height), int32_t width IB_RANGE(1, MANDELBROT_MAX_SIDE),
                       int32_t height IB_RANGE(1, MANDELBROT_MAX_SIDE), int32_t limit IB_RANGE(0, INT32_MAX));

#endif
