/* SPDX-License-Identifier: MIT
 *
 * What the files of the shim share: its objects, and how they wait. Internal: nothing here is exported.
 */
#ifndef IB_MPI_SHIM_H
#define IB_MPI_SHIM_H

#include <mpi.h>
#include <stdbool.h>
#include <stddef.h>

#include "interopbridge_mpi.h"

struct ib_mpi_comm {
    MPI_Comm comm;
    int rank, size; /* -1 and 0 without ranks */
};

/* Whether this machine has more ranks than cores. A rank that waits then gives its core away: MPICH would spin on it until
 * the end of a time slice. */
extern bool ib_mpi_crowded;

/* MPI is there to be called. */
bool ib_mpi_ready(void);

/* Waits for a request, which it releases. */
int ib_mpi_finish(MPI_Request *request, MPI_Status *status);

/* Bytes of an element; 0 if there is no such type. */
int ib_mpi_element(int32_t type, MPI_Datatype *datatype);

/* The operation for a type; refused where MPI has none, as for bits of floating-point numbers. */
ib_mpi_status ib_mpi_operation(int32_t type, int32_t operation, MPI_Op *op);

/* The elements in so many bytes. */
ib_mpi_status ib_mpi_count(int64_t bytes, int32_t type, MPI_Datatype *datatype, int *count);

/* Takes a communicator over as an object of ours. */
ib_mpi_status ib_mpi_wrap(MPI_Comm comm, ib_mpi_comm **result);

/* A collective, in the form that spins or in the one that gives the core away. */
#define IB_MPI_COLLECTIVE(Name, name, ...)                                                \
    do {                                                                                   \
        if (!ib_mpi_crowded) {                                                             \
            return MPI_##Name(__VA_ARGS__);                                                \
        }                                                                                  \
        MPI_Request request = MPI_REQUEST_NULL;                                            \
        int begun = MPI_I##name(__VA_ARGS__, &request);                                    \
        return begun != MPI_SUCCESS ? begun : ib_mpi_finish(&request, MPI_STATUS_IGNORE);  \
    } while (0)

#endif
