/* SPDX-License-Identifier: MIT
 *
 * The OpenMP library about itself.
 */
#include "interopbridge.h"

int32_t ib_openmp_abi_version(void) { return IB_ABI_VERSION; }

const char *ib_openmp_build_info(void) { return IB_BUILD_INFO; }
