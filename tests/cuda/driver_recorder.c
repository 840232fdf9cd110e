/* SPDX-License-Identifier: MIT
 *
 * A libcuda and a libnvrtc without a device, for the tests of the C# driver layer: every function of cuda/driver_api.h is
 * here, writes down the arguments it was called with, and does what a caller can see: memory is the host's and copies are
 * copies. The compiler "compiles" any source but one that contains the word `error`. A kernel does nothing, unless the tests
 * have given it a body (recorder_kernel).
 *
 * recorder_...() is what the tests talk to. One copy of this library is one driver; tests load copies of it. Calls may
 * come from the finalizer's thread too, so the log is locked.
 */
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver_api.h"

#if defined(_WIN32)
#  define EXPORTED __declspec(dllexport)
#else
#  define EXPORTED __attribute__((visibility("default")))
#endif

enum { SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, INVALID_CONTEXT = 201, INVALID_HANDLE = 400, NOT_FOUND = 500,
       CAPTURE_UNSUPPORTED = 900, CAPTURE_INVALIDATED = 901, EXEC_UPDATE_FAILURE = 910, TOPOLOGY_CHANGED = 2,
       ERROR_COMPILATION = 6, MAX_KERNELS = 8 };

static atomic_flag gate = ATOMIC_FLAG_INIT;
static char text[1 << 16];
static size_t length;
static int quiet, devices = 1, failing_status, live, faults;
static char failing[64], machine_log[256];
static size_t memory_limit = (size_t)1 << 40;

static void lock(void) {
    while (atomic_flag_test_and_set(&gate)) {
    }
}
static void unlock(void) { atomic_flag_clear(&gate); }

#include "driver_queue.h"
#include "driver_types.h"

/* Opaque to the caller; one of the others is enough. */
struct CUevent_st { CUcontext context; CUstream stream; };
struct _nvrtcProgram { char source[1 << 16], lowered[256]; };

enum { PRIMARY, OTHER, SECOND };
static struct CUctx_st contexts[] = {{"primary", 70}, {"other", 70}, {"primary2", 71}};
static struct CUmod_st module_one;
static struct CUfunc_st kernels[MAX_KERNELS];
static struct CUevent_st event_one;
static struct CUgraph_st graph_one;
static struct CUgraphExec_st executable_one;
static _Thread_local CUcontext current;
static _Thread_local int relaxed;          /* what is not allowed while a stream records is allowed to this thread */
static _Thread_local CUstream recording;   /* the stream that this thread records */

/* ---- For the tests ------------------------------------------------------------------------------------------- */

/* Hands over the calls since the last time, a line each. */
EXPORTED void recorder_take(char *into, int capacity) {
    lock();
    snprintf(into, (size_t)capacity, "%s", text);
    text[0] = 0;
    length = 0;
    unlock();
}

/* The function of that name returns `status` from now on; "" for none. Releasing functions release all the same. */
EXPORTED void recorder_fail(const char *function, int status) {
    snprintf(failing, sizeof failing, "%s", function);
    failing_status = status;
}

EXPORTED void recorder_quiet(int on) { quiet = on; }
EXPORTED void recorder_devices(int count) { devices = count; }
EXPORTED void recorder_memory(uint64_t bytes) { memory_limit = (size_t)bytes; }
EXPORTED int recorder_live(void) { return live; } /* resources handed out and not taken back */
EXPORTED void recorder_machine_log(const char *log) { snprintf(machine_log, sizeof machine_log, "%s", log); }

/* Makes a context that is not the layer's this thread's, as another library may do. */
EXPORTED void *recorder_other_context(void) { return current = &contexts[OTHER]; }

/* The name of this thread's context. */
EXPORTED const char *recorder_context(void) { return current == NULL ? "none" : current->name; }

/* What was released while work that uses it was waiting: kernels of modules, pinned memory. */
EXPORTED int recorder_faults(void) { return faults; }

/* A kernel that modules have: its body, or NULL, and the sizes of its parameters. */
EXPORTED void recorder_kernel(
    const char *name, void (*body)(const unsigned *, const unsigned *, void **), const size_t *sizes, int count) {
    for (struct CUfunc_st *kernel = kernels; kernel < kernels + MAX_KERNELS; kernel++) {
        if (kernel->name[0] == 0 || strcmp(kernel->name, name) == 0) {
            snprintf(kernel->name, sizeof kernel->name, "%s", name);
            kernel->body = body;
            kernel->count = (size_t)count;
            memcpy(kernel->sizes, sizes, (size_t)count * sizeof *sizes);
            return;
        }
    }
}

