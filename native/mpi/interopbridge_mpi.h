/* SPDX-License-Identifier: MIT
 *
 * MPI for InteropBridge.Mpi: one C API over every MPI. Handles of Open MPI are pointers and those of MPICH are numbers, so
 * this is compiled once for each MPI, and the C# on top of it is the same. Every fact about a function is stated here and
 * nowhere else; the C# bindings and their checks are generated from it.
 *
 * Rules for every function here:
 *  - Errors are returned as an ib_mpi_status, results through out-parameters. MPI's own errors are returned, too: every
 *    communicator, window and file has MPI_ERRORS_RETURN. A rank that dies is none of these: the launcher ends the job.
 *  - Memory is given in bytes, with its element type. The number of elements has to fit an int.
 *  - A rank is counted from 0; -1 stands for any rank or tag when receiving, and for no neighbour at the edge of a grid.
 *  - What waits gives its core away while more ranks are on this machine than it has cores.
 */
#ifndef INTEROPBRIDGE_MPI_H
#define INTEROPBRIDGE_MPI_H

#include <stdint.h>

#include "interopbridge_contract.h"

#if defined(IB_BINDING)
#  define IB_API
#elif defined(_WIN32)
#  define IB_API __declspec(dllexport)
#else
#  define IB_API __attribute__((visibility("default")))
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/* Raise this with every change that old bindings would call wrongly. The bindings reject any other value. */
#define IB_MPI_ABI_VERSION 1

/* 0 for success, a number of ours below 0, or MPI's own error code above 0; ib_mpi_status_text() has the text. */
typedef int32_t ib_mpi_status;

#define IB_MPI_OK           0
#define IB_MPI_E_NULL     (-1) /* a pointer that must not be NULL is NULL */
#define IB_MPI_E_RANGE    (-2) /* an argument is outside its range */
#define IB_MPI_E_TYPE     (-3) /* there is no such element type or operation, or they do not go together */
#define IB_MPI_E_LENGTH   (-4) /* the bytes are no whole number of elements, too many, or not what the ranks need together */
#define IB_MPI_E_MEMORY   (-5) /* there is not enough memory */
#define IB_MPI_E_STATE    (-6) /* MPI is not initialized, or is finalized already */

/* Element types. */
#define IB_MPI_INT8     0
#define IB_MPI_UINT8    1
#define IB_MPI_INT16    2
#define IB_MPI_UINT16   3
#define IB_MPI_INT32    4
#define IB_MPI_UINT32   5
#define IB_MPI_INT64    6
#define IB_MPI_UINT64   7
#define IB_MPI_FLOAT32  8
#define IB_MPI_FLOAT64  9

/* Operations of reductions; the last is for windows alone. */
#define IB_MPI_SUM     0
#define IB_MPI_PRODUCT 1
#define IB_MPI_MIN     2
#define IB_MPI_MAX     3
#define IB_MPI_AND     4
#define IB_MPI_OR      5
#define IB_MPI_XOR     6
#define IB_MPI_REPLACE 7

/* ---- The library and the job -------------------------------------------------------------------------------- */

/** The IB_MPI_ABI_VERSION this library was built with. */
IB_API int32_t ib_mpi_abi_version(void) IB_FAST;

/** The MPI that this library was compiled for: "openmpi", "mpich" or "abi". */
IB_API const char *ib_mpi_kind(void) IB_STRING IB_NONNULL;

/** What the MPI says of itself: its name and version. */
IB_API const char *ib_mpi_library(void) IB_STRING IB_NONNULL;

/** A sentence for a status; MPI's own text for its errors. */
IB_API void ib_mpi_status_text(ib_mpi_status status, char *text IB_OUT(room) IB_STRING, uint64_t room IB_RANGE(1, 4096));

/** Joins the job, for any number of threads. Once in a process.
 * @param threads receives the level granted: 0 single, 1 funneled, 2 serialized, 3 multiple
 * @param crowded receives 1 if more ranks of the job are on this machine than it has cores, else 0 */
