/* SPDX-License-Identifier: MIT */
#include "bisect.h"

Bracket bisect(Bracket start, double width, curve f, void *user)
{
    Bracket now = start;
    int falls = f(now.low, user) > 0;
    while (now.high - now.low > width) {
        double middle = now.low + (now.high - now.low) / 2;
        if (middle <= now.low || middle >= now.high)
            break;
        if ((f(middle, user) > 0) == falls)
            now.low = middle;
        else
            now.high = middle;
        now.halvings++;
    }
    return now;
}
