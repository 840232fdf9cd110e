/* SPDX-License-Identifier: MIT
 *
 * Just enough of threads: start a function, wait for it. (C11's threads.h is missing on macOS.)
 */
#ifndef THREAD_H
#define THREAD_H

#include "test.h"

#if defined(_WIN32)
#  include <windows.h>
typedef HANDLE thread_handle;
#else
#  include <pthread.h>
typedef pthread_t thread_handle;
#endif

typedef struct {
    void (*run)(void *argument);
    void *argument;
    thread_handle handle;
} thread;

#if defined(_WIN32)
static DWORD WINAPI thread_main(void *self) {
    ((thread *)self)->run(((thread *)self)->argument);
    return 0;
}
static inline void thread_start(thread *self) {
    self->handle = CreateThread(NULL, 0, thread_main, self, 0, NULL);
    if (self->handle == NULL) {
        fprintf(stderr, "no thread\n");
        exit(1);
    }
}
static inline void thread_join(thread *self) {
    WaitForSingleObject(self->handle, INFINITE);
    CloseHandle(self->handle);
}
#else
static void *thread_main(void *self) {
    ((thread *)self)->run(((thread *)self)->argument);
    return NULL;
}
static inline void thread_start(thread *self) {
    if (pthread_create(&self->handle, NULL, thread_main, self) != 0) {
        fprintf(stderr, "no thread\n");
        exit(1);
    }
}
static inline void thread_join(thread *self) { pthread_join(self->handle, NULL); }
#endif

#endif
