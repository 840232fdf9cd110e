/* SPDX-License-Identifier: MIT
 *
 * CUDA C on a CPU, as much of it as the kernels use: force-included before a .cu file, it lets a C++ compiler make
 * functions of the kernels, which shim_launch() then runs.
 *
 * Every thread of every block is a fiber with a stack of its own, all on one thread of the CPU, so that each run of a test
 * takes the same course. A fiber runs until it reaches a barrier, a shuffle or a flag that is down, or ends. Who runs next
 * is the launch's choice (shim_order): a kernel must come out right under each, and one that lacks a barrier or a flag
 * does not, for each order lets some fiber run as far ahead or lag as far behind as barriers and flags let it.
 */
#ifndef SHIM_H
#define SHIM_H

#include <stddef.h>
#include <stdint.h>

struct dim3 {
    unsigned x, y, z;
    dim3(unsigned width = 1, unsigned height = 1, unsigned depth = 1) : x(width), y(height), z(depth) {}
};

/* Of the fiber that runs. */
extern dim3 shim_thread, shim_block, shim_block_size, shim_grid_size;
#define threadIdx shim_thread
#define blockIdx  shim_block
#define blockDim  shim_block_size
#define gridDim   shim_grid_size

#define __global__
#define __host__
#define __device__ static
#define __forceinline__ inline
#define __noinline__ /* nothing: the standard library uses the word in attributes */
#define __restrict__ __restrict
#define __launch_bounds__(...)

/* Shared variables lie in a section of their own, one set of them. A block finds its own there while it runs: its
 * contents are exchanged when another block's turn comes. */
#define __shared__ static __attribute__((section("shim_shared")))

void shim_barrier(int number, int line);
void shim_shuffle(const void *own, void *result, size_t size, int distance);
void shim_await(const unsigned *flag, unsigned value);
void shim_raise(unsigned *flag, unsigned value);
#define __syncthreads() shim_barrier(0, __LINE__)
#define meet_warps()    shim_barrier(1, __LINE__)

template <typename T> T __shfl_up_sync(unsigned, T own, int distance) {
    T result;
    shim_shuffle(&own, &result, sizeof own, -distance);
    return result;
}
template <typename T> T __shfl_down_sync(unsigned, T own, int distance) {
    T result;
    shim_shuffle(&own, &result, sizeof own, distance);
    return result;
}
template <typename T> T __ldcg(const T *address) { return *address; }
inline int min(int a, int b) { return a < b ? a : b; }
inline int max(int a, int b) { return a > b ? a : b; }

struct alignas(16) double2 {
    double x, y;
};
struct alignas(16) float4 {
    float x, y, z, w;
};

/* What cuda/device.cuh defines for nvcc. */
inline void prefetch(const void *) {}
inline int recompute(int number) { return number; }
template <typename T> T *recompute(T *address) { return address; }
inline int same_for_warp(int number) { return number; }
template <typename T> T select(bool which, T a, T b) { return which ? a : b; }
inline void raise_flag(unsigned *flag, unsigned value) { shim_raise(flag, value); }
inline void await_flag(const unsigned *flag, unsigned value) { shim_await(flag, value); }

/* What is left out of the kernels, to see that the tests notice: the barrier in one line, and the wait for flags. */
struct shim_fault {
    int barrier_line = 0;
    bool flags = false;
};
extern shim_fault shim_left_out;

/* The lines of the barriers met since the program began; 0 ends them. */
const int *shim_barrier_lines();

/* Blocks, warps and lanes in the order of their numbers, in the reverse of it, or shuffled again at every turn. */
enum shim_order { SHIM_UPWARDS, SHIM_DOWNWARDS, SHIM_RANDOM, SHIM_ORDERS };

/* Runs a kernel: `run` calls it. All blocks are resident, as in a cooperative launch. Ends the process with a message
 * if every fiber waits for another one, or fibers of a block at barriers of different numbers. */
void shim_run(dim3 grid, dim3 block, shim_order order, void (*run)(void *), void *arguments);

template <typename... P, typename... A>
void shim_launch(dim3 grid, dim3 block, shim_order order, void (*kernel)(P...), A... arguments) {
    auto call = [=] { kernel(arguments...); };
    shim_run(grid, block, order, [](void *made) { (*(decltype(call) *)made)(); }, &call);
}

#endif