/* ---- Recording ----------------------------------------------------------------------------------------------- */

static int record_call(const char *function, const char *place, const char *format, ...) {
    if (!quiet) {
        va_list arguments;
        lock();
        if (length < sizeof text - 512) {
            length += (size_t)snprintf(text + length, 64, "%s%s", function, format[0] == 0 ? "" : " ");
            va_start(arguments, format);
            length += (size_t)vsnprintf(text + length, 400, format, arguments);
            va_end(arguments);
            length += (size_t)snprintf(text + length, 32, "%s%s\n", place[0] == 0 ? "" : " @", place);
        }
        unlock();
    }
    return failing_status != SUCCESS && strcmp(failing, function) == 0 ? failing_status : SUCCESS;
}

#define RECORD(...) record_call(__func__, "", __VA_ARGS__)

/* For what depends on the thread's context: one that is not the first device's is written down, too. */
#define RECORD_IN(...) record_call(__func__, current == &contexts[PRIMARY] ? "" : recorder_context(), __VA_ARGS__)

/* For what must not happen while this thread records a stream: the recording is then of no more use. */
static int unsafe(int status) {
    if (recording == NULL || relaxed) {
        return status;
    }
    recording->invalid = 1;
    return CAPTURE_UNSUPPORTED;
}

/* Hands out or takes back one resource. */
#define HAND_OUT(place, value, ...)            \
    int status = RECORD_IN(__VA_ARGS__);       \
    if (status == SUCCESS) { *(place) = (value); live++; } \
    return status
#define TAKE_BACK(...) live--; return RECORD_IN(__VA_ARGS__)

static const char *stream_name(CUstream stream) {
    static const char *const names[MAX_STREAMS] = {"stream", "stream2", "stream3", "stream4", "stream5", "stream6", "stream7", "stream8"};
    return stream == NULL ? "default" : stream->live ? names[stream - streams] : "?";
}

/* ---- The driver and its devices ------------------------------------------------------------------------------ */

EXPORTED CUresult cuInit(unsigned int flags) { return RECORD("%u", flags); }

EXPORTED CUresult cuDriverGetVersion(int *version) {
    *version = 12080;
    return RECORD("");
}

EXPORTED CUresult cuGetErrorName(CUresult status, const char **name) {
    *name = status == OUT_OF_MEMORY ? "CUDA_ERROR_OUT_OF_MEMORY" : status < 1000 ? "CUDA_ERROR_OF_THE_TESTS" : NULL;
    return RECORD("%d", status);
}

EXPORTED CUresult cuGetErrorString(CUresult status, const char **meaning) {
    *meaning = status < 1000 ? "as the tests wished" : NULL;
    return RECORD("%d", status);
}

EXPORTED CUresult cuDeviceGetCount(int *count) {
    *count = devices;
    return RECORD("");
}

EXPORTED CUresult cuDeviceGet(CUdevice *device, int ordinal) {
    *device = 70 + ordinal;
    return RECORD("%d", ordinal);
}

EXPORTED CUresult cuDeviceGetName(char *name, int capacity, CUdevice device) {
    snprintf(name, (size_t)capacity, "a recorder");
    return RECORD("%d %d", capacity, device);
}

EXPORTED CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice device) {
    *bytes = memory_limit;
    return RECORD("%d", device);
}

EXPORTED CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice device) {
    *value = attribute == 75 ? 8 : attribute == 76 ? 6 : 1000 + attribute; /* compute capability 8.6 */
    return RECORD("%d %d", attribute, device);
}

EXPORTED CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) {
    int status = RECORD("%d", device);
    *context = &contexts[device == 70 ? PRIMARY : SECOND];
    live += status == SUCCESS;
    return status;
}
EXPORTED CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device) {
    live--;
    return RECORD("%d", device);
}

EXPORTED CUresult cuCtxSetCurrent(CUcontext context) {
    current = context;
    return RECORD("%s", recorder_context());
}

/* Not written down: it is asked before nearly every call. */
EXPORTED CUresult cuCtxGetCurrent(CUcontext *context) {
    *context = current;
    return failing_status != SUCCESS && strcmp(failing, __func__) == 0 ? failing_status : SUCCESS;
}
EXPORTED CUresult cuCtxGetDevice(CUdevice *device) {
    *device = current == NULL ? 0 : current->device;
    return current == NULL ? INVALID_CONTEXT : RECORD("");
}

