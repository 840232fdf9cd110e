/* SPDX-License-Identifier: MIT */
#ifndef SORT_H
#define SORT_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** Sorts by the C library's qsort. */
void sort_qsort(int32_t *numbers IB_INOUT(n), int64_t n);

/** Sorts by radix: four passes, a byte each.
 * @param scratch as long as the numbers; what is in it afterwards is of no use */
void sort_radix(int32_t *numbers IB_INOUT(n) IB_ALIAS(none), int32_t *scratch IB_INOUT(n) IB_ALIAS(none), int64_t n);

#endif
