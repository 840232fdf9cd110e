/* SPDX-License-Identifier: MIT
 *
 * Communicators and grids of ranks.
 */
#include <stdlib.h>

#include "mpi_shim.h"

ib_mpi_status ib_mpi_wrap(MPI_Comm comm, ib_mpi_comm **result) {
    ib_mpi_comm *own = malloc(sizeof *own);
    if (own == NULL) {
        return IB_MPI_E_MEMORY;
    }
    *own = (ib_mpi_comm){.comm = comm, .rank = -1, .size = 0};
    if (comm != MPI_COMM_NULL) {
        MPI_Comm_rank(comm, &own->rank);
        MPI_Comm_size(comm, &own->size);
    }
    *result = own;
    return IB_MPI_OK;
}

static ib_mpi_status usable(const ib_mpi_comm *comm, const void *result) {
    return comm == NULL || result == NULL ? IB_MPI_E_NULL
        : !ib_mpi_ready() || comm->comm == MPI_COMM_NULL ? IB_MPI_E_STATE : IB_MPI_OK;
}

ib_mpi_status ib_mpi_comm_world(ib_mpi_comm **comm) {
    return comm == NULL ? IB_MPI_E_NULL : !ib_mpi_ready() ? IB_MPI_E_STATE : ib_mpi_wrap(MPI_COMM_WORLD, comm);
}

ib_mpi_status ib_mpi_comm_place(ib_mpi_comm *comm, int32_t *rank, int32_t *size) {
    if (comm == NULL || rank == NULL || size == NULL) {
        return IB_MPI_E_NULL;
    }
    *rank = comm->rank;
    *size = comm->size;
    return IB_MPI_OK;
}

ib_mpi_status ib_mpi_comm_dup(ib_mpi_comm *comm, ib_mpi_comm **copy) {
    MPI_Comm made = MPI_COMM_NULL;
    ib_mpi_status status = usable(comm, copy);
    status = status != IB_MPI_OK ? status : MPI_Comm_dup(comm->comm, &made);
    return status != IB_MPI_OK ? status : ib_mpi_wrap(made, copy);
}

ib_mpi_status ib_mpi_comm_split(ib_mpi_comm *comm, int32_t colour, int32_t key, ib_mpi_comm **part) {
    MPI_Comm made = MPI_COMM_NULL;
    ib_mpi_status status = usable(comm, part);
    status = status != IB_MPI_OK ? status : MPI_Comm_split(comm->comm, colour < 0 ? MPI_UNDEFINED : colour, key, &made);
    return status != IB_MPI_OK ? status : ib_mpi_wrap(made, part);
}

ib_mpi_status ib_mpi_comm_split_machine(ib_mpi_comm *comm, ib_mpi_comm **part) {
    MPI_Comm made = MPI_COMM_NULL;
    ib_mpi_status status = usable(comm, part);
    status = status != IB_MPI_OK ? status
        : MPI_Comm_split_type(comm->comm, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &made);
    return status != IB_MPI_OK ? status : ib_mpi_wrap(made, part);
}

ib_mpi_status ib_mpi_comm_free(ib_mpi_comm *comm) {
    ib_mpi_status status = IB_MPI_OK;
    if (comm != NULL && ib_mpi_ready() && comm->comm != MPI_COMM_NULL && comm->comm != MPI_COMM_WORLD) {
        status = MPI_Comm_free(&comm->comm);
    }
    free(comm);
    return status;
}

void ib_mpi_comm_forget(ib_mpi_comm *comm) { free(comm); }

ib_mpi_status ib_mpi_cart_create(ib_mpi_comm *comm, const int32_t *sizes, const int32_t *periodic, int32_t dimensions,
    ib_mpi_comm **grid) {
    MPI_Comm made = MPI_COMM_NULL;
    ib_mpi_status status = usable(comm, grid);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (sizes == NULL || periodic == NULL) {
        return IB_MPI_E_NULL;
    }
    int64_t ranks = 1;
    for (int32_t i = 0; i < dimensions; i++) {
        if (sizes[i] < 1 || (ranks *= sizes[i]) > comm->size) {
            return IB_MPI_E_RANGE;
        }
    }
    status = MPI_Cart_create(comm->comm, dimensions, sizes, periodic, 0, &made);
    return status != IB_MPI_OK ? status : ib_mpi_wrap(made, grid);
}

ib_mpi_status ib_mpi_cart_coordinates(ib_mpi_comm *grid, int32_t rank, int32_t *coordinates, int32_t dimensions) {
    ib_mpi_status status = usable(grid, coordinates);
    return status != IB_MPI_OK ? status : rank < 0 || rank >= grid->size ? IB_MPI_E_RANGE
        : MPI_Cart_coords(grid->comm, rank, dimensions, coordinates);
}

ib_mpi_status ib_mpi_cart_rank(ib_mpi_comm *grid, const int32_t *coordinates, int32_t dimensions, int32_t *rank) {
    ib_mpi_status status = usable(grid, rank);
    int sizes[8], periodic[8], own[8], found = 0;
    if (status != IB_MPI_OK || coordinates == NULL) {
        return status != IB_MPI_OK ? status : IB_MPI_E_NULL;
    }
    status = MPI_Cartdim_get(grid->comm, &found);
    if (status != IB_MPI_OK || found != dimensions) {
        return status != IB_MPI_OK ? status : IB_MPI_E_RANGE;
    }
    MPI_Cart_get(grid->comm, dimensions, sizes, periodic, own);
    for (int32_t i = 0; i < dimensions; i++) {
        if (!periodic[i] && (coordinates[i] < 0 || coordinates[i] >= sizes[i])) {
            return IB_MPI_E_RANGE;
        }
    }
    return MPI_Cart_rank(grid->comm, coordinates, rank);
}

ib_mpi_status ib_mpi_cart_shift(ib_mpi_comm *grid, int32_t dimension, int32_t by, int32_t *before, int32_t *behind) {
    ib_mpi_status status = usable(grid, before);
    if (status != IB_MPI_OK || behind == NULL) {
        return status != IB_MPI_OK ? status : IB_MPI_E_NULL;
    }
    status = MPI_Cart_shift(grid->comm, dimension, by, before, behind);
    *before = *before == MPI_PROC_NULL ? -1 : *before;
    *behind = *behind == MPI_PROC_NULL ? -1 : *behind;
    return status;
}

ib_mpi_status ib_mpi_dims_create(int32_t ranks, int32_t *sizes, int32_t dimensions) {
    if (sizes == NULL) {
        return IB_MPI_E_NULL;
    }
    int64_t given = 1;
    for (int32_t i = 0; i < dimensions; i++) {
        if (sizes[i] < 0) {
            return IB_MPI_E_RANGE;
        }
        given *= sizes[i] > 0 ? sizes[i] : 1;
        if (given > ranks) {
            return IB_MPI_E_RANGE;
        }
    }
    return !ib_mpi_ready() ? IB_MPI_E_STATE : ranks % given != 0 ? IB_MPI_E_RANGE
        : MPI_Dims_create(ranks, dimensions, sizes);
}