/* Refused, and the end of the recording, as long as any stream of the context records. */
EXPORTED CUresult cuCtxSynchronize(void) {
    int status = RECORD_IN("");
    for (int k = 0; k < MAX_STREAMS; k++) {
        if (streams[k].live && streams[k].recording && streams[k].context == current) {
            streams[k].invalid = 1;
            return CAPTURE_UNSUPPORTED;
        }
    }
    flush_all();
    return status;
}

/* ---- Memory -------------------------------------------------------------------------------------------------- */

EXPORTED CUresult cuMemGetInfo_v2(size_t *unused, size_t *total) {
    *unused = memory_limit / 2;
    *total = memory_limit;
    return RECORD_IN("");
}

EXPORTED CUresult cuMemAlloc_v2(CUdeviceptr *memory, size_t bytes) {
    int status = unsafe(RECORD_IN("%zu", bytes));
    status = status == SUCCESS && bytes > memory_limit ? OUT_OF_MEMORY : status;
    if (status == SUCCESS) {
        *memory = (CUdeviceptr)(uintptr_t)memset(malloc(bytes), 0x5a, bytes);
        live++;
    }
    return status;
}

EXPORTED CUresult cuMemFree_v2(CUdeviceptr memory) {
    flush_all(); /* it waits for the device */
    free((void *)(uintptr_t)memory);
    live--;
    return RECORD("%s", recorder_context());
}

EXPORTED CUresult cuMemAllocManaged(CUdeviceptr *memory, size_t bytes, unsigned int flags) {
    int status = unsafe(RECORD_IN("%zu %u", bytes, flags));
    status = status == SUCCESS && bytes > memory_limit ? OUT_OF_MEMORY : status;
    if (status == SUCCESS) {
        *memory = (CUdeviceptr)(uintptr_t)memset(malloc(bytes), 0x5a, bytes);
        live++;
    }
    return status;
}

EXPORTED CUresult cuMemHostAlloc(void **memory, size_t bytes, unsigned int flags) {
    HAND_OUT(memory, malloc(bytes), "%zu %u", bytes, flags);
}

EXPORTED CUresult cuMemFreeHost(void *memory) {
    faults += is_used(memory);
    flush_all();
    free(memory);
    TAKE_BACK("");
}

#define DEVICE(address) ((void *)(uintptr_t)(address))
static int copy(int status, CUstream stream, void *to, const void *from, size_t bytes) {
    if (status == SUCCESS) {
        enqueue(stream, &(struct work){.kind = COPY, .to = to, .from = from, .bytes = bytes});
    }
    return status;
}

/* Returns when it has its own copy of what is in pageable memory, which then waits its turn. */
EXPORTED CUresult cuMemcpyHtoD_v2(CUdeviceptr to, const void *from, size_t bytes) {
    int status = unsafe(RECORD_IN("%zu", bytes));
    if (status == SUCCESS) {
        void *staged = memcpy(malloc(bytes), from, bytes);
        enqueue(NULL, &(struct work){.kind = COPY, .to = DEVICE(to), .from = staged, .staged = staged, .bytes = bytes});
    }
    return status;
}
/* Waits for the default stream, and for no other. */
EXPORTED CUresult cuMemcpyDtoH_v2(void *to, CUdeviceptr from, size_t bytes) {
    int status = copy(unsafe(RECORD_IN("%zu", bytes)), NULL, to, DEVICE(from), bytes);
    flush(NULL);
    return status;
}
EXPORTED CUresult cuMemcpyDtoD_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes) {
    return copy(unsafe(RECORD_IN("%zu", bytes)), NULL, DEVICE(to), DEVICE(from), bytes);
}
EXPORTED CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr to, const void *from, size_t bytes, CUstream stream) {
    return copy(RECORD_IN("%zu %s", bytes, stream_name(stream)), stream, DEVICE(to), from, bytes);
}
EXPORTED CUresult cuMemcpyDtoHAsync_v2(void *to, CUdeviceptr from, size_t bytes, CUstream stream) {
    return copy(RECORD_IN("%zu %s", bytes, stream_name(stream)), stream, to, DEVICE(from), bytes);
}
EXPORTED CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes, CUstream stream) {
    return copy(RECORD_IN("%zu %s", bytes, stream_name(stream)), stream, DEVICE(to), DEVICE(from), bytes);
}

