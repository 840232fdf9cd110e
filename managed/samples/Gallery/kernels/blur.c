/* SPDX-License-Identifier: MIT */
#include "blur.h"

#include <string.h>

static void blur_row(const uint8_t *restrict above, const uint8_t *restrict row, const uint8_t *restrict below,
                     uint8_t *restrict blurred, int32_t width)
{
    blurred[0] = row[0];
    for (int32_t x = 1; x < width - 1; x++) {
        int sum = above[x - 1] + 2 * above[x] + above[x + 1] + 2 * row[x - 1] + 4 * row[x] + 2 * row[x + 1]
            + below[x - 1] + 2 * below[x] + below[x + 1];
        blurred[x] = (uint8_t)((sum + 8) / 16);
    }
    blurred[width - 1] = row[width - 1];
}

static void copy_edges(const uint8_t *picture, uint8_t *blurred, int64_t width, int64_t height)
{
    memcpy(blurred, picture, (size_t)width);
    memcpy(blurred + (height - 1) * width, picture + (height - 1) * width, (size_t)width);
}

void blur_serial(const uint8_t *picture, uint8_t *blurred, int32_t width, int32_t height)
{
    copy_edges(picture, blurred, width, height);
    for (int64_t y = 1; y < height - 1; y++) {
        const uint8_t *row = picture + y * width;
        blur_row(row - width, row, row + width, blurred + y * width, width);
    }
}

void blur_openmp(const uint8_t *picture, uint8_t *blurred, int32_t width, int32_t height)
{
    copy_edges(picture, blurred, width, height);
    #pragma omp parallel for
    for (int64_t y = 1; y < height - 1; y++) {
        const uint8_t *row = picture + y * width;
        blur_row(row - width, row, row + width, blurred + y * width, width);
    }
}
