/* SPDX-License-Identifier: MIT */
#ifndef BISECT_H
#define BISECT_H

#include <stdint.h>
#include "interopbridge_contract.h"

/** An interval with a root of a function in it. */
typedef struct {
    double low, high;
    int32_t halvings; /* how often it was halved */
} Bracket;

typedef double (*curve)(double x, void *user);

/** Halves an interval until it is narrow enough. The function has different signs at its ends.
 * @param start the interval
 * @param width how narrow; 0 for as narrow as numbers can be
 * @param f the function
 * @return the narrow interval */
Bracket bisect(Bracket start, double width IB_RANGE(0, 1e300), curve f IB_CALLBACK(call), void *user IB_USER_DATA);

#endif
