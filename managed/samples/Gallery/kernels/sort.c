/* SPDX-License-Identifier: MIT */
#include "sort.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

void sort_qsort(int32_t *numbers, int64_t n)
{
    if (n > 0)
        qsort(numbers, (size_t)n, sizeof *numbers, compare);
}

/* Negative numbers come first: their highest bit is turned over. */
static uint32_t digit(int32_t number, int shift)
{
    return (((uint32_t)number ^ 0x80000000u) >> shift) & 255;
}

void sort_radix(int32_t *numbers, int32_t *scratch, int64_t n)
{
    int32_t *from = numbers, *to = scratch;
    for (int shift = 0; shift < 32; shift += 8) {
        int64_t next[256] = {0}, sum = 0;
        for (int64_t i = 0; i < n; i++)
            next[digit(from[i], shift)]++;
        for (int value = 0; value < 256; value++) {
            int64_t count = next[value];
            next[value] = sum;
            sum += count;
        }
        for (int64_t i = 0; i < n; i++)
            to[next[digit(from[i], shift)]++] = from[i];
        int32_t *other = from;
        from = to;
        to = other;
    }
}
