/* SPDX-License-Identifier: MIT */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** Counts how often each value occurs.
 * @param values bytes
 * @param counts receives 256 counts */
void histogram_serial(const uint8_t *values IB_IN(n), int64_t n, int32_t *counts IB_OUT(256));

/** The same into four tables, added up at the end: equal values that follow each other do not wait for each other. */
void histogram_tables(const uint8_t *values IB_IN(n), int64_t n, int32_t *counts IB_OUT(256));

#endif
