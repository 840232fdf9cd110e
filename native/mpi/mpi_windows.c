/* SPDX-License-Identifier: MIT
 *
 * Windows. The ranks are in one epoch from the first to the last moment (MPI_Win_lock_all), so that a get has its data on
 * return and a put may forget its memory, as in Global Arrays; a fence waits for what is still under way, and for all ranks.
 */
#include <stdlib.h>
#include <string.h>

#include "mpi_shim.h"

struct ib_mpi_window {
    MPI_Win window;
    MPI_Comm comm; /* its own: the fence of one window never meets that of another */
    uint8_t *memory;
    int64_t elements; /* of this rank's memory */
    int64_t *all;     /* of each rank's */
    int32_t type;
    int size;
};

/* A block of rows in somebody's memory. */
typedef struct {
    int rank, rows, columns, count;
    int64_t first, stride;
    MPI_Datatype element;
} block;

/* Whole lines: on one machine the memory of one rank begins where that of another ends, and MPICH 4.0 with UCX writes to the wrong
 * place of memory that does not begin at a multiple of 16. */
static ib_mpi_status open_window(ib_mpi_window *window, int64_t bytes, int element) {
    ib_mpi_status status = MPI_Win_allocate((bytes + 63) / 64 * 64, element, MPI_INFO_NULL, window->comm, &window->memory, &window->window);
    if (status != MPI_SUCCESS) {
        return status;
    }
    MPI_Win_set_errhandler(window->window, MPI_ERRORS_RETURN);
    if (bytes > 0) {
        memset(window->memory, 0, (size_t)bytes);
    }
    return MPI_Win_lock_all(MPI_MODE_NOCHECK, window->window);
}

/* A window of one rank. */
static ib_mpi_status open_plain(ib_mpi_window *window, int64_t bytes) {
    window->memory = calloc(1, bytes > 0 ? (size_t)bytes : 1);
    return window->memory == NULL ? IB_MPI_E_MEMORY : IB_MPI_OK;
}

/* Without what MPI has of it. */
static void release(ib_mpi_window *window) {
    free(window->all);
    free(window);
}

static ib_mpi_status barrier(const ib_mpi_window *window) { IB_MPI_COLLECTIVE(Barrier, barrier, window->comm); }

ib_mpi_status ib_mpi_window_fence(ib_mpi_window *window) {
    if (window == NULL || !ib_mpi_ready()) {
        return window == NULL ? IB_MPI_E_NULL : IB_MPI_E_STATE;
    }
    if (window->size == 1) {
        return IB_MPI_OK;
    }
    ib_mpi_status status = MPI_Win_flush_all(window->window);
    status = status != MPI_SUCCESS ? status : MPI_Win_sync(window->window); /* what this rank wrote itself */
    status = status != MPI_SUCCESS ? status : barrier(window);
    return status != MPI_SUCCESS ? status : MPI_Win_sync(window->window); /* what the others wrote */
}

ib_mpi_status ib_mpi_window_create(ib_mpi_comm *comm, int64_t bytes, int32_t type, uint64_t *memory, ib_mpi_window **window) {
    MPI_Datatype datatype;
    int count;
    ib_mpi_status status = comm == NULL || window == NULL || memory == NULL ? IB_MPI_E_NULL
        : ib_mpi_count(bytes, type, &datatype, &count);
    if (status != IB_MPI_OK) {
        return status;
    }
    ib_mpi_window *made = calloc(1, sizeof *made);
    int64_t *all = calloc((size_t)comm->size, sizeof *all);
    if (made == NULL || all == NULL) {
        free(made);
        free(all);
        return IB_MPI_E_MEMORY;
    }
    int element = ib_mpi_element(type, &datatype);
    *made = (ib_mpi_window){.window = MPI_WIN_NULL, .comm = MPI_COMM_NULL, .elements = count, .all = all, .type = type,
        .size = comm->size};
    status = MPI_Comm_dup(comm->comm, &made->comm);
    status = status != MPI_SUCCESS ? status : MPI_Allgather(&made->elements, 1, MPI_INT64_T, all, 1, MPI_INT64_T, made->comm);
    if (status == MPI_SUCCESS) {
        status = comm->size > 1 ? open_window(made, bytes, element) : open_plain(made, bytes);
    }
    status = status != MPI_SUCCESS ? status : ib_mpi_window_fence(made); /* nobody writes before all are zero */
    if (status != MPI_SUCCESS) {
        release(made);
        return status;
    }
    *memory = (uint64_t)(uintptr_t)made->memory;
    *window = made;
    return IB_MPI_OK;
}

/* Whether the block lies in the rank's memory, and is what the caller's bytes hold. */
static ib_mpi_status find_block(
    const ib_mpi_window *window, int64_t bytes, int32_t rank, int64_t first, int32_t rows, int64_t stride, block *found) {
    if (window == NULL) {
        return IB_MPI_E_NULL;
    }
    *found = (block){.rank = rank, .rows = rows, .first = first, .stride = stride};
    ib_mpi_status status = ib_mpi_count(bytes, window->type, &found->element, &found->count);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (rows < 1 || found->count % rows != 0) {
        return IB_MPI_E_LENGTH;
    }
    found->columns = found->count / rows;
    if (rank < 0 || rank >= window->size || first < 0 || stride < 1 || (rows > 1 && stride < found->columns)
        || first > window->all[rank] || (rows - 1) > (window->all[rank] - first) / stride
        || first + (rows - 1) * stride + found->columns > window->all[rank]) {
        return IB_MPI_E_RANGE;
    }
    return IB_MPI_OK;
}

