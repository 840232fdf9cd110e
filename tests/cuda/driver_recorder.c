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

enum { SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NOT_FOUND = 500, ERROR_COMPILATION = 6, MAX_KERNELS = 8 };

/* Opaque to the caller; one of each kind is enough. */
struct CUctx_st { int at; };
struct CUmod_st { int at; };
struct CUfunc_st {
    char name[64];
    void (*body)(const unsigned *grid, const unsigned *block, void **parameters);
    size_t sizes[8], count;
};
struct CUstream_st { int at; };
struct CUevent_st { int at; };
struct CUgraph_st { int at; };
struct CUgraphExec_st { int at; };
struct _nvrtcProgram { char source[1 << 16]; };

static struct CUctx_st contexts[2];
static struct CUmod_st module_one;
static struct CUfunc_st kernels[MAX_KERNELS];
static struct CUstream_st stream_one;
static struct CUevent_st event_one;
static struct CUgraph_st graph_one;
static struct CUgraphExec_st executable_one;

static atomic_flag gate = ATOMIC_FLAG_INIT;
static char text[1 << 16];
static size_t length;
static int quiet, devices = 1, failing_status, live;
static char failing[64], machine_log[256];
static size_t memory_limit = (size_t)1 << 40;
static _Thread_local struct CUctx_st *current;

static void lock(void) {
    while (atomic_flag_test_and_set(&gate)) {
    }
}
static void unlock(void) { atomic_flag_clear(&gate); }

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
EXPORTED void *recorder_other_context(void) { return current = &contexts[1]; }

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

static int record(const char *function, const char *format, ...) {
    if (!quiet) {
        va_list arguments;
        lock();
        if (length < sizeof text - 512) {
            length += (size_t)snprintf(text + length, 64, "%s%s", function, format[0] == 0 ? "" : " ");
            va_start(arguments, format);
            length += (size_t)vsnprintf(text + length, 400, format, arguments);
            va_end(arguments);
            text[length++] = '\n';
            text[length] = 0;
        }
        unlock();
    }
    return failing_status != SUCCESS && strcmp(failing, function) == 0 ? failing_status : SUCCESS;
}

#define RECORD(...) record(__func__, __VA_ARGS__)

/* Hands out or takes back one resource. */
#define HAND_OUT(place, value, ...)            \
    int status = RECORD(__VA_ARGS__);          \
    if (status == SUCCESS) { *(place) = (value); live++; } \
    return status
#define TAKE_BACK(...) live--; return RECORD(__VA_ARGS__)

static const char *stream_name(CUstream stream) { return stream == NULL ? "default" : stream == &stream_one ? "stream" : "?"; }

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

EXPORTED CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) { HAND_OUT(context, &contexts[0], "%d", device); }
EXPORTED CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device) { TAKE_BACK("%d", device); }

EXPORTED CUresult cuCtxSetCurrent(CUcontext context) {
    current = context;
    return RECORD("%s", context == &contexts[0] ? "primary" : context == &contexts[1] ? "other" : "?");
}

/* Of ManagedCuda's calls, those that the layer does not make. */
EXPORTED CUresult cuCtxGetCurrent(CUcontext *context) {
    *context = current;
    return RECORD("");
}
EXPORTED CUresult cuCtxGetDevice(CUdevice *device) {
    *device = 70;
    return RECORD("");
}

EXPORTED CUresult cuCtxSynchronize(void) { return RECORD(""); }

/* ---- Memory -------------------------------------------------------------------------------------------------- */

EXPORTED CUresult cuMemGetInfo_v2(size_t *unused, size_t *total) {
    *unused = memory_limit / 2;
    *total = memory_limit;
    return RECORD("");
}

EXPORTED CUresult cuMemAlloc_v2(CUdeviceptr *memory, size_t bytes) {
    int status = RECORD("%zu", bytes);
    status = status == SUCCESS && bytes > memory_limit ? OUT_OF_MEMORY : status;
    if (status == SUCCESS) {
        *memory = (CUdeviceptr)(uintptr_t)memset(malloc(bytes), 0x5a, bytes);
        live++;
    }
    return status;
}

EXPORTED CUresult cuMemFree_v2(CUdeviceptr memory) {
    free((void *)(uintptr_t)memory);
    TAKE_BACK("%s", current == &contexts[0] ? "primary" : "elsewhere");
}

