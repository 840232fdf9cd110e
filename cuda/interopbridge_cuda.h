/* SPDX-License-Identifier: MIT
 *
 * InteropBridge's kernels on NVIDIA GPUs: the C API of a separate library, interopbridge_cuda. It runs without the CUDA
 * toolkit, and loads without a driver: ib_cuda_status() then says what is missing.
 *
 * The rules of interopbridge.h apply here too. In addition:
 *  - Work runs on the process's current device: the first one, unless CUDA_VISIBLE_DEVICES says otherwise.
 *  - A solver's grid is in device memory. Uploading, solving and downloading are separate calls, and a solve reports how
 *    long the device took, by the device's own clock.
 *  - After an IB_E_CUDA_... from a solve the state of its solver is unknown; destroy it. After IB_E_CUDA_LOST every call
 *    fails until the process is restarted.
 */
#ifndef INTEROPBRIDGE_CUDA_H
#define INTEROPBRIDGE_CUDA_H

#include "interopbridge.h"

#if defined(__cplusplus)
extern "C" {
#endif

/* Statuses in addition to those of interopbridge.h. ib_cuda_status_text() has the text. */
#define IB_E_CUDA_DRIVER 32 /* there is no NVIDIA driver, or it is too old */
#define IB_E_CUDA_DEVICE 33 /* the driver finds no device, or none that is free */
#define IB_E_CUDA_CODE   34 /* this library holds no machine code for the device */
#define IB_E_CUDA_MEMORY 35 /* the device has not enough memory */
#define IB_E_CUDA_LAUNCH 36 /* a kernel could not be launched */
#define IB_E_CUDA_LOST   37 /* the device failed and is lost to this process */
#define IB_E_CUDA_OTHER  38 /* another error of the CUDA runtime */

/* ---- The library itself ------------------------------------------------------------------------------------- */

/** The IB_ABI_VERSION this library was built with. */
IB_API int32_t ib_cuda_abi_version(void) IB_FAST;

/** Toolkit, flags and architectures of this library, for reports. The string lives as long as the library. */
IB_API const char *ib_cuda_build_info(void) IB_STRING;

/** One sentence for a status code, including those of interopbridge.h; "unknown status" for any other number. The string
 * lives as long as the library. */
IB_API const char *ib_cuda_status_text(ib_status status) IB_STRING;

/** Whether kernels can run here. Checked once; later calls return the same answer.
 * @return IB_OK, IB_E_CUDA_DRIVER, IB_E_CUDA_DEVICE, IB_E_CUDA_CODE or IB_E_CUDA_OTHER */
IB_API ib_status ib_cuda_status(void);

/** The answer of ib_cuda_status() as text: the device, its size and the driver, or what is missing and what to do.
 * The string lives as long as the library. */
IB_API const char *ib_cuda_report(void) IB_STRING;

/* ---- Jacobi: see interopbridge.h ----------------------------------------------------------------------------- */

/* Kernels count rows and columns in 32 bits and look a few hundred cells beyond the edge. */
#define IB_CUDA_MAX_SIDE 2147480000

/** A grid in device memory and everything needed to solve it. Use it for one call at a time. */
typedef struct ib_jacobi_cuda_solver ib_jacobi_cuda_solver;

/** Creates a solver for float64 grids of rows x columns interior cells: a grid of zeros. It holds twice the memory of a
 * grid on the device.
 * @param rows interior rows
 * @param columns interior columns
 * @param solver receives the solver; release it with ib_jacobi_cuda_destroy()
 * @return IB_OK, IB_E_NULL, IB_E_RANGE, IB_E_MEMORY, or what ib_cuda_status() returns, or IB_E_CUDA_MEMORY */
IB_API ib_status ib_jacobi_cuda_create_f64(
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE),
    ib_jacobi_cuda_solver **solver IB_OUT(1) IB_HANDLE(ib_jacobi_cuda_solver, ib_jacobi_cuda_destroy)) IB_STATUS;

/** Creates a solver for float32 grids; see ib_jacobi_cuda_create_f64(). */
IB_API ib_status ib_jacobi_cuda_create_f32(
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE),
    ib_jacobi_cuda_solver **solver IB_OUT(1) IB_HANDLE(ib_jacobi_cuda_solver, ib_jacobi_cuda_destroy)) IB_STATUS;

/** Releases a solver. NULL is allowed and does nothing. */
IB_API void ib_jacobi_cuda_destroy(ib_jacobi_cuda_solver *solver IB_NULLABLE);

/** Copies a grid to the device.
 * @param solver a solver created for rows x columns float64
 * @param grid the (rows + 2) * (columns + 2) cells
 * @param rows interior rows
 * @param columns interior columns
 * @return IB_OK, IB_E_NULL, IB_E_RANGE, IB_E_SHAPE, IB_E_CUDA_LOST or IB_E_CUDA_OTHER */
