/* SPDX-License-Identifier: MIT
 *
 * An n-body step: plain loops, compiled once per instruction set. A vector holds neighbouring bodies i, never
 * neighbouring j, so each body adds up the pulls in the order of j whatever the width.
 */
#include <math.h>

#include "isa.h"

/* Compilers turn the loop over `lane` into vectors: its length is a constant, and arrays on the stack alias nothing.
 * Seen with gcc 12 (-fopt-info-vec) and clang 14 and 22 (-Rpass=loop-vectorize) for every set of x86-64, and in the
 * machine code: with x86-64-v4, gcc keeps the sums in registers all through the loop over j. It needs -fno-math-errno,
 * without which sqrt() of a negative number is a call. Lanes past the last body compute one at the origin, which is
 * dropped. */
#define DEFINE_KICK(T, suffix, square_root)                                                                         \
    void IB_PER_ISA(ib_nbody_kick_##suffix)(const ib_nbody_system_##suffix *system, int64_t first, int64_t end)     \
    {                                                                                                               \
        enum { lanes = IB_NBODY_LANES(T) };                                                                         \
        const T *x = system->x, *y = system->y, *z = system->z, *mass = system->mass;                               \
        T softening2 = system->softening * system->softening, dt = system->dt;                                      \
        int64_t count = system->count;                                                                              \
        for (int64_t i = first; i < end; i += lanes) {                                                              \
            int64_t used = end - i < lanes ? end - i : lanes;                                                       \
            T own_x[lanes] = {0}, own_y[lanes] = {0}, own_z[lanes] = {0};                                           \
            T ax[lanes] = {0}, ay[lanes] = {0}, az[lanes] = {0};                                                    \
            for (int64_t lane = 0; lane < used; lane++) {                                                           \
                own_x[lane] = x[i + lane];                                                                          \
                own_y[lane] = y[i + lane];                                                                          \
                own_z[lane] = z[i + lane];                                                                          \
            }                                                                                                       \
            for (int64_t j = 0; j < count; j++) {                                                                   \
                T other_x = x[j], other_y = y[j], other_z = z[j], other_mass = mass[j];                             \
                for (int64_t lane = 0; lane < lanes; lane++) {                                                      \
                    T dx = other_x - own_x[lane], dy = other_y - own_y[lane], dz = other_z - own_z[lane];           \
                    T d2 = dx * dx + dy * dy + dz * dz + softening2;                                                \
                    T pull = other_mass / (d2 * square_root(d2));                                                   \
                    ax[lane] += dx * pull;                                                                          \
                    ay[lane] += dy * pull;                                                                          \
                    az[lane] += dz * pull;                                                                          \
                }                                                                                                   \
            }                                                                                                       \
            for (int64_t lane = 0; lane < used; lane++) {                                                           \
                system->vx[i + lane] += ax[lane] * dt;                                                              \
                system->vy[i + lane] += ay[lane] * dt;                                                              \
                system->vz[i + lane] += az[lane] * dt;                                                              \
            }                                                                                                       \
        }                                                                                                           \
    }

DEFINE_KICK(double, f64, sqrt)
DEFINE_KICK(float, f32, sqrtf)

#define DEFINE_DRIFT(T, suffix)                                                                                     \
    static void move_##suffix(T *restrict position, const T *restrict velocity, T dt, int64_t first, int64_t end)   \
    {                                                                                                               \
        for (int64_t i = first; i < end; i++) {                                                                     \
            position[i] += velocity[i] * dt;                                                                        \
        }                                                                                                           \
    }                                                                                                               \
                                                                                                                    \
    void IB_PER_ISA(ib_nbody_drift_##suffix)(const ib_nbody_system_##suffix *system, int64_t first, int64_t end)    \
    {                                                                                                               \
        move_##suffix(system->x, system->vx, system->dt, first, end);                                               \
        move_##suffix(system->y, system->vy, system->dt, first, end);                                               \
        move_##suffix(system->z, system->vz, system->dt, first, end);                                               \
    }

DEFINE_DRIFT(double, f64)
DEFINE_DRIFT(float, f32)
