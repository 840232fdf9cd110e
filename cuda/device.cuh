/* SPDX-License-Identifier: MIT
 *
 * The few instructions that CUDA C has no name for. Kernels use them, the functions below, and what CUDA C names itself
 * and tests/cuda/shim.h models; nothing else, so that every kernel also runs on a CPU in the tests. Internal.
 */
#ifndef IB_DEVICE_CUH
#define IB_DEVICE_CUH

#if defined(__CUDACC__)

/* Tells other blocks: what this block wrote before, up to its last barrier, is there. */
__device__ __forceinline__ void raise_flag(unsigned *flag, unsigned value) {
    asm volatile("st.release.gpu.u32 [%0], %1;" ::"l"(flag), "r"(value) : "memory");
}

/* Waits until another block has raised its flag to `value` or higher. The block that waits and the block waited for must both
 * be resident. */
__device__ __forceinline__ void await_flag(const unsigned *flag, unsigned value) {
    unsigned seen;
    do {
        asm volatile("ld.acquire.gpu.u32 %0, [%1];" : "=r"(seen) : "l"(flag) : "memory");
    } while (seen < value);
}

/* A barrier of the block's warps that each may reach in another place of the code, which __syncthreads() does not promise.
 * Number 0 is that of __syncthreads(). Every thread of the block takes part. */
__device__ __forceinline__ void meet_warps() {
    asm volatile("barrier.sync.aligned 1, %0;" ::"r"(blockDim.x) : "memory");
}

/* A number that is the same for all lanes of a warp: the compiler then knows that branches on it part no lanes. */
__device__ __forceinline__ int same_for_warp(int number) { return __shfl_sync(0xffffffffu, number, 0); }

/* Asks for a cache line before it is needed, without a register to wait in. */
__device__ __forceinline__ void prefetch(const void *address) {
    asm volatile("prefetch.global.L2 [%0];" ::"l"(__cvta_generic_to_global(address)));
}

/* a or b, both computed: where one of them is costly the compiler would branch around it, and lanes part ways. */
__device__ __forceinline__ double select(bool which, double a, double b) {
    double result;
    asm("{.reg .pred p; setp.ne.s32 p, %3, 0; selp.f64 %0, %1, %2, p;}" : "=d"(result) : "d"(a), "d"(b), "r"((int)which));
    return result;
}
__device__ __forceinline__ float select(bool which, float a, float b) {
    float result;
    asm("{.reg .pred p; setp.ne.s32 p, %3, 0; selp.f32 %0, %1, %2, p;}" : "=f"(result) : "f"(a), "f"(b), "r"((int)which));
    return result;
}

/* The same number, of which the compiler no longer knows what it is: what follows from it is computed where it is
 * needed, not ahead of a loop to be kept in registers all the while. */
__device__ __forceinline__ int recompute(int number) {
    asm volatile("" : "+r"(number));
    return number;
}
template <typename T> __device__ __forceinline__ T *recompute(T *address) {
    asm volatile("" : "+l"(address));
    return address;
}

#else
#  include "shim.h"
#endif

/* 16 bytes, which a lane reads or writes by one instruction. */
template <typename T> struct vector_of;
template <> struct vector_of<double> {
    using type = double2;
};
template <> struct vector_of<float> {
    using type = float4;
};
template <typename T> using vector = typename vector_of<T>::type;

/* Four cells of a lane as vectors, the second of two `distance` vectors from the first. Where that is the number of lanes,
 * each instruction of a warp reads or writes bytes without gaps. */
__device__ __forceinline__ void store_four(double2 *to, int distance, const double (&cells)[4]) {
    to[0] = double2{cells[0], cells[1]};
    to[distance] = double2{cells[2], cells[3]};
}
__device__ __forceinline__ void store_four(float4 *to, int, const float (&cells)[4]) {
    to[0] = float4{cells[0], cells[1], cells[2], cells[3]};
}
__device__ __forceinline__ void take_four(double (&cells)[4], double2 first, double2 second) {
    cells[0] = first.x;
    cells[1] = first.y;
    cells[2] = second.x;
    cells[3] = second.y;
}
__device__ __forceinline__ void take_four(float (&cells)[4], float4 all) {
    cells[0] = all.x;
    cells[1] = all.y;
    cells[2] = all.z;
    cells[3] = all.w;
}
__device__ __forceinline__ void load_four(double (&cells)[4], const double2 *from, int distance) {
    take_four(cells, from[0], from[distance]);
}
__device__ __forceinline__ void load_four(float (&cells)[4], const float4 *from, int) { take_four(cells, from[0]); }

/* What other blocks wrote a moment ago: __ldcg() passes by the first-level cache, which may hold what was there before. */
__device__ __forceinline__ void load_four_new(double (&cells)[4], const double2 *from, int distance) {
    take_four(cells, __ldcg(from), __ldcg(from + distance));
}
__device__ __forceinline__ void load_four_new(float (&cells)[4], const float4 *from, int) { take_four(cells, __ldcg(from)); }

#endif
