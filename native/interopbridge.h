/* SPDX-License-Identifier: MIT
 *
 * InteropBridge's kernels: the whole C API. Every fact about a kernel is stated here and nowhere else; the C#
 * bindings and their checks are generated from it.
 *
 * Rules for every function here:
 *  - Errors are returned as an ib_status, results through out-parameters. No function prints, exits, sets errno or
 *    keeps state between calls, so several threads may call at the same time, each with its own objects.
 *  - Arguments are checked before anything is read or written: after IB_E_NULL, IB_E_RANGE, IB_E_OVERFLOW,
 *    IB_E_MEMORY, IB_E_SHAPE and IB_E_UNSUPPORTED all outputs are unchanged.
 *  - Every form of a kernel, on every processor, returns the same bits. The one exception is a NaN's sign and
 *    payload, which the processor chooses.
 *  - An OpenMP runtime that cannot start a thread ends the process. The library cannot prevent that.
 */
#ifndef INTEROPBRIDGE_H
#define INTEROPBRIDGE_H

#include <stdint.h>

#include "interopbridge_contract.h"

#if defined(IB_BINDING)
#  define IB_API
#elif defined(_WIN32)
#  if defined(IB_BUILDING)
#    define IB_API __declspec(dllexport)
#  else
#    define IB_API __declspec(dllimport)
#  endif
#else
#  define IB_API __attribute__((visibility("default")))
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/* Raise this with every change that old bindings would call wrongly. The bindings reject any other value. */
#define IB_ABI_VERSION 1

/* The result of a function that can fail. Numbers never change their meaning; ib_status_text() has the text. */
typedef int32_t ib_status;

#define IB_OK            0 /* success */
#define IB_E_NULL        1 /* a pointer that must not be NULL is NULL */
#define IB_E_RANGE       2 /* an argument is outside its range */
#define IB_E_OVERFLOW    3 /* the sizes multiply to more than can be addressed */
#define IB_E_MEMORY      4 /* there is not enough memory */
#define IB_E_CANCELLED   5 /* the progress callback asked to stop */
#define IB_E_SHAPE       6 /* the solver was created for another shape, element type or form, or for fewer threads */
#define IB_E_UNSUPPORTED 7 /* INTEROPBRIDGE_ISA names no instruction set that this library and processor both have */

/* Called during long work, always on the thread that called the kernel.
 * `done` of `total` units are finished. Return 0 to continue, anything else to stop after a whole unit: a parallel form
 * first completes the units that its other threads have begun. A request to stop when done == total is too late and is
 * ignored. The callback must not throw or longjmp through C. */
typedef int32_t (*ib_progress)(void *user, int64_t done, int64_t total);

/* ---- The library itself ------------------------------------------------------------------------------------- */

/** The IB_ABI_VERSION this library was built with. */
IB_API int32_t ib_abi_version(void) IB_FAST;

/** One sentence for a status code; "unknown status" for any other number. The string lives as long as the
 * library. */
IB_API const char *ib_status_text(ib_status status) IB_STRING;

/** Compiler, version and flags that built this library, for reports. The string lives as long as the library. */
IB_API const char *ib_build_info(void) IB_STRING;

/** The instruction set whose kernels run: "x86-64-v2", "x86-64-v3" (AVX2), "x86-64-v4" (AVX-512), "arm64" or
 * "generic". It is the best one that the processor has, unless the environment variable INTEROPBRIDGE_ISA named another
 * one when the library was first used. NULL if that name is unknown or the processor lacks it: every kernel
 * that comes in several such sets then returns IB_E_UNSUPPORTED. */
IB_API const char *ib_isa(void) IB_STRING;

/* ---- Jacobi: 2-D five-point stencil -------------------------------------------------------------------------- */

/* A grid is row-major, (rows + 2) x (columns + 2) elements: rows x columns interior cells inside a fixed boundary
 * one cell wide. One step replaces every interior cell by
 *     (up + left + centre + right + down) * 0.2
 * of the grid before it, added in that order, in the grid's own precision, with no fused multiply-add. */

