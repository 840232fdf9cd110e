/* SPDX-License-Identifier: MIT */
#include "gravity.h"

#include <math.h>

/* The pulls on one body are added in the order of the bodies, as C# does it: another order gives other last bits. That
 * keeps compilers from using vectors here. */
static void pull(const double *x, const double *y, const double *mass, double *ax, double *ay, int64_t n, int64_t i)
{
    double sum_x = 0, sum_y = 0;
    for (int64_t j = 0; j < n; j++) {
        double dx = x[j] - x[i], dy = y[j] - y[i], d2 = dx * dx + dy * dy + 0.0001;
        double strength = mass[j] / (d2 * sqrt(d2));
        sum_x += dx * strength;
        sum_y += dy * strength;
    }
    ax[i] = sum_x;
    ay[i] = sum_y;
}

void gravity_serial(const double *x, const double *y, const double *mass, double *ax, double *ay, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        pull(x, y, mass, ax, ay, n, i);
}

void gravity_openmp(const double *x, const double *y, const double *mass, double *ax, double *ay, int64_t n)
{
    #pragma omp parallel for
    for (int64_t i = 0; i < n; i++)
        pull(x, y, mass, ax, ay, n, i);
}