IB_API ib_mpi_status ib_mpi_join(int32_t *threads IB_OUT(1), int32_t *crowded IB_OUT(1)) IB_STATUS;

/** 0 before ib_mpi_join(), 1 after it, 2 after ib_mpi_leave(). */
IB_API int32_t ib_mpi_state(void) IB_FAST;

/** Leaves the job; all ranks have to. */
IB_API ib_mpi_status ib_mpi_leave(void) IB_STATUS;

/** Ends all ranks of the job now, this one included. */
IB_API void ib_mpi_abort(int32_t code);

/** The name of the machine that this rank runs on. */
IB_API void ib_mpi_machine_name(char *text IB_OUT(room) IB_STRING, uint64_t room IB_RANGE(1, 4096));

/* ---- Communicators ------------------------------------------------------------------------------------------ */

/** A group of ranks that exchange messages. */
typedef struct ib_mpi_comm ib_mpi_comm;

/** All ranks of the job. */
IB_API ib_mpi_status ib_mpi_comm_world(ib_mpi_comm **comm IB_OUT(1) IB_HANDLE(ib_mpi_comm, ib_mpi_comm_forget)) IB_STATUS;

/** The rank of this process, and how many there are; -1 and 0 in a communicator without ranks. */
IB_API ib_mpi_status ib_mpi_comm_place(
    ib_mpi_comm *comm, int32_t *rank IB_OUT(1), int32_t *size IB_OUT(1)) IB_STATUS;

/** The same ranks in a communicator of its own, so that its messages meet no others. Collective. */
IB_API ib_mpi_status ib_mpi_comm_dup(
    ib_mpi_comm *comm, ib_mpi_comm **copy IB_OUT(1) IB_HANDLE(ib_mpi_comm, ib_mpi_comm_forget)) IB_STATUS;

/** The ranks with the same colour, in the order of key and then of rank. Collective.
 * @param colour at least 0, or -1 to be in none: the result then has no ranks */
IB_API ib_mpi_status ib_mpi_comm_split(ib_mpi_comm *comm, int32_t colour IB_RANGE(-1, INT32_MAX), int32_t key,
    ib_mpi_comm **part IB_OUT(1) IB_HANDLE(ib_mpi_comm, ib_mpi_comm_forget)) IB_STATUS;

/** The ranks that share memory with this one: those on its machine. Collective. */
IB_API ib_mpi_status ib_mpi_comm_split_machine(
    ib_mpi_comm *comm, ib_mpi_comm **part IB_OUT(1) IB_HANDLE(ib_mpi_comm, ib_mpi_comm_forget)) IB_STATUS;

/** Releases a communicator. Collective. */
IB_API ib_mpi_status ib_mpi_comm_free(ib_mpi_comm *comm IB_CONSUMES) IB_STATUS;

/** Forgets a communicator without its ranks: MPI keeps it until the end of the job. For finalizers. */
IB_API void ib_mpi_comm_forget(ib_mpi_comm *comm IB_NULLABLE);

/** Ranks as a grid of up to 8 dimensions. The product of the dimensions is at most the number of ranks; the others get a
 * communicator without ranks. Collective.
 * @param sizes length of each dimension, at least 1
 * @param periodic not 0 where a dimension is a ring */
IB_API ib_mpi_status ib_mpi_cart_create(ib_mpi_comm *comm, const int32_t *sizes IB_IN(dimensions),
    const int32_t *periodic IB_IN(dimensions), int32_t dimensions IB_RANGE(1, 8),
    ib_mpi_comm **grid IB_OUT(1) IB_HANDLE(ib_mpi_comm, ib_mpi_comm_forget)) IB_STATUS;

/** Where a rank is in the grid. */
IB_API ib_mpi_status ib_mpi_cart_coordinates(ib_mpi_comm *grid, int32_t rank IB_RANGE(0, INT32_MAX),
    int32_t *coordinates IB_OUT(dimensions), int32_t dimensions IB_RANGE(1, 8)) IB_STATUS;

