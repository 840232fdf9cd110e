/* SPDX-License-Identifier: MIT */
#include "sample.h"

double sample_dot(const double *x, const double *y, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

void sample_scale(double factor, double *x, int64_t n)
{
    #pragma omp parallel for
    for (int64_t i = 0; i < n; i++)
        x[i] *= factor;
}