static int set(int status, CUdeviceptr to, size_t pitch, unsigned value, unsigned value_bytes, size_t columns, size_t rows,
    CUstream stream) {
    if (status == SUCCESS) {
        enqueue(stream, &(struct work){.kind = SET, .to = DEVICE(to), .bytes = columns * value_bytes, .rows = rows,
            .to_pitch = pitch, .value = value, .value_bytes = value_bytes});
    }
    return status;
}

EXPORTED CUresult cuMemsetD8Async(CUdeviceptr to, unsigned char value, size_t bytes, CUstream stream) {
    return set(RECORD_IN("%d %zu %s", value, bytes, stream_name(stream)), to, 0, value, 1, bytes, 1, stream);
}
EXPORTED CUresult cuMemsetD16Async(CUdeviceptr to, unsigned short value, size_t count, CUstream stream) {
    return set(RECORD_IN("%x %zu %s", value, count, stream_name(stream)), to, 0, value, 2, count, 1, stream);
}
EXPORTED CUresult cuMemsetD32Async(CUdeviceptr to, unsigned int value, size_t count, CUstream stream) {
    return set(RECORD_IN("%x %zu %s", value, count, stream_name(stream)), to, 0, value, 4, count, 1, stream);
}
#define SET_ROWS(bytes) \
    return set(RECORD_IN("%zu %x %zu %zu %s", pitch, value, columns, rows, stream_name(stream)), to, pitch, value, bytes, columns, \
        rows, stream)
EXPORTED CUresult cuMemsetD2D8Async(
    CUdeviceptr to, size_t pitch, unsigned char value, size_t columns, size_t rows, CUstream stream) { SET_ROWS(1); }
EXPORTED CUresult cuMemsetD2D16Async(
    CUdeviceptr to, size_t pitch, unsigned short value, size_t columns, size_t rows, CUstream stream) { SET_ROWS(2); }
EXPORTED CUresult cuMemsetD2D32Async(
    CUdeviceptr to, size_t pitch, unsigned int value, size_t columns, size_t rows, CUstream stream) { SET_ROWS(4); }

/* Types 1 and 2 are the host's memory and the device's. */
EXPORTED CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *rows, CUstream stream) {
    int status = RECORD_IN("%d>%d %zu/%zu>%zu x%zu %s", rows->srcMemoryType, rows->dstMemoryType, rows->WidthInBytes, rows->srcPitch,
        rows->dstPitch, rows->Height, stream_name(stream));
    status = rows->WidthInBytes > rows->srcPitch || rows->WidthInBytes > rows->dstPitch ? INVALID_VALUE : status;
    if (status == SUCCESS) {
        enqueue(stream, &(struct work){.kind = COPY_ROWS, .bytes = rows->WidthInBytes, .rows = rows->Height,
            .to = rows->dstMemoryType == 1 ? rows->dstHost : DEVICE(rows->dstDevice), .to_pitch = rows->dstPitch,
            .from = rows->srcMemoryType == 1 ? rows->srcHost : DEVICE(rows->srcDevice), .from_pitch = rows->srcPitch});
    }
    return status;
}

EXPORTED CUresult cuMemcpyPeerAsync(
    CUdeviceptr to, CUcontext to_context, CUdeviceptr from, CUcontext from_context, size_t bytes, CUstream stream) {
    return copy(RECORD_IN("%s>%s %zu %s", from_context->name, to_context->name, bytes, stream_name(stream)), stream, DEVICE(to),
        DEVICE(from), bytes);
}

EXPORTED CUresult cuMemAllocAsync(CUdeviceptr *memory, size_t bytes, CUstream stream) {
    int status = RECORD_IN("%zu %s", bytes, stream_name(stream));
    status = status == SUCCESS && bytes > memory_limit ? OUT_OF_MEMORY : status;
    if (status == SUCCESS) {
        *memory = (CUdeviceptr)(uintptr_t)memset(malloc(bytes), 0x5a, bytes);
        live++;
    }
    return status;
}
EXPORTED CUresult cuMemFreeAsync(CUdeviceptr memory, CUstream stream) {
    flush(stream);
    free((void *)(uintptr_t)memory);
    TAKE_BACK("%s", stream_name(stream));
}
EXPORTED CUresult cuDeviceGetDefaultMemPool(CUmemoryPool *pool, CUdevice device) {
    *pool = (CUmemoryPool)&module_one;
    return RECORD("%d", device);
}
EXPORTED CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attribute, void *value) {
    return RECORD("%s %d %llu", pool == (CUmemoryPool)&module_one ? "pool" : "?", attribute, *(unsigned long long *)value);
}
EXPORTED CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t bytes_to_keep) {
    return RECORD("%s %zu", pool == (CUmemoryPool)&module_one ? "pool" : "?", bytes_to_keep);
}

