/* SPDX-License-Identifier: MIT
 *
 * The table of instruction sets. CMake compiles every per-set source once for each row and names the result by
 * IB_ISA; this file is the only one that asks the processor what it can do.
 */
#include "isa.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__) || defined(_M_X64)
extern const ib_kernels ib_kernels_x86_64_v2, ib_kernels_x86_64_v3, ib_kernels_x86_64_v4;

/* The psABI levels, feature by feature where a kernel could use it; gcc 12 has no name for the levels themselves.
 * __builtin_cpu_supports also asks the operating system whether it saves the wide registers. */
static bool has_v2(void) {
    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt");
}
static bool has_v3(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2");
}
static bool has_v4(void) {
    return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#else
static bool always(void) { return true; }
#if defined(__aarch64__) || defined(_M_ARM64)
extern const ib_kernels ib_kernels_arm64;
#else
extern const ib_kernels ib_kernels_generic;
#endif
#endif

/* Best first: without an override the first row that the processor supports is taken. */
static const struct {
    const ib_kernels *kernels;
    bool (*supported)(void);
} table[] = {
#if defined(__x86_64__) || defined(_M_X64)
    {&ib_kernels_x86_64_v4, has_v4},
    {&ib_kernels_x86_64_v3, has_v3},
    {&ib_kernels_x86_64_v2, has_v2}, /* an older processor has none: refused, as it would end at an unknown instruction */
#elif defined(__aarch64__) || defined(_M_ARM64)
    {&ib_kernels_arm64, always},
#else
    {&ib_kernels_generic, always},
#endif
};

static const ib_kernels *choose(void) {
    const char *wanted = getenv("INTEROPBRIDGE_ISA");
    bool free_choice = wanted == NULL || wanted[0] == '\0';
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        bool named = !free_choice && strcmp(wanted, table[i].kernels->name) == 0;
        if ((free_choice || named) && table[i].supported()) {
            return table[i].kernels;
        }
    }
    return NULL;
}

const ib_kernels *ib_selected_kernels(void) {
    /* Two threads that come first at once both choose, and choose alike: no lock is needed. The environment is read
     * once, so that a later setenv cannot change the kernels under a running solve. */
    static const ib_kernels unusable = {0};
    static _Atomic(const ib_kernels *) chosen;
    const ib_kernels *kernels = atomic_load_explicit(&chosen, memory_order_acquire);
    if (kernels == NULL) {
        kernels = choose();
        kernels = kernels != NULL ? kernels : &unusable;
        atomic_store_explicit(&chosen, kernels, memory_order_release);
    }
    return kernels == &unusable ? NULL : kernels;
}
