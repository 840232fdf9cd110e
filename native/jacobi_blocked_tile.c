/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi's inner loop, compiled once per instruction set (IB_ISA, IB_ISA_NAME), and once more for tiles of
 * another shape (jacobi_blocked_deep.c). jacobi_blocked.c explains the algorithm.
 */
#include "jacobi_blocked.h"

#include <stdbool.h>
#include <string.h>
#if defined(__AVX2__)
#  include <immintrin.h>
#endif

#if defined(__AVX512F__)
#  define VECTOR_BYTES 64
#  ifndef IB_K
#    define IB_K 2
#    define IB_W 5
#  endif
#elif defined(__AVX2__)
#  define VECTOR_BYTES 32
#  ifndef IB_K
#    define IB_K 2
#    define IB_W 3
#  endif
#elif defined(__aarch64__)
#  define VECTOR_BYTES 16
#  ifndef IB_K
#    define IB_K 2
#    define IB_W 5
#  endif
#else
#  define VECTOR_BYTES 16
#  ifndef IB_K
#    define IB_K 2
#    define IB_W 2
#  endif
#endif
#ifndef IB_SHAPE
#  define IB_SHAPE ib_blocked
#endif
#define K IB_K
#define W IB_W

/* Vectors that a tile hands over per row: the last two columns of levels 1..K-1. */
#define SEAM (2 * (K - 1))

/* Vectors that a pass's first tile keeps per row for its last one: the first two columns of levels 0..K-1. */
#define TURN (2 * K)

/* Tiles: see jacobi_blocked.c. The final one takes the columns that are left: 2 at least, which are the turned ones. */
enum { PLAIN, FIRST, FINAL_2, FINAL_3, FINAL_4, FINAL_5 };
_Static_assert(K >= 2 && W >= 2 && 2 * (K - 1) <= W, "two columns feed the seam, one tile holds a triangle");

/* Vector columns of a tile at level l: a final one closes the triangle that the first one leaves open. */
#define COLUMNS(kind, l) ((kind) >= FINAL_2 ? (kind) - FINAL_2 + 2 + 2 * (l) : W)
#define WIDEST (W + 2 * (K - 1))

/* Columns that a tile's cells of all levels lie in, from K before its first one on. */
#define REACH (WIDEST + K - 1)

/* Vectors that a tile keeps from band to band: P and C of every level, but for the C of level 0. A final tile, of up to
 * W columns, keeps that one too. */
#define STATE ((2 * K - 1) * W)
#define FINAL_STATE (2 * K * (W + K - 1))

/* Which form of the loop: no boundary cell in the tile; boundary columns; boundary rows. */
enum { FREE, HELD, EDGE };

/* clang 16 and later; gcc and older clangs do the same by the processor's intrinsics, which only x86-64 has here. */
#if __has_builtin(__builtin_elementwise_fma)
#  define HAVE_ELEMENTWISE_FMA 1
#else
#  define HAVE_ELEMENTWISE_FMA 0
#endif
#if defined(__FMA__) || (HAVE_ELEMENTWISE_FMA && defined(__ARM_FEATURE_FMA))
#  define HAVE_FMA 1
#else
#  define HAVE_FMA 0
#endif

/* Where subnormal numbers are slow, tiles that meet some are streamed by a form of the loop that avoids them. The
 * processor's sticky flags tell which tiles do, at the cost of reading them once a tile; what a tile met decides how
 * it is streamed in the next passes, its neighbours included because the fronts move. */
#if defined(__FMA__)
#  define TINY_RESULTS 1
#  define SUBNORMAL_FLAGS 0x12u /* denormal operand, underflow */
#  define ALL_FLAGS 0x3fu
#  define read_flags() _mm_getcsr()
#  define write_flags(flags) _mm_setcsr(flags)
#else
#  define TINY_RESULTS 0
#  define SUBNORMAL_FLAGS 0u
#  define ALL_FLAGS 0u
#  define read_flags() 0u
#  define write_flags(flags) ((void)(flags))
#endif
#if W == 2
#  define FOR_EACH_KIND(X) X(PLAIN) X(FIRST) X(FINAL_2)
#elif W == 3
#  define FOR_EACH_KIND(X) X(PLAIN) X(FIRST) X(FINAL_2) X(FINAL_3)
#elif W == 4
#  define FOR_EACH_KIND(X) X(PLAIN) X(FIRST) X(FINAL_2) X(FINAL_3) X(FINAL_4)
#elif W == 5
#  define FOR_EACH_KIND(X) X(PLAIN) X(FIRST) X(FINAL_2) X(FINAL_3) X(FINAL_4) X(FINAL_5)
#endif
#if defined(__AVX512F__)
#  define ANY(lanes) (_mm512_test_epi64_mask((__m512i)(lanes), (__m512i)(lanes)) != 0)
#else
#  define ANY(lanes) (_mm256_movemask_epi8((__m256i)(lanes)) != 0)
#endif