/* ---- Code ---------------------------------------------------------------------------------------------------- */

EXPORTED CUresult cuModuleLoadDataEx(
    CUmodule *module, const void *image, unsigned int options, CUjit_option *names, void **values) {
    for (unsigned int k = 0; k < options; k++) {
        if (names[k] == 5) { /* CU_JIT_ERROR_LOG_BUFFER */
            strcpy(values[k], machine_log);
        }
    }
    int status = unsafe(RECORD_IN("\"%.20s\" %u", (const char *)image, options));
    if (status == SUCCESS) {
        *module = &module_one;
        module_one.context = current;
        live++;
    }
    return status;
}

EXPORTED CUresult cuModuleUnload(CUmodule module) {
    faults += is_used(NULL);
    TAKE_BACK("%s", module == &module_one ? "module" : "?");
}

EXPORTED CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
    int status = unsafe(RECORD_IN("%s %s", module == &module_one ? "module" : "?", name));
    for (struct CUfunc_st *kernel = kernels; kernel < kernels + MAX_KERNELS && status == SUCCESS; kernel++) {
        if (strcmp(kernel->name, name) == 0) {
            *function = kernel;
            kernel->context = module->context;
            kernel->loaded = 0;
            return SUCCESS;
        }
    }
    return status == SUCCESS ? NOT_FOUND : status;
}

EXPORTED CUresult cuModuleGetGlobal_v2(CUdeviceptr *memory, size_t *bytes, CUmodule module, const char *name) {
    static float table[6];
    *memory = (CUdeviceptr)(uintptr_t)table;
    *bytes = sizeof table;
    int status = RECORD("%s %s", module == &module_one ? "module" : "?", name);
    return status == SUCCESS && strcmp(name, "table") != 0 ? NOT_FOUND : status;
}

EXPORTED CUresult cuFuncGetAttribute(int *value, CUfunction_attribute attribute, CUfunction function) {
    *value = 2000 + attribute;
    function->loaded = 1;
    return unsafe(RECORD("%d %s", attribute, function->name));
}

EXPORTED CUresult cuFuncSetAttribute(CUfunction function, CUfunction_attribute attribute, int value) {
    return RECORD("%s %d %d", function->name, attribute, value);
}

EXPORTED CUresult cuFuncGetParamInfo(CUfunction function, size_t parameter, size_t *offset, size_t *bytes) {
    if (parameter >= function->count) {
        return INVALID_VALUE;
    }
    *offset = 0;
    *bytes = function->sizes[parameter];
    return RECORD("%s %zu", function->name, parameter);
}

EXPORTED CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(
    int *blocks, CUfunction function, int block_size, size_t shared_bytes) {
    *blocks = 7;
    return RECORD("%s %d %zu", function->name, block_size, shared_bytes);
}

EXPORTED CUresult cuOccupancyMaxPotentialBlockSize(int *min_grid_size, int *block_size, CUfunction function,
    CUoccupancyB2DSize shared_bytes_of, size_t shared_bytes, int block_size_limit) {
    *min_grid_size = 11;
    *block_size = 256;
    return RECORD("%s %s %zu %d", function->name, shared_bytes_of == NULL ? "null" : "?", shared_bytes, block_size_limit);
}

/* A launch from a context that is not the kernel's is refused as the driver refuses it, and a block too large. A kernel that
 * is not loaded yet cannot be loaded while its launch is recorded. */
static int launch(int status, CUfunction function, CUstream stream, const unsigned *grid, const unsigned *block,
    void **parameters) {
    if (status != SUCCESS) {
        return status;
    }
    if ((stream == NULL ? current : stream->context) != function->context) {
        return INVALID_HANDLE;
    }
    if ((size_t)block[0] * block[1] * block[2] > 1024) {
        return INVALID_VALUE;
    }
    if (stream != NULL && stream->recording && !function->loaded) {
        stream->invalid = 1;
        return CAPTURE_UNSUPPORTED;
    }
    function->loaded = 1;
    if (function->body != NULL) {
        struct work work = {.kind = LAUNCH, .function = function};
        memcpy(work.grid, grid, sizeof work.grid);
        memcpy(work.block, block, sizeof work.block);
        for (size_t k = 0; k < function->count; k++) {
            memcpy(work.values[k], parameters[k], function->sizes[k]);
        }
        enqueue(stream, &work);
    }
    return SUCCESS;
}