/** The rank at a place of the grid. */
IB_API ib_mpi_status ib_mpi_cart_rank(ib_mpi_comm *grid, const int32_t *coordinates IB_IN(dimensions),
    int32_t dimensions IB_RANGE(1, 8), int32_t *rank IB_OUT(1)) IB_STATUS;

/** The ranks `by` places before and behind this one in a dimension; -1 beyond the edge. */
IB_API ib_mpi_status ib_mpi_cart_shift(ib_mpi_comm *grid, int32_t dimension IB_RANGE(0, 7), int32_t by,
    int32_t *before IB_OUT(1), int32_t *behind IB_OUT(1)) IB_STATUS;

/** Dimensions as equal as possible for a number of ranks. A length that is not 0 stays as it is. */
IB_API ib_mpi_status ib_mpi_dims_create(int32_t ranks IB_RANGE(1, INT32_MAX), int32_t *sizes IB_INOUT(dimensions),
    int32_t dimensions IB_RANGE(1, 8)) IB_STATUS;

/* ---- Messages ----------------------------------------------------------------------------------------------- */

/** A message under way. */
typedef struct ib_mpi_request ib_mpi_request;

/** Sends, and returns when the memory may be used again. */
IB_API ib_mpi_status ib_mpi_send(ib_mpi_comm *comm, const uint8_t *data IB_IN(bytes), int64_t bytes, int32_t type,
    int32_t to IB_RANGE(0, INT32_MAX), int32_t tag IB_RANGE(0, 32767)) IB_STATUS;

/** Receives. A longer message than the memory is an error, a shorter one is not. */
IB_API ib_mpi_status ib_mpi_receive(ib_mpi_comm *comm, uint8_t *data IB_OUT(bytes), int64_t bytes, int32_t type,
    int32_t from IB_RANGE(-1, INT32_MAX), int32_t tag IB_RANGE(-1, 32767),
    int32_t *source IB_OUT(1), int32_t *its_tag IB_OUT(1), int64_t *received IB_OUT(1)) IB_STATUS;

/** Whether a message has arrived, without receiving it. */
IB_API ib_mpi_status ib_mpi_probe(ib_mpi_comm *comm, int32_t from IB_RANGE(-1, INT32_MAX),
    int32_t tag IB_RANGE(-1, 32767), int32_t *found IB_OUT(1), int32_t *source IB_OUT(1), int32_t *its_tag IB_OUT(1),
    int64_t *bytes IB_OUT(1)) IB_STATUS;

/** Begins to send. The memory is kept until the request is done. */
IB_API ib_mpi_status ib_mpi_begin_send(ib_mpi_comm *comm IB_KEPT(request), const uint8_t *data IB_IN(bytes) IB_KEPT(request),
    int64_t bytes, int32_t type, int32_t to IB_RANGE(0, INT32_MAX), int32_t tag IB_RANGE(0, 32767),
    ib_mpi_request **request IB_OUT(1) IB_HANDLE(ib_mpi_request, ib_mpi_request_release)) IB_STATUS;

/** Begins to receive. The memory is kept until the request is done. */
IB_API ib_mpi_status ib_mpi_begin_receive(ib_mpi_comm *comm IB_KEPT(request), uint8_t *data IB_OUT(bytes) IB_KEPT(request),
    int64_t bytes, int32_t type, int32_t from IB_RANGE(-1, INT32_MAX), int32_t tag IB_RANGE(-1, 32767),
    ib_mpi_request **request IB_OUT(1) IB_HANDLE(ib_mpi_request, ib_mpi_request_release)) IB_STATUS;

/** Asks whether a message is done, or waits until it is.
 * @param wait not 0 to wait
 * @param done receives 1 if it is done; the rest is known then
 * @param received receives the bytes received; 0 for a message sent */
IB_API ib_mpi_status ib_mpi_request_complete(ib_mpi_request *request, int32_t wait, int32_t *done IB_OUT(1),
    int32_t *source IB_OUT(1), int32_t *its_tag IB_OUT(1), int64_t *received IB_OUT(1)) IB_STATUS;