/** Scratch memory for solves of one shape by one form, or a grid that stays where it is stepped. Use it for one call at a
 * time. */
typedef struct ib_jacobi_solver ib_jacobi_solver;

/* Forms of the kernel that a solver can be for. */
#define IB_JACOBI_PLAIN   0 /* one step at a time, in two grids: ib_jacobi_serial_*, ib_jacobi_openmp_* */
#define IB_JACOBI_BLOCKED 1 /* many steps while a cell is in cache: ib_jacobi_blocked_*, ib_jacobi_blocked_openmp_* */
#define IB_JACOBI_HELD    2 /* the same on a grid that the solver holds, in a layout of its own: ib_jacobi_held_* */

#define IB_MAX_THREADS 1024

/** Creates a solver for float64 grids of rows x columns interior cells and allocates all the memory that its solves
 * need: as much as a grid, or a fifth and a megabyte more for the blocked form and the one that holds its grid. If
 * blocks would not be faster or would need more memory, on small, flat or narrow grids, such a solver takes plain steps,
 * and to hold a grid needs the memory of two.
 * @param rows interior rows, at least 1
 * @param columns interior columns, at least 1
 * @param form IB_JACOBI_PLAIN, IB_JACOBI_BLOCKED or IB_JACOBI_HELD
 * @param threads the largest number of threads that a solve will use, 1..IB_MAX_THREADS
 * @param solver receives the solver; release it with ib_jacobi_destroy()
 * @return IB_OK, IB_E_NULL, IB_E_RANGE, IB_E_OVERFLOW, IB_E_MEMORY or IB_E_UNSUPPORTED */
IB_API ib_status ib_jacobi_create_f64(
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX),
    int32_t form IB_RANGE(IB_JACOBI_PLAIN, IB_JACOBI_HELD), int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_jacobi_solver **solver IB_OUT(1) IB_HANDLE(ib_jacobi_solver, ib_jacobi_destroy)) IB_STATUS;

/** Creates a solver for float32 grids; see ib_jacobi_create_f64(). */
IB_API ib_status ib_jacobi_create_f32(
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX),
    int32_t form IB_RANGE(IB_JACOBI_PLAIN, IB_JACOBI_HELD), int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_jacobi_solver **solver IB_OUT(1) IB_HANDLE(ib_jacobi_solver, ib_jacobi_destroy)) IB_STATUS;

/** Releases a solver. NULL is allowed and does nothing. */
IB_API void ib_jacobi_destroy(ib_jacobi_solver *solver IB_NULLABLE);

/** Takes `steps` Jacobi steps on one thread: two plain loops, the reference for every other form.
 * @param solver a solver created for rows x columns float64 and the plain form
 * @param grid the (rows + 2) * (columns + 2) cells; holds the result on return
 * @param rows interior rows
 * @param columns interior columns
 * @param steps how many steps; 0 leaves the grid as it is
 * @param progress called after about every million cell updates and after the last step, or NULL
 * @param user handed to progress
 * @param steps_done receives the number of steps taken: `steps`, or fewer with IB_E_CANCELLED; the grid is then in the
 * state after exactly that many steps
 * @return IB_OK, IB_E_CANCELLED, IB_E_NULL, IB_E_RANGE, IB_E_SHAPE or IB_E_UNSUPPORTED */