EXPORTED CUresult cuMemHostAlloc(void **memory, size_t bytes, unsigned int flags) {
    HAND_OUT(memory, malloc(bytes), "%zu %u", bytes, flags);
}

EXPORTED CUresult cuMemFreeHost(void *memory) {
    free(memory);
    TAKE_BACK("");
}

static int copy(int status, void *to, const void *from, size_t bytes) {
    if (status == SUCCESS) {
        memcpy(to, from, bytes);
    }
    return status;
}

#define DEVICE(address) ((void *)(uintptr_t)(address))
EXPORTED CUresult cuMemcpyHtoD_v2(CUdeviceptr to, const void *from, size_t bytes) {
    return copy(RECORD("%zu", bytes), DEVICE(to), from, bytes);
}
EXPORTED CUresult cuMemcpyDtoH_v2(void *to, CUdeviceptr from, size_t bytes) {
    return copy(RECORD("%zu", bytes), to, DEVICE(from), bytes);
}
EXPORTED CUresult cuMemcpyDtoD_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes) {
    return copy(RECORD("%zu", bytes), DEVICE(to), DEVICE(from), bytes);
}
EXPORTED CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr to, const void *from, size_t bytes, CUstream stream) {
    return copy(RECORD("%zu %s", bytes, stream_name(stream)), DEVICE(to), from, bytes);
}
EXPORTED CUresult cuMemcpyDtoHAsync_v2(void *to, CUdeviceptr from, size_t bytes, CUstream stream) {
    return copy(RECORD("%zu %s", bytes, stream_name(stream)), to, DEVICE(from), bytes);
}
EXPORTED CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes, CUstream stream) {
    return copy(RECORD("%zu %s", bytes, stream_name(stream)), DEVICE(to), DEVICE(from), bytes);
}

EXPORTED CUresult cuMemsetD8Async(CUdeviceptr to, unsigned char value, size_t bytes, CUstream stream) {
    memset(DEVICE(to), value, bytes);
    return RECORD("%d %zu %s", value, bytes, stream_name(stream));
}

/* ---- Code ---------------------------------------------------------------------------------------------------- */

EXPORTED CUresult cuModuleLoadDataEx(
    CUmodule *module, const void *image, unsigned int options, CUjit_option *names, void **values) {
    for (unsigned int k = 0; k < options; k++) {
        if (names[k] == 5) { /* CU_JIT_ERROR_LOG_BUFFER */
            strcpy(values[k], machine_log);
        }
    }
    HAND_OUT(module, &module_one, "\"%.20s\" %u", (const char *)image, options);
}

EXPORTED CUresult cuModuleUnload(CUmodule module) { TAKE_BACK("%s", module == &module_one ? "module" : "?"); }

