/* SPDX-License-Identifier: MIT
 *
 * The kernels of one instruction set, gathered. Compiled once per set, like the kernels themselves.
 */
#include "isa.h"

ib_jacobi_rows_f64 IB_PER_ISA(ib_jacobi_rows_f64);
ib_jacobi_rows_f32 IB_PER_ISA(ib_jacobi_rows_f32);
ib_nbody_kick_f64 IB_PER_ISA(ib_nbody_kick_f64);
ib_nbody_kick_f32 IB_PER_ISA(ib_nbody_kick_f32);
ib_nbody_drift_f64 IB_PER_ISA(ib_nbody_drift_f64);
ib_nbody_drift_f32 IB_PER_ISA(ib_nbody_drift_f32);
extern const ib_blocked_kernel IB_PER_ISA(ib_blocked_f64), IB_PER_ISA(ib_blocked_f32);
#if defined(__AVX512F__) || defined(__aarch64__)
extern const ib_blocked_kernel IB_PER_ISA(ib_blocked_deep_f64), IB_PER_ISA(ib_blocked_deep_f32);
#  define DEEP(suffix) &IB_PER_ISA(ib_blocked_deep_##suffix)
#else
#  define DEEP(suffix) NULL
#endif

const ib_kernels IB_PER_ISA(ib_kernels) = {
    .name = IB_ISA_NAME,
    .jacobi_rows_f64 = IB_PER_ISA(ib_jacobi_rows_f64),
    .jacobi_rows_f32 = IB_PER_ISA(ib_jacobi_rows_f32),
    .jacobi_blocked_f64 = {&IB_PER_ISA(ib_blocked_f64), DEEP(f64)},
    .jacobi_blocked_f32 = {&IB_PER_ISA(ib_blocked_f32), DEEP(f32)},
    .nbody_kick_f64 = IB_PER_ISA(ib_nbody_kick_f64),
    .nbody_kick_f32 = IB_PER_ISA(ib_nbody_kick_f32),
    .nbody_drift_f64 = IB_PER_ISA(ib_nbody_drift_f64),
    .nbody_drift_f32 = IB_PER_ISA(ib_nbody_drift_f32),
};
