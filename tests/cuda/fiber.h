/* SPDX-License-Identifier: MIT
 *
 * A stack to run on, and the switch from one to another. On x86-64 the switch is seven instructions, some hundred times
 * faster than swapcontext(), which asks the kernel about signals each time; elsewhere swapcontext() does.
 */
#ifndef FIBER_H
#define FIBER_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <sys/mman.h>

#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#  define FIBER_STACK 262144
#elif defined(__has_feature)
#  if __has_feature(address_sanitizer)
#    define FIBER_STACK 262144
#  endif
#endif
#if !defined(FIBER_STACK)
#  define FIBER_STACK 65536
#endif

/* Stacks are used again and again: getting fresh pages costs more than most kernels. */
inline std::vector<char *> fiber_stacks;

inline char *fiber_stack() {
    if (!fiber_stacks.empty()) {
        char *stack = fiber_stacks.back();
        fiber_stacks.pop_back();
        return stack;
    }
    void *stack = mmap(nullptr, FIBER_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED) {
        abort();
    }
    return (char *)stack;
}

#if defined(__x86_64__) && !defined(FIBER_PORTABLE)

struct fiber {
    char *stack = nullptr;
    void *top = nullptr; /* stack pointer while another fiber runs */
};

/* Pushes what the ABI says a callee must preserve, changes stacks, pops, and returns into the other fiber. */
extern "C" void fiber_swap(void **save, void *load);
asm(R"(
.text
.globl fiber_swap
.hidden fiber_swap
.type fiber_swap, @function
fiber_swap:
    pushq %rbp; pushq %rbx; pushq %r12; pushq %r13; pushq %r14; pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15; popq %r14; popq %r13; popq %r12; popq %rbx; popq %rbp
    ret
.size fiber_swap, .-fiber_swap
)");

inline void fiber_new(fiber &made, void (*run)()) {
    made.stack = fiber_stack();
    uintptr_t *top = (uintptr_t *)(made.stack + FIBER_STACK) - 8;
    top[6] = (uintptr_t)run; /* above six registers: where `ret` goes; the stack is then as after a call */
    made.top = top;
}
inline void fiber_switch(fiber &from, fiber &to) { fiber_swap(&from.top, to.top); }

#else

#  include <ucontext.h>

struct fiber {
    char *stack = nullptr;
    ucontext_t context;
};
inline void fiber_new(fiber &made, void (*run)()) {
    made.stack = fiber_stack();
    getcontext(&made.context);
    made.context.uc_stack.ss_sp = made.stack;
    made.context.uc_stack.ss_size = FIBER_STACK;
    makecontext(&made.context, run, 0);
}
inline void fiber_switch(fiber &from, fiber &to) { swapcontext(&from.context, &to.context); }

#endif

inline void fiber_free(fiber &done) { fiber_stacks.push_back(done.stack); }

#endif