EXPORTED CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
    int status = RECORD("%s %s", module == &module_one ? "module" : "?", name);
    for (struct CUfunc_st *kernel = kernels; kernel < kernels + MAX_KERNELS && status == SUCCESS; kernel++) {
        if (strcmp(kernel->name, name) == 0) {
            *function = kernel;
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
    return RECORD("%d %s", attribute, function->name);
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

/* The last launch while a stream records; a graph replays that. */
static struct {
    int recording;
    CUfunction function;
    unsigned grid[3], block[3];
    unsigned long long values[8];
} captured;

static void capture(CUfunction function, const unsigned *grid, const unsigned *block, void **parameters) {
    captured.function = function;
    memcpy(captured.grid, grid, sizeof captured.grid);
    memcpy(captured.block, block, sizeof captured.block);
    for (size_t k = 0; k < function->count; k++) {
        memcpy(&captured.values[k], parameters[k], function->sizes[k]);
    }
}

static void replay(void) {
    void *parameters[8];
    for (size_t k = 0; k < 8; k++) {
        parameters[k] = &captured.values[k];
    }
    if (captured.function != NULL && captured.function->body != NULL) {
        captured.function->body(captured.grid, captured.block, parameters);
    }
}

/* A launch from a context that is not the kernel's is refused as the driver refuses it, and a block too large. */
static int launch(int status, CUfunction function, const unsigned *grid, const unsigned *block, void **parameters) {
    if (status == SUCCESS && current != &contexts[0]) {
        return 400;
    }
    if (status == SUCCESS && (size_t)block[0] * block[1] * block[2] > 1024) {
        return INVALID_VALUE;
    }
    if (status == SUCCESS && captured.recording) {
        capture(function, grid, block, parameters);
    } else if (status == SUCCESS && function->body != NULL) {
        function->body(grid, block, parameters);
    }
    return status;
}

/* The parameters by their known sizes, in hexadecimal. */
static const char *written(CUfunction function, void **parameters, char *into) {
    into[0] = 0;
    for (size_t k = 0; k < function->count; k++) {
        unsigned long long value = 0;
        memcpy(&value, parameters[k], function->sizes[k] < sizeof value ? function->sizes[k] : sizeof value);
        sprintf(into + strlen(into), " %llx", value);
    }
    return into;
}

EXPORTED CUresult cuLaunchKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
    unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, CUstream stream,
    void **parameters, void **extra) {
    unsigned grid[] = {grid_x, grid_y, grid_z}, block[] = {block_x, block_y, block_z};
    char values[256];
    int status = quiet ? SUCCESS : RECORD("%s %u,%u,%u %u,%u,%u %u %s %s%s", function->name, grid_x, grid_y, grid_z, block_x,
        block_y, block_z, shared_bytes, stream_name(stream), extra == NULL ? "null" : "?", written(function, parameters, values));
    return launch(status, function, grid, block, parameters);
}

EXPORTED CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y,
    unsigned int grid_z, unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes,
    CUstream stream, void **parameters) {
    unsigned grid[] = {grid_x, grid_y, grid_z}, block[] = {block_x, block_y, block_z};
    char values[256];
    int status = RECORD("%s %u,%u,%u %u,%u,%u %u %s%s", function->name, grid_x, grid_y, grid_z, block_x, block_y, block_z,
        shared_bytes, stream_name(stream), written(function, parameters, values));
    return launch(status, function, grid, block, parameters);
}

/* ---- Streams, events, graphs --------------------------------------------------------------------------------- */

EXPORTED CUresult cuStreamCreate(CUstream *stream, unsigned int flags) { HAND_OUT(stream, &stream_one, "%u", flags); }
EXPORTED CUresult cuStreamDestroy_v2(CUstream stream) { TAKE_BACK("%s", stream_name(stream)); }
EXPORTED CUresult cuStreamSynchronize(CUstream stream) { return RECORD("%s", stream_name(stream)); }
EXPORTED CUresult cuStreamQuery(CUstream stream) { return RECORD("%s", stream_name(stream)); }

EXPORTED CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags) {
    return RECORD("%s %s %u", stream_name(stream), event == &event_one ? "event" : "?", flags);
}

EXPORTED CUresult cuStreamBeginCapture_v2(CUstream stream, CUstreamCaptureMode mode) {
    captured.recording = 1;
    return RECORD("%s %d", stream_name(stream), mode);
}

EXPORTED CUresult cuStreamEndCapture(CUstream stream, CUgraph *graph) {
    captured.recording = 0;
    HAND_OUT(graph, &graph_one, "%s", stream_name(stream));
}
EXPORTED CUresult cuEventCreate(CUevent *event, unsigned int flags) { HAND_OUT(event, &event_one, "%u", flags); }
EXPORTED CUresult cuEventDestroy_v2(CUevent event) { TAKE_BACK("%s", event == &event_one ? "event" : "?"); }

EXPORTED CUresult cuEventRecord(CUevent event, CUstream stream) {
    return RECORD("%s %s", event == &event_one ? "event" : "?", stream_name(stream));
}

EXPORTED CUresult cuEventSynchronize(CUevent event) { return RECORD("%s", event == &event_one ? "event" : "?"); }
EXPORTED CUresult cuEventQuery(CUevent event) { return RECORD("%s", event == &event_one ? "event" : "?"); }

EXPORTED CUresult cuEventElapsedTime(float *milliseconds, CUevent start, CUevent end) {
    *milliseconds = 1.5F;
    return RECORD("%s %s", start == &event_one ? "event" : "?", end == &event_one ? "event" : "?");
}

EXPORTED CUresult cuGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags) {
    HAND_OUT(executable, &executable_one, "%s %llu", graph == &graph_one ? "graph" : "?", flags);
}

EXPORTED CUresult cuGraphLaunch(CUgraphExec executable, CUstream stream) {
    replay();
    return RECORD("%s %s", executable == &executable_one ? "executable" : "?", stream_name(stream));
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
