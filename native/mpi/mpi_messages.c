/* SPDX-License-Identifier: MIT
 *
 * Messages from one rank to another.
 */
#include <stdlib.h>

#include "mpi_shim.h"

struct ib_mpi_request {
    MPI_Request request; /* MPI_REQUEST_NULL once it is done */
    MPI_Status status;
    bool receives;
};

static int rank_or_any(int32_t rank) { return rank < 0 ? MPI_ANY_SOURCE : rank; }

static int tag_or_any(int32_t tag) { return tag < 0 ? MPI_ANY_TAG : tag; }

static ib_mpi_status prepare(
    const ib_mpi_comm *comm, int64_t bytes, int32_t type, int32_t partner, MPI_Datatype *datatype, int *count) {
    return comm == NULL ? IB_MPI_E_NULL : partner >= comm->size ? IB_MPI_E_RANGE : ib_mpi_count(bytes, type, datatype, count);
}

static ib_mpi_status report(const MPI_Status *status, int32_t *source, int32_t *tag, int64_t *bytes) {
    int received = 0;
    ib_mpi_status result = MPI_Get_count(status, MPI_BYTE, &received);
    *source = status->MPI_SOURCE;
    *tag = status->MPI_TAG;
    *bytes = received == MPI_UNDEFINED ? -1 : received;
    return result;
}

ib_mpi_status ib_mpi_send(ib_mpi_comm *comm, const uint8_t *data, int64_t bytes, int32_t type, int32_t to, int32_t tag) {
    MPI_Datatype datatype;
    MPI_Request request;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, to, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    status = MPI_Isend(data, count, datatype, to, tag, comm->comm, &request);
    return status != IB_MPI_OK ? status : ib_mpi_finish(&request, MPI_STATUS_IGNORE);
}

ib_mpi_status ib_mpi_receive(ib_mpi_comm *comm, uint8_t *data, int64_t bytes, int32_t type, int32_t from, int32_t tag,
    int32_t *source, int32_t *its_tag, int64_t *received) {
    MPI_Datatype datatype;
    MPI_Request request;
    MPI_Status found;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, from, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    status = MPI_Irecv(data, count, datatype, rank_or_any(from), tag_or_any(tag), comm->comm, &request);
    status = status != IB_MPI_OK ? status : ib_mpi_finish(&request, &found);
    return status != IB_MPI_OK ? status : report(&found, source, its_tag, received);
}

ib_mpi_status ib_mpi_probe(ib_mpi_comm *comm, int32_t from, int32_t tag, int32_t *found, int32_t *source, int32_t *its_tag,
    int64_t *bytes) {
    MPI_Status message;
    int there = 0;
    if (comm == NULL || found == NULL || source == NULL || its_tag == NULL || bytes == NULL) {
        return IB_MPI_E_NULL;
    }
    if (!ib_mpi_ready()) {
        return IB_MPI_E_STATE;
    }
    if (from >= comm->size) {
        return IB_MPI_E_RANGE;
    }
    ib_mpi_status status = MPI_Iprobe(rank_or_any(from), tag_or_any(tag), comm->comm, &there, &message);
    *found = there;
    *source = *its_tag = -1;
    *bytes = 0;
    return status != IB_MPI_OK || !there ? status : report(&message, source, its_tag, bytes);
}

static ib_mpi_status new_request(bool receives, ib_mpi_request **request) {
    ib_mpi_request *made = request == NULL ? NULL : malloc(sizeof *made);
    if (made == NULL) {
        return request == NULL ? IB_MPI_E_NULL : IB_MPI_E_MEMORY;
    }
    *made = (ib_mpi_request){.request = MPI_REQUEST_NULL, .receives = receives};
    *request = made;
    return IB_MPI_OK;
}

static ib_mpi_status begun(ib_mpi_status status, ib_mpi_request **request) {
    if (status != IB_MPI_OK) {
        free(*request);
        *request = NULL;
    }
    return status;
}

ib_mpi_status ib_mpi_begin_send(ib_mpi_comm *comm, const uint8_t *data, int64_t bytes, int32_t type, int32_t to, int32_t tag,
    ib_mpi_request **request) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, to, &datatype, &count);
    status = status != IB_MPI_OK ? status : new_request(false, request);
    return status != IB_MPI_OK ? status
        : begun(MPI_Isend(data, count, datatype, to, tag, comm->comm, &(*request)->request), request);
}

ib_mpi_status ib_mpi_begin_receive(ib_mpi_comm *comm, uint8_t *data, int64_t bytes, int32_t type, int32_t from, int32_t tag,
    ib_mpi_request **request) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = prepare(comm, bytes, type, from, &datatype, &count);
    status = status != IB_MPI_OK ? status : new_request(true, request);
    return status != IB_MPI_OK ? status : begun(MPI_Irecv(data, count, datatype, rank_or_any(from), tag_or_any(tag), comm->comm,
        &(*request)->request), request);
}

ib_mpi_status ib_mpi_request_complete(ib_mpi_request *request, int32_t wait, int32_t *done, int32_t *source, int32_t *its_tag,
    int64_t *received) {
    if (request == NULL || done == NULL || source == NULL || its_tag == NULL || received == NULL) {
        return IB_MPI_E_NULL;
    }
    if (!ib_mpi_ready()) {
        return IB_MPI_E_STATE;
    }
    int ended = 1;
    ib_mpi_status status = IB_MPI_OK;
    if (request->request != MPI_REQUEST_NULL) {
        status = wait ? ib_mpi_finish(&request->request, &request->status)
            : MPI_Test(&request->request, &ended, &request->status);
    }
    *done = ended;
    *source = *its_tag = -1;
    *received = 0;
    return status != IB_MPI_OK || !ended || !request->receives ? status : report(&request->status, source, its_tag, received);
}

void ib_mpi_request_release(ib_mpi_request *request) {
    if (request == NULL) {
        return;
    }
    if (request->request != MPI_REQUEST_NULL && ib_mpi_ready()) {
        if (request->receives) {
            MPI_Cancel(&request->request);
        }
        ib_mpi_finish(&request->request, MPI_STATUS_IGNORE);
    }
    free(request);
}