/* The parameters by their known sizes, in hexadecimal. */
static const char *written(CUfunction function, void **parameters, char *into) {
    into[0] = 0;
    for (size_t k = 0; k < function->count; k++) {
        for (size_t at = 0; at < function->sizes[k]; at += sizeof(unsigned long long)) { /* a struct is several numbers */
            unsigned long long value = 0;
            size_t rest = function->sizes[k] - at;
            memcpy(&value, (char *)parameters[k] + at, rest < sizeof value ? rest : sizeof value);
            sprintf(into + strlen(into), "%s%llx", at == 0 ? " " : ":", value);
        }
    }
    return into;
}

EXPORTED CUresult cuLaunchKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
    unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, CUstream stream,
    void **parameters, void **extra) {
    unsigned grid[] = {grid_x, grid_y, grid_z}, block[] = {block_x, block_y, block_z};
    char values[256];
    int status = quiet ? SUCCESS : RECORD_IN("%s %u,%u,%u %u,%u,%u %u %s %s%s", function->name, grid_x, grid_y, grid_z, block_x,
        block_y, block_z, shared_bytes, stream_name(stream), extra == NULL ? "null" : "?", written(function, parameters, values));
    return launch(status, function, stream, grid, block, parameters);
}

EXPORTED CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y,
    unsigned int grid_z, unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes,
    CUstream stream, void **parameters) {
    unsigned grid[] = {grid_x, grid_y, grid_z}, block[] = {block_x, block_y, block_z};
    char values[256];
    int status = RECORD("%s %u,%u,%u %u,%u,%u %u %s%s", function->name, grid_x, grid_y, grid_z, block_x, block_y, block_z,
        shared_bytes, stream_name(stream), written(function, parameters, values));
    return launch(status, function, stream, grid, block, parameters);
}

/* Of each attribute its number and the first four bytes of its value, of a cluster all three. */
EXPORTED CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction function, void **parameters, void **extra) {
    unsigned grid[] = {config->gridDimX, config->gridDimY, config->gridDimZ};
    unsigned block[] = {config->blockDimX, config->blockDimY, config->blockDimZ};
    char values[256], attributes[256] = "";
    for (unsigned k = 0; k < config->numAttrs; k++) {
        const int32_t *value = config->attrs[k].value;
        sprintf(attributes + strlen(attributes), config->attrs[k].id == 4 ? " %d=%d,%d,%d" : " %d=%d", config->attrs[k].id, value[0],
            value[1], value[2]);
    }
    int status = RECORD("%s %u,%u,%u %u,%u,%u %u %s %s%s%s", function->name, grid[0], grid[1], grid[2], block[0], block[1], block[2],
        config->sharedMemBytes, stream_name(config->hStream), extra == NULL ? "null" : "?", attributes,
        written(function, parameters, values));
    return launch(status, function, config->hStream, grid, block, parameters);
}

/* ---- Streams, events, graphs --------------------------------------------------------------------------------- */

static int create_stream(int status, CUstream *stream) {
    for (CUstream free_one = streams; status == SUCCESS && free_one < DEFAULT_STREAM; free_one++) {
        if (!free_one->live) {
            *free_one = (struct CUstream_st){.live = 1, .context = current};
            *stream = free_one;
            live++;
            return SUCCESS;
        }
    }
    return status == SUCCESS ? OUT_OF_MEMORY : status;
}
EXPORTED CUresult cuStreamCreate(CUstream *stream, unsigned int flags) { return create_stream(RECORD_IN("%u", flags), stream); }
EXPORTED CUresult cuStreamCreateWithPriority(CUstream *stream, unsigned int flags, int priority) {
    return create_stream(RECORD_IN("%u %d", flags, priority), stream);
}
EXPORTED CUresult cuCtxGetStreamPriorityRange(int *least, int *greatest) {
    *least = 0;
    *greatest = -5;
    return RECORD_IN("");
}
EXPORTED CUresult cuStreamDestroy_v2(CUstream stream) {
    int status = RECORD_IN("%s", stream_name(stream));
    flush(stream);
    stream->live = 0;
    live--;
    return status;
}

static int wait_for(int status, CUstream stream) {
    status = stream == NULL || stream == recording ? unsafe(status) : status;
    if (status == SUCCESS) {
        flush(stream);
    }
    return status;
}
EXPORTED CUresult cuStreamSynchronize(CUstream stream) { return wait_for(RECORD_IN("%s", stream_name(stream)), stream); }
EXPORTED CUresult cuStreamQuery(CUstream stream) { return wait_for(RECORD("%s", stream_name(stream)), stream); }