IB_API ib_status ib_jacobi_serial_f64(
    ib_jacobi_solver *solver IB_NONNULL, double *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_jacobi_serial_f64(). */
IB_API ib_status ib_jacobi_serial_f32(
    ib_jacobi_solver *solver IB_NONNULL, float *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** Takes `steps` Jacobi steps on one thread, many of them while a cell is in a register or a cache; the same bits as
 * ib_jacobi_serial_f64(), several times as fast.
 * @param solver a solver created for rows x columns float64 and the blocked form
 * @param progress called about every million cell updates, but at most every few tens of steps for each thread, and
 * after the last step, or NULL
 * @see ib_jacobi_serial_f64() for the other parameters and the result */
IB_API ib_status ib_jacobi_blocked_f64(
    ib_jacobi_solver *solver IB_NONNULL, double *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_jacobi_blocked_f64(). */
IB_API ib_status ib_jacobi_blocked_f32(
    ib_jacobi_solver *solver IB_NONNULL, float *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** Copies a block of cells into the grid that a solver holds, which is zero at first, boundary included.
 * @param solver a solver created for float64 and IB_JACOBI_HELD
 * @param row the block's first row; 0 is the boundary above
 * @param column its first column; 0 is the boundary on the left
 * @param rows its rows; with `row`, at most those of the grid and 2
 * @param columns its columns
 * @param cells the block, row by row
 * @return IB_OK, IB_E_NULL, IB_E_RANGE or IB_E_SHAPE */
IB_API ib_status ib_jacobi_held_write_f64(
    ib_jacobi_solver *solver IB_NONNULL, int64_t row IB_RANGE(0, INT64_MAX), int64_t column IB_RANGE(0, INT64_MAX),
    int64_t rows IB_RANGE(0, INT64_MAX), int64_t columns IB_RANGE(0, INT64_MAX),
    const double *cells IB_IN(rows * columns)) IB_STATUS;

/** float32 form of ib_jacobi_held_write_f64(). */
IB_API ib_status ib_jacobi_held_write_f32(
    ib_jacobi_solver *solver IB_NONNULL, int64_t row IB_RANGE(0, INT64_MAX), int64_t column IB_RANGE(0, INT64_MAX),
    int64_t rows IB_RANGE(0, INT64_MAX), int64_t columns IB_RANGE(0, INT64_MAX),
    const float *cells IB_IN(rows * columns)) IB_STATUS;

/** Copies a block of cells out of the grid that a solver holds.
 * @param cells receives the block, row by row
 * @see ib_jacobi_held_write_f64() for the other parameters and the result */
IB_API ib_status ib_jacobi_held_read_f64(
    ib_jacobi_solver *solver IB_NONNULL, int64_t row IB_RANGE(0, INT64_MAX), int64_t column IB_RANGE(0, INT64_MAX),
    int64_t rows IB_RANGE(0, INT64_MAX), int64_t columns IB_RANGE(0, INT64_MAX),
    double *cells IB_OUT(rows * columns)) IB_STATUS;

/** float32 form of ib_jacobi_held_read_f64(). */
IB_API ib_status ib_jacobi_held_read_f32(
    ib_jacobi_solver *solver IB_NONNULL, int64_t row IB_RANGE(0, INT64_MAX), int64_t column IB_RANGE(0, INT64_MAX),
    int64_t rows IB_RANGE(0, INT64_MAX), int64_t columns IB_RANGE(0, INT64_MAX),
    float *cells IB_OUT(rows * columns)) IB_STATUS;

/** Takes `steps` Jacobi steps on the grid that a solver holds, on one thread; the same bits as ib_jacobi_serial_f64(). A
 * call that takes few steps costs less than one of ib_jacobi_blocked_f64(), which converts the layout of the whole grid
 * and back: for those who exchange or look at a part of it now and then.
 * @param solver a solver created for float64 and IB_JACOBI_HELD
 * @param steps how many steps
 * @return IB_OK, IB_E_NULL, IB_E_RANGE, IB_E_SHAPE or IB_E_UNSUPPORTED */
IB_API ib_status ib_jacobi_held_f64(ib_jacobi_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX)) IB_STATUS;

/** float32 form of ib_jacobi_held_f64(). */
IB_API ib_status ib_jacobi_held_f32(ib_jacobi_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX)) IB_STATUS;

/* ---- Fibonacci ------------------------------------------------------------------------------------------------ */

/* fib(0) = 0, fib(1) = 1. */
#define IB_FIBONACCI_MAX_ITERATIVE 93 /* fib(94) needs more than 64 bits */
#define IB_FIBONACCI_MAX_RECURSIVE 50 /* 4e10 calls, a minute or more; each further n takes 1.6 times as long */

/** fib(n) by n additions.
 * @param n 0..IB_FIBONACCI_MAX_ITERATIVE
 * @param value receives fib(n)
 * @return IB_OK, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_fibonacci_iterative_u64(
    int32_t n IB_RANGE(0, IB_FIBONACCI_MAX_ITERATIVE), uint64_t *value IB_OUT(1)) IB_STATUS;

/** fib(n) by the naive recursion, with every call: the compiler must not inline or merge calls, so that
 * the number of calls is the same as in any other language.
 * @param n 0..IB_FIBONACCI_MAX_RECURSIVE; larger values would take hours and are rejected
 * @param value receives fib(n)
 * @return IB_OK, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_fibonacci_recursive_u64(
    int32_t n IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE), uint64_t *value IB_OUT(1)) IB_STATUS;

/** fib(n) by the naive recursion with full optimisation: calls are inlined several levels deep, so fewer calls are
 * made than the source says. Call for call it cannot be compared with other languages.
 * @param n 0..IB_FIBONACCI_MAX_RECURSIVE
 * @param value receives fib(n)
 * @return IB_OK, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_fibonacci_inlined_u64(
    int32_t n IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE), uint64_t *value IB_OUT(1)) IB_STATUS;

/** The list fib(0) .. fib(count - 1), each number computed from scratch by ib_fibonacci_iterative_u64().
 * @param values receives count numbers
 * @param count 0..IB_FIBONACCI_MAX_ITERATIVE + 1
 * @param progress called after each number, or NULL
 * @param user handed to progress
 * @param values_done receives how many numbers were computed: values[0 .. values_done - 1] are set
 * @return IB_OK, IB_E_CANCELLED, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_fibonacci_iterative_list_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_ITERATIVE + 1),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1)) IB_STATUS;

/** The list by ib_fibonacci_recursive_u64(); count is at most IB_FIBONACCI_MAX_RECURSIVE + 1. See
 * ib_fibonacci_iterative_list_u64(). */
IB_API ib_status ib_fibonacci_recursive_list_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE + 1),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1)) IB_STATUS;