/* Processors that multiply and add in different pipes are best served if half of the five operations of a cell go to
 * either: with the multiplication, one and a half of the four additions are issued as multiply-adds. To a processor
 * whose pipes do both it is all the same. */
#ifndef FUSED_ADDS
#  define FUSED_ADDS HAVE_FMA
#endif
#if FUSED_ADDS && defined(__x86_64__)
#  define HIDE(vector) __asm__("" : "+v"(vector))
#elif FUSED_ADDS
#  define HIDE(vector) __asm__("" : "+w"(vector))
#else
#  define HIDE(vector) ((void)0)
#endif

#define INLINE   static inline __attribute__((always_inline))
#define NOINLINE __attribute__((noinline))
#ifndef TINY_INLINE
#  define TINY_INLINE INLINE
#endif
#if defined(__clang__)
#  define UNROLL      _Pragma("clang loop unroll(full)")
#  define NO_UNROLL   _Pragma("clang loop unroll(disable)")
#else
#  define UNROLL      _Pragma("GCC unroll 64")
#  define NO_UNROLL   _Pragma("GCC unroll 1")
#endif

#define PASTE_(a, b) a##_##b
#define PASTE(a, b)  PASTE_(a, b)
#define NAME(name)   PASTE(name, SUFFIX)
#define NAME2(a, b)  PASTE(a, b)

/* Shuffles: a turn of all lanes by one, and the two halves of a zip. */
#define TURNED_2  1, 0
#define LOW_2   0, 2
#define HIGH_2  1, 3
#define TURNED_4  1, 2, 3, 0
#define LOW_4   0, 4, 1, 5
#define HIGH_4  2, 6, 3, 7
#define TURNED_8  1, 2, 3, 4, 5, 6, 7, 0
#define LOW_8   0, 8, 1, 9, 2, 10, 3, 11
#define HIGH_8  4, 12, 5, 13, 6, 14, 7, 15
#define TURNED_16 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0
#define LOW_16  0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define HIGH_16 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31

#define T      double
#define MASK   int64_t
#define BITS   uint64_t
#define FRACTION 52
#define SUFFIX f64
#if VECTOR_BYTES == 64
#  define LANES_TURNED TURNED_8
#  define ZIP_LOW    LOW_8
#  define ZIP_HIGH   HIGH_8
#elif VECTOR_BYTES == 32
#  define LANES_TURNED TURNED_4
#  define ZIP_LOW    LOW_4
#  define ZIP_HIGH   HIGH_4
#else
#  define LANES_TURNED TURNED_2
#  define ZIP_LOW    LOW_2
#  define ZIP_HIGH   HIGH_2
#endif
#include "jacobi_blocked_tile.h"
#undef T
#undef MASK
#undef BITS
#undef FRACTION
#undef SUFFIX
#undef LANES_TURNED
#undef ZIP_LOW
#undef ZIP_HIGH

#define T      float
#define MASK   int32_t
#define BITS   uint32_t
#define FRACTION 23
#define SUFFIX f32
#if VECTOR_BYTES == 64
#  define LANES_TURNED TURNED_16
#  define ZIP_LOW    LOW_16
#  define ZIP_HIGH   HIGH_16
#elif VECTOR_BYTES == 32
#  define LANES_TURNED TURNED_8
#  define ZIP_LOW    LOW_8
#  define ZIP_HIGH   HIGH_8
#else
#  define LANES_TURNED TURNED_4
#  define ZIP_LOW    LOW_4
#  define ZIP_HIGH   HIGH_4
#endif
#include "jacobi_blocked_tile.h"