/* The event's work is done here and now, which is before what follows in the stream. */
EXPORTED CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags) {
    int status = RECORD("%s %s %u", stream_name(stream), event == &event_one ? "event" : "?", flags);
    flush(event->stream);
    return status;
}

EXPORTED CUresult cuLaunchHostFunc(CUstream stream, CUhostFn function, void *user_data) {
    int status = RECORD_IN("%s", stream_name(stream));
    if (status == SUCCESS) {
        enqueue(stream, &(struct work){.kind = CALL, .callback = function, .user = user_data});
    }
    return status;
}

EXPORTED CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode *mode) {
    int before = relaxed ? 2 : 1;
    relaxed = *mode == 2;
    *mode = before;
    return RECORD("%d", relaxed ? 2 : 1);
}

EXPORTED CUresult cuStreamBeginCapture_v2(CUstream stream, CUstreamCaptureMode mode) {
    int status = RECORD("%s %d", stream_name(stream), mode);
    if (status == SUCCESS) {
        recording = stream;
        stream->recording = 1;
        stream->invalid = 0;
    }
    return status;
}

EXPORTED CUresult cuStreamEndCapture(CUstream stream, CUgraph *graph) {
    int status = RECORD("%s", stream_name(stream));
    recording = NULL;
    stream->recording = 0;
    if (stream->invalid || status != SUCCESS) {
        drop(&stream->recorded);
        return status == SUCCESS ? CAPTURE_INVALIDATED : status;
    }
    drop(&graph_one.nodes);
    graph_one.nodes = stream->recorded;
    stream->recorded = (struct queue){0};
    *graph = &graph_one;
    live++;
    return SUCCESS;
}
EXPORTED CUresult cuEventCreate(CUevent *event, unsigned int flags) {
    event_one.context = current;
    HAND_OUT(event, &event_one, "%u", flags);
}
EXPORTED CUresult cuEventDestroy_v2(CUevent event) { TAKE_BACK("%s", event == &event_one ? "event" : "?"); }

EXPORTED CUresult cuEventRecord(CUevent event, CUstream stream) {
    int status = RECORD_IN("%s %s", event == &event_one ? "event" : "?", stream_name(stream));
    event->stream = stream;
    return status == SUCCESS && event->context != (stream == NULL ? current : stream->context) ? INVALID_HANDLE : status;
}

EXPORTED CUresult cuEventSynchronize(CUevent event) {
    return wait_for(RECORD("%s", event == &event_one ? "event" : "?"), event->stream);
}
EXPORTED CUresult cuEventQuery(CUevent event) { return wait_for(RECORD("%s", event == &event_one ? "event" : "?"), event->stream); }

EXPORTED CUresult cuEventElapsedTime(float *milliseconds, CUevent start, CUevent end) {
    *milliseconds = 1.5F;
    return RECORD("%s %s", start == &event_one ? "event" : "?", end == &event_one ? "event" : "?");
}

EXPORTED CUresult cuGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags) {
    drop(&executable_one.nodes);
    append_all(&executable_one.nodes, &graph->nodes);
    HAND_OUT(executable, &executable_one, "%s %llu", graph == &graph_one ? "graph" : "?", flags);
}

/* Takes what differs in arguments and sizes only, as the driver does. */
EXPORTED CUresult cuGraphExecUpdate_v2(CUgraphExec executable, CUgraph graph, CUgraphExecUpdateResultInfo *result) {
    int status = RECORD_IN("%s %s", executable == &executable_one ? "executable" : "?", graph == &graph_one ? "graph" : "?");
    struct work *before = executable->nodes.first, *after = graph->nodes.first;
    for (; before != NULL && after != NULL && before->kind == after->kind; before = before->next, after = after->next) {
    }
    *result = (CUgraphExecUpdateResultInfo){.result = before == after ? 0 : TOPOLOGY_CHANGED};
    if (status != SUCCESS || before != after) {
        return status != SUCCESS ? status : EXEC_UPDATE_FAILURE;
    }
    drop(&executable->nodes);
    append_all(&executable->nodes, &graph->nodes);
    return SUCCESS;
}

