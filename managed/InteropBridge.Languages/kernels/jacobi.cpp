// SPDX-License-Identifier: MIT
// The two loops in C++.
#include "cpp.h"

#include <algorithm>
#include <span>
#include <utility>

namespace {

void step(std::span<const double> from, std::span<double> to, std::size_t rows, std::size_t columns)
{
    const std::size_t stride = columns + 2;
    for (std::size_t i = 1; i <= rows; i++) {
        const double *row = from.data() + i * stride;
        double *out = to.data() + i * stride;
        for (std::size_t j = 1; j <= columns; j++) {
            out[j] = (row[j - stride] + row[j - 1] + row[j] + row[j + 1] + row[j + stride]) * 0.2;
        }
    }
}

} // namespace

int32_t cpp_jacobi_f64(double *grid, double *scratch, int64_t rows, int64_t columns, int64_t steps)
try {
    const auto length = static_cast<std::size_t>((rows + 2) * (columns + 2));
    std::span<double> from(grid, length), to(scratch, length);
    std::ranges::copy(from, to.begin()); // the boundary, which no step writes
    for (int64_t t = 0; t < steps; t++) {
        step(from, to, static_cast<std::size_t>(rows), static_cast<std::size_t>(columns));
        std::swap(from, to);
    }
    if (from.data() != grid) {
        std::ranges::copy(from, grid);
    }
    return 0;
} catch (...) { // an exception that left C++ would end the process
    return -1;
}
