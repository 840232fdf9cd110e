#include "mandelbrot.h"

static int32_t steps_of(double cx, double cy, int32_t limit)
{
    double x = 0, y = 0;
    int32_t steps = 0;
    while (steps < limit && x * x + y * y <= 4.0) {
        double next = x * x - y * y + cx;
        y = 2.0 * x * y + cy;
        x = next;
        steps++;
    }
    return steps;
}

void mandelbrot_openmp(int32_t *counts, int32_t width, int32_t height, int32_t limit)
{
    /* Rows take very different times: hand them out one by one. */
    #pragma omp parallel for schedule(dynamic)
    for (int32_t row = 0; row < height; row++)
        for (int32_t column = 0; column < width; column++)
            counts[(int64_t)row * width + column] = steps_of(-2.0 + 3.0 * column / width, -1.5 + 3.0 * row / height, limit);
}
