/* SPDX-License-Identifier: MIT
 *
 * The job: its start and end, errors, and how a rank waits.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mpi_shim.h"

bool ib_mpi_crowded;

int32_t ib_mpi_abi_version(void) { return IB_MPI_ABI_VERSION; }

const char *ib_mpi_kind(void) {
#if defined(MPI_ABI_VERSION)
    return "abi";
#elif defined(OPEN_MPI)
    return "openmpi";
#else
    return "mpich";
#endif
}

const char *ib_mpi_library(void) {
    static char text[MPI_MAX_LIBRARY_VERSION_STRING];
    int length = 0;
    if (text[0] == 0) {
        MPI_Get_library_version(text, &length);
    }
    return text;
}

static const char *own_text(ib_mpi_status status) {
    switch (status) {
    case IB_MPI_OK: return "success";
    case IB_MPI_E_NULL: return "a pointer that must not be NULL is NULL";
    case IB_MPI_E_RANGE: return "an argument is outside its range";
    case IB_MPI_E_TYPE: return "there is no such element type or operation, or they do not go together";
    case IB_MPI_E_LENGTH: return "the length is no whole number of elements, too large, or not what the ranks need together";
    case IB_MPI_E_MEMORY: return "there is not enough memory";
    case IB_MPI_E_STATE: return "MPI is not initialized, or is finalized already";
    default: return "unknown status";
    }
}

void ib_mpi_status_text(ib_mpi_status status, char *text, uint64_t room) {
    char own[MPI_MAX_ERROR_STRING] = "";
    int length = 0;
    bool known = status > 0 && MPI_Error_string(status, own, &length) == MPI_SUCCESS;
    snprintf(text, (size_t)room, "%s", known ? own : own_text(status));
}

int32_t ib_mpi_state(void) {
    int begun = 0, ended = 0;
    MPI_Initialized(&begun);
    MPI_Finalized(&ended);
    return ended ? 2 : begun ? 1 : 0;
}

bool ib_mpi_ready(void) { return ib_mpi_state() == 1; }

/* The cores that this rank may use count, and not those of the machine: a launcher may have bound it to one. Then all ranks
 * of a machine that are bound so have a core each. */
static bool is_crowded(int ranks) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 && ranks > cores;
}

ib_mpi_status ib_mpi_join(int32_t *threads, int32_t *crowded) {
    if (threads == NULL || crowded == NULL) {
        return IB_MPI_E_NULL;
    }
    if (ib_mpi_state() != 0) {
        return IB_MPI_E_STATE;
    }
    int granted = 0, ranks = 1;
    int result = MPI_Init_thread(NULL, NULL, MPI_THREAD_MULTIPLE, &granted);
    if (result != MPI_SUCCESS) {
        return result;
    }
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    MPI_Comm_set_errhandler(MPI_COMM_SELF, MPI_ERRORS_RETURN);
    MPI_Comm machine = MPI_COMM_NULL;
    result = MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    if (result == MPI_SUCCESS) {
        MPI_Comm_size(machine, &ranks);
        MPI_Comm_free(&machine);
    }
    /* One answer for all: MPI does not match a collective that waits with one that does not. */
    int any = is_crowded(ranks);
    result = result != MPI_SUCCESS ? result : MPI_Allreduce(MPI_IN_PLACE, &any, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    ib_mpi_crowded = any;
    *threads = granted == MPI_THREAD_MULTIPLE ? 3 : granted == MPI_THREAD_SERIALIZED ? 2 : granted == MPI_THREAD_FUNNELED ? 1 : 0;
    *crowded = ib_mpi_crowded;
    return result;
}

ib_mpi_status ib_mpi_leave(void) { return ib_mpi_ready() ? MPI_Finalize() : IB_MPI_E_STATE; }

void ib_mpi_abort(int32_t code) {
    if (ib_mpi_ready()) {
        MPI_Abort(MPI_COMM_WORLD, code);
    }
    _exit(code); /* where MPI_Abort returned, or there is no MPI */
}

void ib_mpi_machine_name(char *text, uint64_t room) {
    char name[MPI_MAX_PROCESSOR_NAME] = "";
    int length = 0;
    if (ib_mpi_ready()) {
        MPI_Get_processor_name(name, &length);
    }
    snprintf(text, (size_t)room, "%s", name);
}

int ib_mpi_finish(MPI_Request *request, MPI_Status *status) {
    if (!ib_mpi_crowded) {
        return MPI_Wait(request, status);
    }
    for (int done = 0;;) {
        int result = MPI_Test(request, &done, status);
        if (result != MPI_SUCCESS || done) {
            return result;
        }
        sched_yield();
    }
}

int ib_mpi_element(int32_t type, MPI_Datatype *datatype) {
    switch (type) {
    case IB_MPI_INT8: *datatype = MPI_INT8_T; return 1;
    case IB_MPI_UINT8: *datatype = MPI_UINT8_T; return 1;
    case IB_MPI_INT16: *datatype = MPI_INT16_T; return 2;
    case IB_MPI_UINT16: *datatype = MPI_UINT16_T; return 2;
    case IB_MPI_INT32: *datatype = MPI_INT32_T; return 4;
    case IB_MPI_UINT32: *datatype = MPI_UINT32_T; return 4;
    case IB_MPI_INT64: *datatype = MPI_INT64_T; return 8;
    case IB_MPI_UINT64: *datatype = MPI_UINT64_T; return 8;
    case IB_MPI_FLOAT32: *datatype = MPI_FLOAT; return 4;
    case IB_MPI_FLOAT64: *datatype = MPI_DOUBLE; return 8;
    default: return 0;
    }
}

ib_mpi_status ib_mpi_operation(int32_t type, int32_t operation, MPI_Op *op) {
    bool bits = operation == IB_MPI_AND || operation == IB_MPI_OR || operation == IB_MPI_XOR;
    if (bits && (type == IB_MPI_FLOAT32 || type == IB_MPI_FLOAT64)) {
        return IB_MPI_E_TYPE;
    }
    switch (operation) {
    case IB_MPI_SUM: *op = MPI_SUM; return IB_MPI_OK;
    case IB_MPI_PRODUCT: *op = MPI_PROD; return IB_MPI_OK;
    case IB_MPI_MIN: *op = MPI_MIN; return IB_MPI_OK;
    case IB_MPI_MAX: *op = MPI_MAX; return IB_MPI_OK;
    case IB_MPI_AND: *op = MPI_BAND; return IB_MPI_OK;
    case IB_MPI_OR: *op = MPI_BOR; return IB_MPI_OK;
    case IB_MPI_XOR: *op = MPI_BXOR; return IB_MPI_OK;
    case IB_MPI_REPLACE: *op = MPI_REPLACE; return IB_MPI_OK;
    default: return IB_MPI_E_TYPE;
    }
}

ib_mpi_status ib_mpi_count(int64_t bytes, int32_t type, MPI_Datatype *datatype, int *count) {
    int element = ib_mpi_element(type, datatype);
    if (!ib_mpi_ready()) {
        return IB_MPI_E_STATE;
    }
    if (element == 0) {
        return IB_MPI_E_TYPE;
    }
    if (bytes < 0 || bytes % element != 0 || bytes / element > INT_MAX) {
        return IB_MPI_E_LENGTH;
    }
    *count = (int)(bytes / element);
    return IB_MPI_OK;
}
