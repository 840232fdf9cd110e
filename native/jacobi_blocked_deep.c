/* SPDX-License-Identifier: MIT
 *
 * The blocked Jacobi's tiles of 3 levels by 4 columns, where there are 32 vector registers to hold them: fewer loads and
 * stores for each operation than 2 levels by 5 columns, and more registers that are in use at once. What a processor is
 * better served by, jacobi_blocked_shape.c decides.
 */
#if defined(__AVX512F__) || defined(__aarch64__)
#  define IB_K 3
#  define IB_W 4
#  define IB_SHAPE ib_blocked_deep
#  include "jacobi_blocked_tile.c"
#else
typedef int ib_no_deep_tiles; /* C has no empty file */
#endif
