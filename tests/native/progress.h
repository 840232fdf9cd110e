/* SPDX-License-Identifier: MIT
 *
 * A progress callback that writes down how it was called and can ask to stop.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "test.h"

typedef struct {
    int64_t stop_at_call; /* ask to stop at this call, counted from 1, and at every later one; 0: never */
    int64_t calls, first, last, total;
    int64_t widest;    /* the largest step of `done` from one call to the next */
    int64_t misplaced; /* calls that were out of order, on another thread, or with another total */
    const char *thread;
} progress_record;

/* Its address is another one on every thread. */
static _Thread_local char progress_thread;

static inline progress_record progress_new(int64_t total, int64_t stop_at_call) {
    return (progress_record){.total = total, .stop_at_call = stop_at_call, .thread = &progress_thread};
}

static inline int32_t progress_note(void *user, int64_t done, int64_t total) {
    progress_record *record = user;
    record->misplaced += done <= record->last || done > total || total != record->total
        || record->thread != &progress_thread;
    record->calls++;
    if (record->calls == 1) {
        record->first = done;
    }
    if (done - record->last > record->widest) {
        record->widest = done - record->last;
    }
    record->last = done;
    return record->stop_at_call != 0 && record->calls >= record->stop_at_call ? 7 : 0; /* any number but 0 stops */
}

#endif
