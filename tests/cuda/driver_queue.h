/* SPDX-License-Identifier: MIT
 *
 * The streams of driver_recorder.c, as late as the real driver's may be: work waits in its stream's queue until somebody
 * waits for that stream. A caller that forgets to wait sees what was there before, every time. Included once; the caller
 * has defined lock() and unlock().
 */
#ifndef DRIVER_QUEUE_H
#define DRIVER_QUEUE_H

#include <stdlib.h>
#include <string.h>

#include "driver_api.h"

enum { MAX_STREAMS = 8, MAX_PARAMETERS = 8, MAX_PARAMETER_BYTES = 512 };

struct CUctx_st { const char *name; int device; };
struct CUmod_st { CUcontext context; };
struct CUfunc_st {
    char name[64];
    void (*body)(const unsigned *grid, const unsigned *block, void **parameters);
    size_t sizes[MAX_PARAMETERS], count;
    CUcontext context; /* of the module it was last found in */
    int loaded;        /* it is loaded when first needed */
};

typedef enum { COPY, COPY_ROWS, SET, LAUNCH, CALL } work_kind;
struct work {
    struct work *next;
    work_kind kind;
    char *to;
    const char *from;
    void *staged; /* what `from` points to, if the driver has taken a copy */
    size_t bytes, rows, to_pitch, from_pitch;
    unsigned value, value_bytes;
    CUfunction function;
    unsigned grid[3], block[3];
    char values[MAX_PARAMETERS][MAX_PARAMETER_BYTES];
    CUhostFn callback;
    void *user;
};

struct queue { struct work *first, *last; };
struct CUstream_st { int live, recording, invalid; CUcontext context; struct queue waiting, recorded; };
struct CUgraph_st { struct queue nodes; };
struct CUgraphExec_st { struct queue nodes; };

/* The last one is the default stream. */
static struct CUstream_st streams[MAX_STREAMS + 1];
#define DEFAULT_STREAM (&streams[MAX_STREAMS])

static void append(struct queue *queue, const struct work *work) {
    struct work *added = malloc(sizeof *added);
    *added = *work;
    added->next = NULL;
    *(queue->first == NULL ? &queue->first : &queue->last->next) = added;
    queue->last = added;
}

static void append_all(struct queue *queue, const struct queue *of) {
    for (struct work *work = of->first; work != NULL; work = work->next) {
        append(queue, work);
    }
}

static struct work *take(struct queue *queue) {
    lock();
    struct work *work = queue->first;
    queue->first = work == NULL ? NULL : work->next;
    unlock();
    return work;
}

static void drop(struct queue *queue) {
    for (struct work *work = take(queue); work != NULL; work = take(queue)) {
        free(work);
    }
}

static void run(struct work *work) {
    void *parameters[MAX_PARAMETERS];
    for (size_t row = 0; work->kind == COPY_ROWS && row < work->rows; row++) {
        memmove(work->to + row * work->to_pitch, work->from + row * work->from_pitch, work->bytes);
    }
    for (size_t row = 0; work->kind == SET && row < work->rows; row++) {
        for (size_t at = 0; at < work->bytes; at += work->value_bytes) {
            memcpy(work->to + row * work->to_pitch + at, &work->value, work->value_bytes); /* little-endian, as devices are */
        }
    }
    if (work->kind == COPY) {
        memmove(work->to, work->from, work->bytes);
    } else if (work->kind == LAUNCH && work->function->body != NULL) {
        for (size_t k = 0; k < MAX_PARAMETERS; k++) {
            parameters[k] = work->values[k];
        }
        work->function->body(work->grid, work->block, parameters);
    } else if (work->kind == CALL) {
        work->callback(work->user);
    }
}

static CUstream known(CUstream stream) { return stream == NULL ? DEFAULT_STREAM : stream; }

static void flush(CUstream stream) {
    for (struct work *work = take(&known(stream)->waiting); work != NULL; work = take(&known(stream)->waiting)) {
        run(work);
        free(work->staged);
        free(work);
    }
}

static void flush_all(void) {
    for (int k = 0; k <= MAX_STREAMS; k++) {
        flush(&streams[k]);
    }
}

static void enqueue(CUstream stream, const struct work *work) {
    lock();
    append(known(stream)->recording ? &known(stream)->recorded : &known(stream)->waiting, work);
    unlock();
}

/* Whether work that is still waiting launches a kernel (memory is NULL), or uses the memory at that address. */
static int is_used(const void *memory) {
    int used = 0;
    lock();
    for (int k = 0; k <= MAX_STREAMS; k++) {
        for (struct work *work = streams[k].waiting.first; work != NULL; work = work->next) {
            used |= memory == NULL ? work->kind == LAUNCH : work->from == memory || work->to == memory;
        }
    }
    unlock();
    return used;
}

#endif