IB_API ib_status ib_jacobi_cuda_upload_f64(
    ib_jacobi_cuda_solver *solver IB_NONNULL, const double *grid IB_IN((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE)) IB_STATUS;

/** float32 form of ib_jacobi_cuda_upload_f64(). */
IB_API ib_status ib_jacobi_cuda_upload_f32(
    ib_jacobi_cuda_solver *solver IB_NONNULL, const float *grid IB_IN((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE)) IB_STATUS;

/** Copies the grid back. See ib_jacobi_cuda_upload_f64(). */
IB_API ib_status ib_jacobi_cuda_download_f64(
    ib_jacobi_cuda_solver *solver IB_NONNULL, double *grid IB_OUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE)) IB_STATUS;

/** float32 form of ib_jacobi_cuda_download_f64(). */
IB_API ib_status ib_jacobi_cuda_download_f32(
    ib_jacobi_cuda_solver *solver IB_NONNULL, float *grid IB_OUT((rows + 2) * (columns + 2)),
    int64_t rows IB_RANGE(1, IB_CUDA_MAX_SIDE), int64_t columns IB_RANGE(1, IB_CUDA_MAX_SIDE)) IB_STATUS;

/** Takes `steps` Jacobi steps on the solver's grid, one kernel launch for each, and waits for them.
 * @param solver a solver of either element type
 * @param steps how many steps; 0 leaves the grid as it is
 * @param progress called about 16 times per solve, or more often if 2^26 cell updates take fewer steps, after whole launches
 * of the form; NULL lets the device work without interruption
 * @param user handed to progress
 * @param steps_done receives the number of steps taken: `steps`, or fewer with IB_E_CANCELLED; the grid is then in the
 * state after exactly that many steps
 * @param device_seconds receives how long the device took, excluding the calls of progress
 * @return IB_OK, IB_E_CANCELLED, IB_E_NULL, IB_E_RANGE, IB_E_CUDA_LAUNCH, IB_E_CUDA_LOST or IB_E_CUDA_OTHER */
IB_API ib_status ib_jacobi_cuda_step(
    ib_jacobi_cuda_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

/** ib_jacobi_cuda_step() with the launches recorded once as a CUDA graph and replayed. */
IB_API ib_status ib_jacobi_cuda_graph(
    ib_jacobi_cuda_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

/** ib_jacobi_cuda_step() with several steps a launch, the rows between them kept in registers: for large grids. */
IB_API ib_status ib_jacobi_cuda_tiled(
    ib_jacobi_cuda_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

/** ib_jacobi_cuda_step() in a single launch that keeps the whole grid in registers. A grid that does not fit is solved
 * by ib_jacobi_cuda_tiled(); ib_jacobi_cuda_fallback() says whether and why. */
IB_API ib_status ib_jacobi_cuda_persistent(
    ib_jacobi_cuda_solver *solver IB_NONNULL, int64_t steps IB_RANGE(0, INT64_MAX),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS IB_CANCEL, void *user IB_NULLABLE IB_USER_DATA,
    int64_t *steps_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

/** Why ib_jacobi_cuda_persistent() uses another form for this solver; NULL if it does not. A process that gets only a part
 * of the device, as under MPS, learns of it in its first solve. The string lives as long as the solver. */
IB_API const char *ib_jacobi_cuda_fallback(const ib_jacobi_cuda_solver *solver IB_NONNULL) IB_STRING;

/* ---- Fibonacci: see interopbridge.h --------------------------------------------------------------------------- */

/** The list fib(0) .. fib(count - 1), one thread of the device per number.
 * @param values receives count numbers
 * @param count 0..IB_FIBONACCI_MAX_ITERATIVE + 1
 * @param progress called once, when all numbers are done: a launch cannot be stopped. Or NULL
 * @param user handed to progress
 * @param values_done receives count
 * @param device_seconds receives how long the device took, excluding the copy of the values
 * @return IB_OK, IB_E_NULL, IB_E_RANGE, or what ib_cuda_status() returns, or IB_E_CUDA_MEMORY, IB_E_CUDA_LAUNCH or
 * IB_E_CUDA_LOST */
IB_API ib_status ib_fibonacci_iterative_list_cuda_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_ITERATIVE + 1),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

/** The list by the naive recursion, with every call; count is at most IB_FIBONACCI_MAX_RECURSIVE + 1. The last
 * number alone takes as long as the whole list: seconds from fib(38) on, ten times as long for every further five. */
IB_API ib_status ib_fibonacci_recursive_list_cuda_u64(
    uint64_t *values IB_OUT(count), int32_t count IB_RANGE(0, IB_FIBONACCI_MAX_RECURSIVE + 1),
    ib_progress progress IB_NULLABLE IB_CALLBACK(call) IB_PROGRESS, void *user IB_NULLABLE IB_USER_DATA,
    int32_t *values_done IB_OUT(1), double *device_seconds IB_OUT(1)) IB_STATUS;

#if defined(__cplusplus)
}
#endif

#endif
