/* The kernel for CUDA. */
#ifndef MANDELBROT_CUDA_H
#define MANDELBROT_CUDA_H

#include "mandelbrot.h"

/** As mandelbrot_openmp, on a CUDA device.
 * @return 0, or the error of the CUDA runtime */
int32_t mandelbrot_cuda(int32_t *counts IB_OUT(width * height), int32_t width IB_RANGE(1, MANDELBROT_MAX_SIDE),
                        int32_t height IB_RANGE(1, MANDELBROT_MAX_SIDE), int32_t limit IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Why there is no CUDA here, or NULL. */
const char *mandelbrot_cuda_unavailable(void) IB_STRING;

#endif