/** Releases a request. One that is not done is cancelled if it receives, and waited for if it sends. */
IB_API void ib_mpi_request_release(ib_mpi_request *request IB_NULLABLE);

/* ---- Collectives: every rank of the communicator calls them, in the same order --------------------------------- */

/** Waits until all ranks are here. */
IB_API ib_mpi_status ib_mpi_barrier(ib_mpi_comm *comm) IB_STATUS;

/** Copies the root's data to all ranks. */
IB_API ib_mpi_status ib_mpi_broadcast(ib_mpi_comm *comm, uint8_t *data IB_INOUT(bytes), int64_t bytes, int32_t type,
    int32_t root IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Combines the data of all ranks, element by element, on the root. `result` counts there alone. */
IB_API ib_mpi_status ib_mpi_reduce(ib_mpi_comm *comm, const uint8_t *data IB_IN(bytes), int64_t bytes,
    uint8_t *result IB_OUT(result_bytes), int64_t result_bytes, int32_t type, int32_t operation,
    int32_t root IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Combines the data of all ranks on all ranks; `result` may be `data`. */
IB_API ib_mpi_status ib_mpi_all_reduce(ib_mpi_comm *comm, const uint8_t *data IB_IN(bytes),
    uint8_t *result IB_OUT(bytes) IB_ALIAS(exact), int64_t bytes, int32_t type, int32_t operation) IB_STATUS;

/** Collects equal parts on the root, in the order of the ranks: `all` has one for each rank there, and counts there alone. */
IB_API ib_mpi_status ib_mpi_gather(ib_mpi_comm *comm, const uint8_t *part IB_IN(bytes), int64_t bytes,
    uint8_t *all IB_OUT(all_bytes), int64_t all_bytes, int32_t type, int32_t root IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Collects parts of any length on the root. `all` and `counts`, elements from each rank, count there alone. */
IB_API ib_mpi_status ib_mpi_gather_parts(ib_mpi_comm *comm, const uint8_t *part IB_IN(bytes), int64_t bytes,
    uint8_t *all IB_OUT(all_bytes), int64_t all_bytes, const int32_t *counts IB_IN(ranks), int32_t ranks,
    int32_t type, int32_t root IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Collects equal parts on all ranks. */
IB_API ib_mpi_status ib_mpi_all_gather(ib_mpi_comm *comm, const uint8_t *part IB_IN(bytes), int64_t bytes,
    uint8_t *all IB_OUT(all_bytes), int64_t all_bytes, int32_t type) IB_STATUS;

/** Hands equal parts of the root's data out, in the order of the ranks. `all` counts there alone. */
IB_API ib_mpi_status ib_mpi_scatter(ib_mpi_comm *comm, const uint8_t *all IB_IN(all_bytes), int64_t all_bytes,
    uint8_t *part IB_OUT(bytes), int64_t bytes, int32_t type, int32_t root IB_RANGE(0, INT32_MAX)) IB_STATUS;

/** Sends part i to rank i, and receives part i from it. */
IB_API ib_mpi_status ib_mpi_all_to_all(ib_mpi_comm *comm, const uint8_t *parts IB_IN(bytes),
    uint8_t *received IB_OUT(bytes) IB_ALIAS(none), int64_t bytes, int32_t type) IB_STATUS;

/* ---- Windows: memory that other ranks read and write ----------------------------------------------------------- */

/** Memory of each rank that the others reach, zero at first. MPI allocates it, so that ranks on one machine
 * can share it. With one rank it is plain memory, as Open MPI makes no window then. */
typedef struct ib_mpi_window ib_mpi_window;

/** Makes a window. Collective.
 * @param bytes of this rank's memory; 0 for none
 * @param memory receives its address; it lives as long as the window */
IB_API ib_mpi_status ib_mpi_window_create(ib_mpi_comm *comm, int64_t bytes IB_RANGE(0, INT64_MAX), int32_t type,
    uint64_t *memory IB_OUT(1), ib_mpi_window **window IB_OUT(1) IB_HANDLE(ib_mpi_window, ib_mpi_window_forget)) IB_STATUS;

/** Everything that was put and accumulated before is there after it, on all ranks. Collective. */
IB_API ib_mpi_status ib_mpi_window_fence(ib_mpi_window *window) IB_STATUS;

/** Writes a block of rows into a rank's memory; it is there after the next fence.
 * @param first element where the first row begins
 * @param rows rows of the block
 * @param stride elements from one row there to the next */
IB_API ib_mpi_status ib_mpi_window_put(ib_mpi_window *window, const uint8_t *data IB_IN(bytes), int64_t bytes,
    int32_t rank IB_RANGE(0, INT32_MAX), int64_t first IB_RANGE(0, INT64_MAX), int32_t rows IB_RANGE(1, INT32_MAX),
    int64_t stride IB_RANGE(1, INT32_MAX)) IB_STATUS;

/** Reads a block of rows of a rank's memory; it is here on return. */
IB_API ib_mpi_status ib_mpi_window_get(ib_mpi_window *window, uint8_t *data IB_OUT(bytes), int64_t bytes,
    int32_t rank IB_RANGE(0, INT32_MAX), int64_t first IB_RANGE(0, INT64_MAX), int32_t rows IB_RANGE(1, INT32_MAX),
    int64_t stride IB_RANGE(1, INT32_MAX)) IB_STATUS;

/** Combines a block of rows with a rank's memory, element by element, each in one piece. */
IB_API ib_mpi_status ib_mpi_window_accumulate(ib_mpi_window *window, const uint8_t *data IB_IN(bytes), int64_t bytes,
    int32_t rank IB_RANGE(0, INT32_MAX), int64_t first IB_RANGE(0, INT64_MAX), int32_t rows IB_RANGE(1, INT32_MAX),
    int64_t stride IB_RANGE(1, INT32_MAX), int32_t operation) IB_STATUS;

/** Closes a window. Collective. */
IB_API ib_mpi_status ib_mpi_window_free(ib_mpi_window *window IB_CONSUMES) IB_STATUS;

/** Forgets a window without its ranks. For finalizers. */
IB_API void ib_mpi_window_forget(ib_mpi_window *window IB_NULLABLE);

/* ---- Files ---------------------------------------------------------------------------------------------------- */

/** Writes a matrix of which every rank has a block to a file, row by row, without a header. Collective. A file that exists is
 * replaced. A rank without cells gives 0 rows or columns.
 * @param path the file, which all ranks see
 * @param rows of the whole matrix
 * @param columns of the whole matrix
 * @param first_row where this rank's block begins
 * @param first_column where this rank's block begins
 * @param block_rows rows of the block
 * @param block_columns columns of the block */
IB_API ib_mpi_status ib_mpi_file_write_block(ib_mpi_comm *comm, const char *path IB_STRING,
    int32_t rows IB_RANGE(1, INT32_MAX), int32_t columns IB_RANGE(1, INT32_MAX),
    int32_t first_row IB_RANGE(0, INT32_MAX), int32_t first_column IB_RANGE(0, INT32_MAX),
    int32_t block_rows IB_RANGE(0, INT32_MAX), int32_t block_columns IB_RANGE(0, INT32_MAX),
    const uint8_t *data IB_IN(bytes), int64_t bytes, int32_t type) IB_STATUS;

/** Reads this rank's block of such a file. Collective. */
IB_API ib_mpi_status ib_mpi_file_read_block(ib_mpi_comm *comm, const char *path IB_STRING,
    int32_t rows IB_RANGE(1, INT32_MAX), int32_t columns IB_RANGE(1, INT32_MAX),
    int32_t first_row IB_RANGE(0, INT32_MAX), int32_t first_column IB_RANGE(0, INT32_MAX),
    int32_t block_rows IB_RANGE(0, INT32_MAX), int32_t block_columns IB_RANGE(0, INT32_MAX),
    uint8_t *data IB_OUT(bytes), int64_t bytes, int32_t type) IB_STATUS;

#if defined(__cplusplus)
}
#endif

#endif