EXPORTED CUresult cuGraphLaunch(CUgraphExec executable, CUstream stream) {
    int status = RECORD_IN("%s %s", executable == &executable_one ? "executable" : "?", stream_name(stream));
    for (struct work *node = executable->nodes.first; status == SUCCESS && node != NULL; node = node->next) {
        enqueue(stream, node);
    }
    return status;
}

EXPORTED CUresult cuGraphDestroy(CUgraph graph) { TAKE_BACK("%s", graph == &graph_one ? "graph" : "?"); }
EXPORTED CUresult cuGraphExecDestroy(CUgraphExec executable) {
    TAKE_BACK("%s", executable == &executable_one ? "executable" : "?");
}

/* ---- The compiler -------------------------------------------------------------------------------------------- */

EXPORTED nvrtcResult nvrtcVersion(int *major, int *minor) {
    *major = 12;
    *minor = 8;
    return RECORD("");
}

EXPORTED const char *nvrtcGetErrorString(nvrtcResult status) {
    return RECORD("%d", status) == SUCCESS ? "a compiler's error" : "";
}

EXPORTED nvrtcResult nvrtcGetNumSupportedArchs(int *count) {
    *count = 3;
    return RECORD("");
}

EXPORTED nvrtcResult nvrtcGetSupportedArchs(int *architectures) {
    architectures[0] = 70;
    architectures[1] = 86;
    architectures[2] = 90;
    return RECORD("");
}

EXPORTED nvrtcResult nvrtcCreateProgram(nvrtcProgram *program, const char *source, const char *name, int headers,
    const char *const *header_sources, const char *const *header_names) {
    struct _nvrtcProgram *made = malloc(sizeof *made);
    snprintf(made->source, sizeof made->source, "%s", source);
    HAND_OUT(program, made, "%s %d %s", name, headers, header_sources == NULL && header_names == NULL ? "null" : "?");
}

EXPORTED nvrtcResult nvrtcDestroyProgram(nvrtcProgram *program) {
    free(*program);
    *program = NULL;
    TAKE_BACK("");
}

/* A name is lowered by putting an underscore for each of C++'s marks. */
EXPORTED nvrtcResult nvrtcAddNameExpression(nvrtcProgram program, const char *name) {
    return program == NULL ? INVALID_VALUE : RECORD("%s", name);
}
EXPORTED nvrtcResult nvrtcGetLoweredName(nvrtcProgram program, const char *name, const char **lowered) {
    snprintf(program->lowered, sizeof program->lowered, "_Z%s", name);
    for (char *mark = program->lowered; *mark != 0; mark++) {
        *mark = strchr("<>,: ", *mark) == NULL ? *mark : '_';
    }
    *lowered = program->lowered;
    return RECORD("%s", name);
}

EXPORTED nvrtcResult nvrtcCompileProgram(nvrtcProgram program, int options, const char *const *option_texts) {
    int status = RECORD("%s %s", options > 0 ? option_texts[0] : "", options > 1 ? option_texts[1] : "");
    return status == SUCCESS && strstr(program->source, "error") != NULL ? ERROR_COMPILATION : status;
}

#define COMPILER_LOG "kernel.cu(2): error: so the tests wished\n"
EXPORTED nvrtcResult nvrtcGetProgramLogSize(nvrtcProgram program, size_t *bytes) {
    *bytes = sizeof COMPILER_LOG;
    return RECORD("%zu", strlen(program->source));
}
EXPORTED nvrtcResult nvrtcGetProgramLog(nvrtcProgram program, char *log) {
    memcpy(log, COMPILER_LOG, sizeof COMPILER_LOG);
    return RECORD("%zu", strlen(program->source));
}
EXPORTED nvrtcResult nvrtcGetPTXSize(nvrtcProgram program, size_t *bytes) {
    *bytes = sizeof "ptx of a recorder";
    return RECORD("%zu", strlen(program->source));
}
EXPORTED nvrtcResult nvrtcGetPTX(nvrtcProgram program, char *ptx) {
    memcpy(ptx, "ptx of a recorder", sizeof "ptx of a recorder");
    return RECORD("%zu", strlen(program->source));
}
EXPORTED nvrtcResult nvrtcGetCUBINSize(nvrtcProgram program, size_t *bytes) {
    *bytes = strlen("cubin of a recorder");
    return RECORD("%zu", strlen(program->source));
}
EXPORTED nvrtcResult nvrtcGetCUBIN(nvrtcProgram program, char *cubin) {
    memcpy(cubin, "cubin of a recorder", strlen("cubin of a recorder"));
    return RECORD("%zu", strlen(program->source));
}
