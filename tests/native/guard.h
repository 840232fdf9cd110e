/* SPDX-License-Identifier: MIT
 *
 * Buffers between two pages that cannot be touched. A buffer lies against one of them, so that a read or a write one
 * element too far kills the test there; on its other side are filler bytes, which guard_intact() finds changed by a
 * write. Try both places: a read too far is seen only on the side of the guard.
 */
#ifndef GUARD_H
#define GUARD_H

#include <signal.h>
#include <string.h>

#include "test.h"

#if defined(_WIN32)
#  include <windows.h>
#else
#  include <sys/mman.h>
#  include <unistd.h>
#endif

#define GUARD_FILLER 0xA5

typedef enum { STARTS_AT_GUARD, ENDS_AT_GUARD } guard_place;
#define GUARD_PLACES 2

typedef struct {
    void *data; /* `bytes` bytes, as aligned as `bytes` is */
    size_t bytes;
    unsigned char *pages; /* what lies between the guards */
    size_t room, page;
} guarded;

/* Names the case before the process dies of its signal. */
static void guard_crashed(int signal_number) {
    fprintf(stderr, "crashed (signal %d) trying %s\n", signal_number, test_trying);
    signal(signal_number, SIG_DFL);
}

#if defined(_WIN32)
static size_t guard_page_size(void) {
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
}
static unsigned char *guard_map(size_t size) {
    return VirtualAlloc(NULL, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
}
static int guard_protect(unsigned char *page, size_t size) {
    DWORD before;
    return VirtualProtect(page, size, PAGE_NOACCESS, &before) != 0;
}
static void guard_unmap(unsigned char *start, size_t size) {
    (void)size;
    VirtualFree(start, 0, MEM_RELEASE);
}
static void guard_watch(void) { signal(SIGSEGV, guard_crashed); }
#else
static size_t guard_page_size(void) { return (size_t)sysconf(_SC_PAGESIZE); }
static unsigned char *guard_map(size_t size) {
    void *start = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return start == MAP_FAILED ? NULL : start;
}
static int guard_protect(unsigned char *page, size_t size) { return mprotect(page, size, PROT_NONE) == 0; }
static void guard_unmap(unsigned char *start, size_t size) { munmap(start, size); }
static void guard_watch(void) {
    signal(SIGSEGV, guard_crashed);
    signal(SIGBUS, guard_crashed); /* what macOS sends for a protected page */
}
#endif

static inline guarded guard_new(size_t bytes, guard_place place) {
    size_t page = guard_page_size(), room = (bytes / page + 1) * page;
    unsigned char *start = guard_map(page + room + page);
    if (start == NULL || !guard_protect(start, page) || !guard_protect(start + page + room, page)) {
        fprintf(stderr, "no memory for a guarded buffer of %zu bytes\n", bytes);
        exit(1);
    }
    guard_watch();
    unsigned char *pages = start + page;
    memset(pages, GUARD_FILLER, room);
    return (guarded){place == ENDS_AT_GUARD ? pages + room - bytes : pages, bytes, pages, room, page};
}

static int guard_filled(const unsigned char *from, const unsigned char *to) {
    while (from < to && *from == GUARD_FILLER) {
        from++;
    }
    return from == to;
}

/* Whether no byte beside the buffer was written. */
static inline int guard_intact(const guarded *buffer) {
    const unsigned char *data = buffer->data;
    return guard_filled(buffer->pages, data) && guard_filled(data + buffer->bytes, buffer->pages + buffer->room);
}

static inline void guard_free(guarded *buffer) {
    guard_unmap(buffer->pages - buffer->page, buffer->room + 2 * buffer->page);
}

#endif