/** The list by ib_fibonacci_inlined_u64(). See ib_fibonacci_recursive_list_u64(). */
IB_API ib_status ib_fibonacci_inlined_list_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE + 1),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1)) IB_STATUS;

/* ---- N-body: softened gravity, all pairs --------------------------------------------------------------------- */

/* One step of symplectic Euler, in the arrays' own precision, with no fused multiply-add and the square root and the
 * division rounded correctly. First every velocity changes, by the pull of all bodies j = 0 .. count - 1 in that order,
 * body i itself included:
 *     dx = x[j] - x[i], dy = y[j] - y[i], dz = z[j] - z[i]
 *     d2 = ((dx * dx + dy * dy) + dz * dz) + softening * softening
 *     pull = mass[j] / (d2 * sqrt(d2))
 *     ax = ax + dx * pull, ay = ay + dy * pull, az = az + dz * pull        (each sum starts at 0)
 *     vx[i] = vx[i] + ax * dt, vy[i] = vy[i] + ay * dt, vz[i] = vz[i] + az * dt
 * Then every body moves:
 *     x[i] = x[i] + vx[i] * dt, y[i] = y[i] + vy[i] * dt, z[i] = z[i] + vz[i] * dt
 * The gravitational constant is 1: `mass` is mass times the constant, in the units of the caller. */

/* Between these the cube of the softening length is a normal number in either precision. Bodies in the same place then
 * pull each other by 0, as does a body itself, as long as mass / softening^3 is finite; else by NaN. */
#define IB_NBODY_MIN_SOFTENING 1e-10
#define IB_NBODY_MAX_SOFTENING 1e10

/** Takes `steps` steps on one thread.
 * @param x positions, y and z likewise; hold the result on return. No two of the arrays may overlap.
 * @param vx velocities, vy and vz likewise; hold the result on return
 * @param mass masses times the gravitational constant; any number, a negative one repels
 * @param count how many bodies, at least 1
 * @param softening length below which a pull no longer grows as bodies come closer,
 * IB_NBODY_MIN_SOFTENING..IB_NBODY_MAX_SOFTENING; anything else, NaN included, is IB_E_RANGE
 * @param dt time of a step; negative runs backwards
 * @param steps how many steps; 0 leaves the bodies as they are
 * @param progress called after about every million pairs of bodies, but at most once a step, and after the last step;
 * or NULL
 * @param user handed to progress
 * @param steps_done receives the steps taken: `steps`, or fewer with IB_E_CANCELLED; the bodies are then where exactly
 * that many steps take them
 * @return IB_OK, IB_E_CANCELLED, IB_E_NULL, IB_E_RANGE, IB_E_OVERFLOW or IB_E_UNSUPPORTED */
