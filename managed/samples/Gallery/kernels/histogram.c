/* SPDX-License-Identifier: MIT */
#include "histogram.h"

#include <string.h>

void histogram_serial(const uint8_t *values, int64_t n, int32_t *counts)
{
    memset(counts, 0, 256 * sizeof *counts);
    for (int64_t i = 0; i < n; i++)
        counts[values[i]]++;
}

void histogram_tables(const uint8_t *values, int64_t n, int32_t *counts)
{
    int32_t tables[4][256] = {{0}};
    int64_t i = 0;
    for (; i + 3 < n; i += 4) {
        tables[0][values[i]]++;
        tables[1][values[i + 1]]++;
        tables[2][values[i + 2]]++;
        tables[3][values[i + 3]]++;
    }
    for (; i < n; i++)
        tables[0][values[i]]++;
    for (int value = 0; value < 256; value++)
        counts[value] = tables[0][value] + tables[1][value] + tables[2][value] + tables[3][value];
}
