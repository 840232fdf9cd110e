/* SPDX-License-Identifier: MIT
 *
 * A matrix in a file, each rank's block at its place: MPI-IO.
 */
#include "mpi_shim.h"

/* A rank's block of the matrix. */
typedef struct {
    int rows, columns, first_row, first_column, block_rows, block_columns, count;
    MPI_Datatype element;
} part;

static ib_mpi_status check(const ib_mpi_comm *comm, const char *path, int64_t bytes, int32_t type, part *block) {
    if (comm == NULL || path == NULL) {
        return IB_MPI_E_NULL;
    }
    ib_mpi_status status = ib_mpi_count(bytes, type, &block->element, &block->count);
    if (status != IB_MPI_OK) {
        return status;
    }
    if (block->rows < 1 || block->columns < 1 || block->block_rows < 0 || block->block_columns < 0
        || block->first_row < 0 || block->first_row > block->rows - block->block_rows
        || block->first_column < 0 || block->first_column > block->columns - block->block_columns) {
        return IB_MPI_E_RANGE;
    }
    return (int64_t)block->block_rows * block->block_columns == block->count ? IB_MPI_OK : IB_MPI_E_LENGTH;
}

/* The places of the block's elements in the file. A rank without any has a view of nothing. */
static ib_mpi_status set_view(MPI_File file, const part *block) {
    MPI_Datatype view;
    if (block->count == 0) {
        return MPI_File_set_view(file, 0, block->element, block->element, "native", MPI_INFO_NULL);
    }
    const int sizes[2] = {block->rows, block->columns}, part_sizes[2] = {block->block_rows, block->block_columns};
    const int starts[2] = {block->first_row, block->first_column};
    ib_mpi_status status = MPI_Type_create_subarray(2, sizes, part_sizes, starts, MPI_ORDER_C, block->element, &view);
    status = status != MPI_SUCCESS ? status : MPI_Type_commit(&view);
    if (status == MPI_SUCCESS) {
        status = MPI_File_set_view(file, 0, block->element, view, "native", MPI_INFO_NULL);
        MPI_Type_free(&view);
    }
    return status;
}

static ib_mpi_status close_file(MPI_File *file, ib_mpi_status status) {
    ib_mpi_status closed = MPI_File_close(file);
    return status != MPI_SUCCESS ? status : closed;
}

ib_mpi_status ib_mpi_file_write_block(ib_mpi_comm *comm, const char *path, int32_t rows, int32_t columns, int32_t first_row,
    int32_t first_column, int32_t block_rows, int32_t block_columns, const uint8_t *data, int64_t bytes, int32_t type) {
    part block = {rows, columns, first_row, first_column, block_rows, block_columns, 0, MPI_BYTE};
    MPI_File file;
    ib_mpi_status status = check(comm, path, bytes, type, &block);
    status = status != IB_MPI_OK ? status
        : MPI_File_open(comm->comm, path, MPI_MODE_CREATE | MPI_MODE_WRONLY, MPI_INFO_NULL, &file);
    if (status != IB_MPI_OK) {
        return status;
    }
    MPI_Datatype ignored;
    status = MPI_File_set_size(file, (MPI_Offset)rows * columns * ib_mpi_element(type, &ignored));
    status = status != MPI_SUCCESS ? status : set_view(file, &block);
    status = status != MPI_SUCCESS ? status : MPI_File_write_all(file, data, block.count, block.element, MPI_STATUS_IGNORE);
    return close_file(&file, status);
}

ib_mpi_status ib_mpi_file_read_block(ib_mpi_comm *comm, const char *path, int32_t rows, int32_t columns, int32_t first_row,
    int32_t first_column, int32_t block_rows, int32_t block_columns, uint8_t *data, int64_t bytes, int32_t type) {
    part block = {rows, columns, first_row, first_column, block_rows, block_columns, 0, MPI_BYTE};
    MPI_File file;
    MPI_Offset size = 0;
    MPI_Datatype ignored;
    ib_mpi_status status = check(comm, path, bytes, type, &block);
    status = status != IB_MPI_OK ? status : MPI_File_open(comm->comm, path, MPI_MODE_RDONLY, MPI_INFO_NULL, &file);
    if (status != IB_MPI_OK) {
        return status;
    }
    status = MPI_File_get_size(file, &size);
    if (status == MPI_SUCCESS && size != (MPI_Offset)rows * columns * ib_mpi_element(type, &ignored)) {
        status = IB_MPI_E_LENGTH; /* on all ranks alike */
    }
    status = status != MPI_SUCCESS ? status : set_view(file, &block);
    status = status != MPI_SUCCESS ? status : MPI_File_read_all(file, data, block.count, block.element, MPI_STATUS_IGNORE);
    return close_file(&file, status);
}