IB_API ib_status ib_nbody_serial_f64(
    double *x IB_INOUT(count) IB_ALIAS(none), double *y IB_INOUT(count) IB_ALIAS(none),
    double *z IB_INOUT(count) IB_ALIAS(none), double *vx IB_INOUT(count) IB_ALIAS(none),
    double *vy IB_INOUT(count) IB_ALIAS(none), double *vz IB_INOUT(count) IB_ALIAS(none),
    const double *mass IB_IN(count), int64_t count IB_RANGE(1, INT64_MAX),
    double softening, double dt, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_nbody_serial_f64(). */
IB_API ib_status ib_nbody_serial_f32(
    float *x IB_INOUT(count) IB_ALIAS(none), float *y IB_INOUT(count) IB_ALIAS(none),
    float *z IB_INOUT(count) IB_ALIAS(none), float *vx IB_INOUT(count) IB_ALIAS(none),
    float *vy IB_INOUT(count) IB_ALIAS(none), float *vz IB_INOUT(count) IB_ALIAS(none),
    const float *mass IB_IN(count), int64_t count IB_RANGE(1, INT64_MAX),
    float softening, float dt, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/* ---- OpenMP forms: exported by the second library, interopbridge_openmp ------------------------------------- */

/* The OpenMP runtime is a hard need of whatever is linked with it, so these forms live apart: without libgomp or
 * libomp the first library still loads. Names containing _openmp_ are in the second library. */

/** The IB_ABI_VERSION the OpenMP library was built with. */
IB_API int32_t ib_openmp_abi_version(void) IB_FAST;

/** Compiler, version, flags and OpenMP runtime of the OpenMP library. The string lives as long as the library. */
IB_API const char *ib_openmp_build_info(void) IB_STRING;

/** ib_jacobi_serial_f64() with the rows shared out among `threads` OpenMP threads.
 * @param threads 1 to the number the solver was created for; the runtime may grant fewer */
IB_API ib_status ib_jacobi_openmp_f64(
    ib_jacobi_solver *solver IB_NONNULL, double *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_jacobi_openmp_f64(). */
IB_API ib_status ib_jacobi_openmp_f32(
    ib_jacobi_solver *solver IB_NONNULL, float *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** ib_jacobi_blocked_f64() with `threads` OpenMP threads that follow each other through the grid, without barriers.
 * @param threads 1 to the number the solver was created for; the runtime may grant fewer */
IB_API ib_status ib_jacobi_blocked_openmp_f64(
    ib_jacobi_solver *solver IB_NONNULL, double *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_jacobi_blocked_openmp_f64(). */
IB_API ib_status ib_jacobi_blocked_openmp_f32(
    ib_jacobi_solver *solver IB_NONNULL, float *grid IB_INOUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, INT64_MAX), int64_t columns IB_RANGE(1, INT64_MAX), int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** ib_jacobi_held_f64() with `threads` OpenMP threads.
 * @param threads 1..IB_MAX_THREADS, at most those the solver was created for */
IB_API ib_status ib_jacobi_held_openmp_f64(
    ib_jacobi_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX), int32_t threads IB_RANGE(1, IB_MAX_THREADS)) IB_STATUS;

/** float32 form of ib_jacobi_held_openmp_f64(). */
IB_API ib_status ib_jacobi_held_openmp_f32(
    ib_jacobi_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX), int32_t threads IB_RANGE(1, IB_MAX_THREADS)) IB_STATUS;

/** The list fib(0) .. fib(count - 1), numbers shared out among OpenMP threads, the costly ones first. When it is
 * cancelled, values_done numbers are set and the others are 0. See ib_fibonacci_iterative_list_u64(). */
IB_API ib_status ib_fibonacci_iterative_list_openmp_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_ITERATIVE + 1),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1)) IB_STATUS;

