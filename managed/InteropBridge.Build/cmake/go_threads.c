/* SPDX-License-Identifier: MIT
 *
 * In every library with Go in it, on Linux: it keeps .NET's threads out of Go. Two things that Go's runtime does to a process .NET
 * cannot live with. Go asks the C library for them, so that the linker can put these functions between (--wrap).
 *
 * - Go's handlers of faults block every signal and pass on what is not Go's. .NET's do not return to them: they go on in the catch
 *   block, every signal still blocked, and the thread could not be stopped for a garbage collection. They get the masks of .NET's.
 * - Go's own stacks are small, so it moves all handlers to the alternate signal stack. .NET stops a thread by SIGRTMIN, whose handler
 *   waits there for the whole of a collection: that stack is too small (dotnet/runtime#127320), and in use when the thread is about to
 *   catch a fault. So that handler stays where it is, and each thread that calls Go does so by a partner, which .NET stops in a callback at most.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

extern const char __ehdr_start[] __attribute__((visibility("hidden"))), etext[] __attribute__((visibility("hidden")));

int __real_sigaction(int number, const struct sigaction *wanted, struct sigaction *old);
int __wrap_sigaction(int number, const struct sigaction *wanted, struct sigaction *old);

static int is_ours(const struct sigaction *action)
{
    return (uintptr_t)action->sa_sigaction >= (uintptr_t)__ehdr_start && (uintptr_t)action->sa_sigaction < (uintptr_t)etext;
}

int __wrap_sigaction(int number, const struct sigaction *wanted, struct sigaction *old)
{
    struct sigaction now;
    if (wanted == NULL || __real_sigaction(number, NULL, &now) != 0) {
        return __real_sigaction(number, wanted, old);
    }
    struct sigaction mended = *wanted;
    const int in_use = now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN && !is_ours(&now);
    const int fault = number == SIGSEGV || number == SIGBUS || number == SIGFPE || number == SIGILL || number == SIGTRAP;
    if (number == SIGRTMIN && in_use && wanted->sa_sigaction == now.sa_sigaction) {
        mended.sa_flags = now.sa_flags;
    } else if (fault && in_use && is_ours(wanted)) {
        mended.sa_mask = now.sa_mask;
        sigaddset(&mended.sa_mask, SIGURG); /* what Go interrupts its own threads by */
        sigaddset(&mended.sa_mask, SIGPROF);
    }
    return __real_sigaction(number, &mended, old);
}

typedef void exported_function(void *arguments);
void __real_crosscall2(exported_function *function, void *arguments, int bytes, size_t context);
void __wrap_crosscall2(exported_function *function, void *arguments, int bytes, size_t context);

/* The thread that calls Go for another. A call without a function is the last one. */
struct partner {
    sem_t called, returned;
    exported_function *function;
    void *arguments;
    int bytes;
    size_t context;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t of_thread;
static __thread int is_partner;

static void *serve(void *argument)
{
    struct partner *const partner = argument;
    is_partner = 1;
    for (;;) {
        while (sem_wait(&partner->called) != 0) {
        }
        if (partner->function == NULL) {
            sem_destroy(&partner->called);
            sem_destroy(&partner->returned);
            free(partner);
            return NULL;
        }
        __real_crosscall2(partner->function, partner->arguments, partner->bytes, partner->context);
        sem_post(&partner->returned);
    }
}

static void dismiss(void *argument)
{
    struct partner *const partner = argument;
    partner->function = NULL;
    sem_post(&partner->called);
}

static void prepare(void)
{
    if (pthread_key_create(&of_thread, dismiss) != 0) {
        fputs("InteropBridge: no thread-specific key is left to call Go by.\n", stderr);
        abort();
    }
}

static struct partner *find_partner(void)
{
    pthread_once(&once, prepare);
    struct partner *partner = pthread_getspecific(of_thread);
    if (partner == NULL) {
        pthread_t thread;
        partner = calloc(1, sizeof *partner);
        if (partner == NULL || sem_init(&partner->called, 0, 0) != 0 || sem_init(&partner->returned, 0, 0) != 0
            || pthread_create(&thread, NULL, serve, partner) != 0 || pthread_detach(thread) != 0
            || pthread_setspecific(of_thread, partner) != 0) {
            fputs("InteropBridge: Go is called on a thread of its own, and the system has no memory or thread left for one.\n", stderr);
            abort();
        }
    }
    return partner;
}

void __wrap_crosscall2(exported_function *function, void *arguments, int bytes, size_t context)
{
    if (is_partner) {
        __real_crosscall2(function, arguments, bytes, context);
        return;
    }
    struct partner *const partner = find_partner();
    partner->function = function;
    partner->arguments = arguments;
    partner->bytes = bytes;
    partner->context = context;
    sem_post(&partner->called);
    while (sem_wait(&partner->returned) != 0) {
    }
}
