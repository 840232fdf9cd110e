/* SPDX-License-Identifier: MIT
 *
 * The layout of driver_api.h's structs. Compiled with its own types and with the toolkit's: both have to fit.
 */
#include <stddef.h>

_Static_assert(sizeof(CUDA_MEMCPY2D) == 128 && offsetof(CUDA_MEMCPY2D, srcMemoryType) == 16
    && offsetof(CUDA_MEMCPY2D, srcHost) == 24 && offsetof(CUDA_MEMCPY2D, srcDevice) == 32 && offsetof(CUDA_MEMCPY2D, srcPitch) == 48
    && offsetof(CUDA_MEMCPY2D, dstMemoryType) == 72 && offsetof(CUDA_MEMCPY2D, dstHost) == 80
    && offsetof(CUDA_MEMCPY2D, dstDevice) == 88 && offsetof(CUDA_MEMCPY2D, dstPitch) == 104
    && offsetof(CUDA_MEMCPY2D, WidthInBytes) == 112 && offsetof(CUDA_MEMCPY2D, Height) == 120, "rows to copy");
_Static_assert(sizeof(CUlaunchAttribute) == 72 && offsetof(CUlaunchAttribute, id) == 0 && offsetof(CUlaunchAttribute, value) == 8,
    "an attribute of a launch");
_Static_assert(sizeof(CUlaunchConfig) == 56 && offsetof(CUlaunchConfig, blockDimX) == 12 && offsetof(CUlaunchConfig, sharedMemBytes) == 24
    && offsetof(CUlaunchConfig, hStream) == 32 && offsetof(CUlaunchConfig, attrs) == 40 && offsetof(CUlaunchConfig, numAttrs) == 48,
    "a launch");