/** Recursive form of ib_fibonacci_iterative_list_openmp_u64(), every call made. */
IB_API ib_status ib_fibonacci_recursive_list_openmp_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE + 1),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1)) IB_STATUS;

/** ib_nbody_serial_f64() with the bodies shared out among `threads` OpenMP threads.
 * @param threads 1..IB_MAX_THREADS; the runtime may grant fewer */
IB_API ib_status ib_nbody_openmp_f64(
    double *x IB_INOUT(count) IB_ALIAS(none), double *y IB_INOUT(count) IB_ALIAS(none),
    double *z IB_INOUT(count) IB_ALIAS(none), double *vx IB_INOUT(count) IB_ALIAS(none),
    double *vy IB_INOUT(count) IB_ALIAS(none), double *vz IB_INOUT(count) IB_ALIAS(none),
    const double *mass IB_IN(count), int64_t count IB_RANGE(1, INT64_MAX),
    double softening, double dt, int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/** float32 form of ib_nbody_openmp_f64(). */
IB_API ib_status ib_nbody_openmp_f32(
    float *x IB_INOUT(count) IB_ALIAS(none), float *y IB_INOUT(count) IB_ALIAS(none),
    float *z IB_INOUT(count) IB_ALIAS(none), float *vx IB_INOUT(count) IB_ALIAS(none),
    float *vy IB_INOUT(count) IB_ALIAS(none), float *vz IB_INOUT(count) IB_ALIAS(none),
    const float *mass IB_IN(count), int64_t count IB_RANGE(1, INT64_MAX),
    float softening, float dt, int64_t steps IB_RANGE(0, INT64_MAX),
    int32_t threads IB_RANGE(1, IB_MAX_THREADS),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1)) IB_STATUS;

/* ---- Probes: functions that do almost nothing, to measure what a call costs -------------------------------- */

/** Returns immediately. */
IB_API void ib_probe_empty(void) IB_FAST;

/** a + b, wrapping. */
IB_API int32_t ib_probe_add(int32_t a, int32_t b) IB_FAST;

/** The first element, or 0 if length is 0: measures a call with a span.
 * @return IB_OK, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_probe_first(
    const double *x IB_IN(length), int64_t length IB_RANGE(0, INT64_MAX), double *first IB_OUT(1)) IB_STATUS;

/** Copies the first element of one rows x columns array to another, or nothing if they are empty: measures a call with
 * two spans, the check of a product and the check for overlap.
 * @return IB_OK, IB_E_NULL or IB_E_RANGE */
IB_API ib_status ib_probe_copy_first(
    const double *from IB_IN(rows * columns), double *to IB_OUT(rows * columns) IB_ALIAS(none),
    int64_t rows IB_RANGE(0, INT64_MAX), int64_t columns IB_RANGE(0, INT64_MAX)) IB_STATUS;

/** Length of a UTF-8 string in bytes, or -1 for NULL. */
IB_API int64_t ib_probe_length(const char *text IB_STRING IB_NONNULL);

/** Calls back `calls` times with done = 1..calls, and stops early if it returns anything but 0.
 * @return the number of calls made, or -1 if progress is NULL or calls is negative */
IB_API int64_t ib_probe_callback(
    int64_t calls IB_RANGE(0, INT64_MAX), ib_progress progress IB_NONNULL IB_CALLBACK(call) IB_PROGRESS IB_CANCEL,
    void *user IB_NULLABLE IB_USER_DATA);

/** Makes `calls` calls from C to a C function that adds two integers and is not inlined: what the same call costs
 * without a language boundary.
 * @param calls how many; none are made if it is negative
 * @return the sum of the results, so that no call can be optimised away */
IB_API int64_t ib_probe_c_to_c(int64_t calls IB_RANGE(0, INT64_MAX));

#if defined(__cplusplus)
}
#endif

#endif
