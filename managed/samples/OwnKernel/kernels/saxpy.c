/* SPDX-License-Identifier: MIT */
#include "saxpy.h"

void saxpy(float a, const float *restrict x, float *restrict y, int64_t n)
{
    #pragma omp parallel for simd
    for (int64_t i = 0; i < n; i++)
        y[i] = a * x[i] + y[i];
}
