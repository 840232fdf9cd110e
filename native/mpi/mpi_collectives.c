/* SPDX-License-Identifier: MIT
 *
 * What all ranks of a communicator do together. What needs the lengths of others is checked as far as one rank can see.
 */
#include <stdlib.h>

#include "mpi_shim.h"

static ib_mpi_status prepare(const ib_mpi_comm *comm, int64_t bytes, int32_t type, int32_t root, MPI_Datatype *datatype, int *count) {
    return comm == NULL ? IB_MPI_E_NULL : root >= comm->size ? IB_MPI_E_RANGE : ib_mpi_count(bytes, type, datatype, count);
}

ib_mpi_status ib_mpi_barrier(ib_mpi_comm *comm) {
    if (comm == NULL || !ib_mpi_ready()) {
        return comm == NULL ? IB_MPI_E_NULL : IB_MPI_E_STATE;
    }
    IB_MPI_COLLECTIVE(Barrier, barrier, comm->comm);
}

ib_mpi_status ib_mpi_broadcast(ib_mpi_comm *comm, uint8_t *data, int64_t bytes, int32_t type, int32_t root) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, root, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    IB_MPI_COLLECTIVE(Bcast, bcast, data, count, datatype, root, comm->comm);
}

ib_mpi_status ib_mpi_reduce(ib_mpi_comm *comm, const uint8_t *data, int64_t bytes, uint8_t *result, int64_t result_bytes,
    int32_t type, int32_t operation, int32_t root) {
    MPI_Datatype datatype;
    MPI_Op op;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, root, &datatype, &count);
    status = status != IB_MPI_OK ? status : ib_mpi_operation(type, operation, &op);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (operation == IB_MPI_REPLACE) {
        return IB_MPI_E_TYPE;
    }
    if (comm->rank == root && result_bytes != bytes) {
        return IB_MPI_E_LENGTH;
    }
    const void *from = comm->rank == root && result == data ? MPI_IN_PLACE : data;
    IB_MPI_COLLECTIVE(Reduce, reduce, from, result, count, datatype, op, root, comm->comm);
}

ib_mpi_status ib_mpi_all_reduce(ib_mpi_comm *comm, const uint8_t *data, uint8_t *result, int64_t bytes, int32_t type, int32_t operation) {
    MPI_Datatype datatype;
    MPI_Op op;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, 0, &datatype, &count);
    status = status != IB_MPI_OK ? status : ib_mpi_operation(type, operation, &op);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (operation == IB_MPI_REPLACE) {
        return IB_MPI_E_TYPE;
    }
    const void *from = result == data ? MPI_IN_PLACE : data;
    IB_MPI_COLLECTIVE(Allreduce, allreduce, from, result, count, datatype, op, comm->comm);
}

/* prepare(), for a part of every rank: `all` has room for exactly these, on the root or on every rank. */
static ib_mpi_status prepare_parts(const ib_mpi_comm *comm, int64_t bytes, int64_t all_bytes, bool root_alone, int32_t type, int32_t root,
    MPI_Datatype *datatype, int *count) {
    ib_mpi_status status = prepare(comm, bytes, type, root, datatype, count);
    if (status != IB_MPI_OK || (root_alone && comm->rank != root)) {
        return status;
    }
    bool has_room = bytes == 0 ? all_bytes == 0 : all_bytes / bytes == comm->size && all_bytes % bytes == 0;
    return has_room ? IB_MPI_OK : IB_MPI_E_LENGTH;
}

ib_mpi_status ib_mpi_gather(ib_mpi_comm *comm, const uint8_t *part, int64_t bytes, uint8_t *all, int64_t all_bytes, int32_t type,
    int32_t root) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare_parts(comm, bytes, all_bytes, true, type, root, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    IB_MPI_COLLECTIVE(Gather, gather, part, count, datatype, all, count, datatype, root, comm->comm);
}

static int gather_parts(const ib_mpi_comm *comm, const uint8_t *part, int count, uint8_t *all, const int32_t *counts,
    const int *places, MPI_Datatype datatype, int root) {
    IB_MPI_COLLECTIVE(Gatherv, gatherv, part, count, datatype, all, counts, places, datatype, root, comm->comm);
}

ib_mpi_status ib_mpi_gather_parts(ib_mpi_comm *comm, const uint8_t *part, int64_t bytes, uint8_t *all, int64_t all_bytes,
    const int32_t *counts, int32_t ranks, int32_t type, int32_t root) {
    MPI_Datatype datatype;
    int count, all_count, *places = NULL;
    ib_mpi_status status = prepare(comm, bytes, type, root, &datatype, &count);
    status = status != IB_MPI_OK ? status : ib_mpi_count(all_bytes, type, &datatype, &all_count);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (comm->rank == root) {
        places = malloc((size_t)comm->size * sizeof *places);
        if (places == NULL) {
            return IB_MPI_E_MEMORY;
        }
        int64_t place = 0;
        for (int i = 0; ranks == comm->size && i < ranks && place <= all_count; i++) {
            places[i] = (int)place;
            place = counts[i] < 0 ? (int64_t)all_count + 1 : place + counts[i];
        }
        if (ranks != comm->size || place != all_count || counts[root] != count) {
            free(places);
            return IB_MPI_E_LENGTH;
        }
    }
    status = gather_parts(comm, part, count, all, counts, places, datatype, root);
    free(places);
    return status;
}

ib_mpi_status ib_mpi_all_gather(ib_mpi_comm *comm, const uint8_t *part, int64_t bytes, uint8_t *all, int64_t all_bytes, int32_t type) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare_parts(comm, bytes, all_bytes, false, type, 0, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    IB_MPI_COLLECTIVE(Allgather, allgather, part, count, datatype, all, count, datatype, comm->comm);
}

ib_mpi_status ib_mpi_scatter(ib_mpi_comm *comm, const uint8_t *all, int64_t all_bytes, uint8_t *part, int64_t bytes, int32_t type,
    int32_t root) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare_parts(comm, bytes, all_bytes, true, type, root, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    IB_MPI_COLLECTIVE(Scatter, scatter, all, count, datatype, part, count, datatype, root, comm->comm);
}

ib_mpi_status ib_mpi_all_to_all(ib_mpi_comm *comm, const uint8_t *parts, uint8_t *received, int64_t bytes, int32_t type) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, 0, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (count % comm->size != 0) {
        return IB_MPI_E_LENGTH;
    }
    count /= comm->size;
    IB_MPI_COLLECTIVE(Alltoall, alltoall, parts, count, datatype, received, count, datatype, comm->comm);
}