/* The block as MPI sees it at the other side. A single row needs no type. */
static ib_mpi_status make_type(const block *b, MPI_Datatype *type) {
    if (b->rows == 1) {
        *type = b->element;
        return MPI_SUCCESS;
    }
    ib_mpi_status status = MPI_Type_vector(b->rows, b->columns, (int)b->stride, b->element, type);
    return status != MPI_SUCCESS ? status : MPI_Type_commit(type);
}

static void free_type(const block *b, MPI_Datatype *type) {
    if (b->rows > 1) {
        MPI_Type_free(type);
    }
}

static uint8_t *row_of(const ib_mpi_window *window, const block *b, int row) {
    MPI_Datatype ignored;
    return window->memory + (b->first + row * b->stride) * ib_mpi_element(window->type, &ignored);
}

static size_t row_bytes(const ib_mpi_window *window, const block *b) {
    MPI_Datatype ignored;
    return (size_t)b->columns * (size_t)ib_mpi_element(window->type, &ignored);
}

/* Between a block of plain memory and packed rows. */
static void copy_rows(const ib_mpi_window *window, const block *b, uint8_t *packed, int rows, bool writes) {
    for (int row = 0; row < rows; row++) {
        uint8_t *there = row_of(window, b, row), *here = packed + (size_t)row * row_bytes(window, b);
        memcpy(writes ? there : here, writes ? here : there, row_bytes(window, b));
    }
}

ib_mpi_status ib_mpi_window_put(ib_mpi_window *window, const uint8_t *data, int64_t bytes, int32_t rank, int64_t first,
    int32_t rows, int64_t stride) {
    block b;
    MPI_Datatype type;
    ib_mpi_status status = find_block(window, bytes, rank, first, rows, stride, &b);
    if (status != IB_MPI_OK || b.count == 0) {
        return status;
    }
    if (window->size == 1) {
        copy_rows(window, &b, (uint8_t *)data, rows, true);
        return IB_MPI_OK;
    }
    status = make_type(&b, &type);
    if (status == MPI_SUCCESS) {
        status = MPI_Put(data, b.count, b.element, rank, first, rows == 1 ? b.count : 1, type, window->window);
        status = status != MPI_SUCCESS ? status : MPI_Win_flush_local(rank, window->window);
        free_type(&b, &type);
    }
    return status;
}

ib_mpi_status ib_mpi_window_get(ib_mpi_window *window, uint8_t *data, int64_t bytes, int32_t rank, int64_t first, int32_t rows,
    int64_t stride) {
    block b;
    MPI_Datatype type;
    ib_mpi_status status = find_block(window, bytes, rank, first, rows, stride, &b);
    if (status != IB_MPI_OK || b.count == 0) {
        return status;
    }
    if (window->size == 1) {
        copy_rows(window, &b, data, rows, false);
        return IB_MPI_OK;
    }
    status = make_type(&b, &type);
    if (status == MPI_SUCCESS) {
        status = MPI_Get(data, b.count, b.element, rank, first, rows == 1 ? b.count : 1, type, window->window);
        status = status != MPI_SUCCESS ? status : MPI_Win_flush(rank, window->window);
        free_type(&b, &type);
    }
    return status;
}

ib_mpi_status ib_mpi_window_accumulate(ib_mpi_window *window, const uint8_t *data, int64_t bytes, int32_t rank, int64_t first,
    int32_t rows, int64_t stride, int32_t operation) {
    block b;
    MPI_Datatype type;
    MPI_Op op;
    ib_mpi_status status = find_block(window, bytes, rank, first, rows, stride, &b);
    status = status != IB_MPI_OK ? status : ib_mpi_operation(window->type, operation, &op);
    if (status != IB_MPI_OK || b.count == 0) {
        return status;
    }
    if (window->size == 1) { /* MPI's own operations on plain memory */
        for (int row = 0; row < rows && status == MPI_SUCCESS; row++) {
            const uint8_t *from = data + (size_t)row * row_bytes(window, &b);
            if (operation == IB_MPI_REPLACE) {
                memcpy(row_of(window, &b, row), from, row_bytes(window, &b));
            } else {
                status = MPI_Reduce_local(from, row_of(window, &b, row), b.columns, b.element, op);
            }
        }
        return status;
    }
    status = make_type(&b, &type);
    if (status == MPI_SUCCESS) {
        status = MPI_Accumulate(data, b.count, b.element, rank, first, rows == 1 ? b.count : 1, type, op, window->window);
        status = status != MPI_SUCCESS ? status : MPI_Win_flush_local(rank, window->window);
        free_type(&b, &type);
    }
    return status;
}

ib_mpi_status ib_mpi_window_free(ib_mpi_window *window) {
    ib_mpi_status status = IB_MPI_OK;
    if (window == NULL) {
        return status;
    }
    if (ib_mpi_ready()) {
        if (window->window != MPI_WIN_NULL) {
            status = MPI_Win_unlock_all(window->window);
            status = status != MPI_SUCCESS ? status : barrier(window); /* in which crowded ranks yield, as MPI_Win_free does not */
            status = status != MPI_SUCCESS ? status : MPI_Win_free(&window->window);
        }
        MPI_Comm_free(&window->comm);
    }
    if (window->size == 1) {
        free(window->memory);
    }
    release(window);
    return status;
}

void ib_mpi_window_forget(ib_mpi_window *window) {
    if (window != NULL) {
        release(window); /* MPI keeps its window, and reads none of this; its memory stays: others may still write to it, or read it here */
    }
}
