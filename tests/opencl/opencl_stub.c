/* SPDX-License-Identifier: MIT
 *
 * An OpenCL library without a device, for the tests of the C# layer: every function of native/opencl/opencl_api.h is here and
 * does what a caller can see. Memory is the host's. The compiler "compiles" any source but one that contains the word `error`.
 * Every kernel has the parameters (__global float *, float, __local int *) and does nothing.
 *
 * stub_...() is what the tests talk to. One copy of this library is one OpenCL; tests load copies of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opencl_api.h"

#define EXPORTED __attribute__((visibility("default")))
#define FAILS(name) (strcmp(failing, name) == 0 ? failing_status : 0)

enum { INVALID_KERNEL_NAME = -46, BUILD_FAILURE = -11 };

struct _cl_platform_id { int unused; };
struct _cl_device_id { int unused; };
struct _cl_context { int unused; };
struct _cl_command_queue { int unused; };
struct _cl_mem { char bytes[1 << 12]; };
struct _cl_program { char source[1 << 12]; };
struct _cl_kernel { int unused; };
struct _cl_event { int unused; };

static char failing[64], version[64] = "OpenCL 1.2 stub";
static int failing_status, platforms = 1, devices = 1, live, launches, binaries;

EXPORTED void stub_fail(const char *function, int status) {
    snprintf(failing, sizeof failing, "%s", function);
    failing_status = status;
}
EXPORTED void stub_show(int platform_count, int device_count) { platforms = platform_count, devices = device_count; }
EXPORTED void stub_version(const char *text) { snprintf(version, sizeof version, "OpenCL %s stub", text); }
EXPORTED int stub_live(void) { return live; }
EXPORTED int stub_launches(void) { return launches; }
EXPORTED int stub_binaries(void) { return binaries; }

/* ---- Making and releasing ---- */

static void *make(const char *function, size_t bytes, cl_int *status) {
    *status = FAILS(function);
    if (*status != 0) {
        return NULL;
    }
    live++;
    return calloc(1, bytes);
}
static cl_int release(void *object) {
    free(object);
    live--;
    return 0;
}
static cl_int answer(const void *value, size_t size, size_t capacity, void *to, size_t *bytes) {
    if (bytes) {
        *bytes = size;
    }
    if (to) {
        memcpy(to, value, size < capacity ? size : capacity);
    }
    return 0;
}
#define TEXT(text) answer(text, strlen(text) + 1, capacity, value, bytes)
#define NUMBER(type, number) answer(&(type){number}, sizeof(type), capacity, value, bytes)

EXPORTED cl_int clReleaseContext(cl_context o) { return release(o); }
EXPORTED cl_int clReleaseCommandQueue(cl_command_queue o) { return release(o); }
EXPORTED cl_int clReleaseEvent(cl_event o) { return release(o); }
EXPORTED cl_int clReleaseMemObject(cl_mem o) { return release(o); }
EXPORTED cl_int clReleaseProgram(cl_program o) { return release(o); }
EXPORTED cl_int clReleaseKernel(cl_kernel o) { return release(o); }

/* ---- Platforms and devices ---- */

static struct _cl_platform_id the_platform;
static struct _cl_device_id the_device;

EXPORTED cl_int clGetPlatformIDs(cl_uint capacity, cl_platform_id *found, cl_uint *count) {
    for (cl_uint i = 0; found && i < capacity; i++) {
        found[i] = &the_platform;
    }
    if (count) {
        *count = (cl_uint)platforms;
    }
    return FAILS("clGetPlatformIDs");
}
EXPORTED cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info what, size_t capacity, void *value, size_t *bytes) {
    (void)platform, (void)what;
    return TEXT("a stub");
}
EXPORTED cl_int clGetDeviceIDs(
    cl_platform_id platform, cl_device_type type, cl_uint capacity, cl_device_id *found, cl_uint *count) {
    (void)platform, (void)type;
    for (cl_uint i = 0; found && i < capacity; i++) {
        found[i] = &the_device;
    }
    if (count) {
        *count = (cl_uint)devices;
    }
    return devices == 0 ? -1 : FAILS("clGetDeviceIDs");
}
EXPORTED cl_int clGetDeviceInfo(cl_device_id device, cl_device_info what, size_t capacity, void *value, size_t *bytes) {
    (void)device;
    switch (what) {
        case 0x1000: return NUMBER(cl_device_type, 2);
        case 0x1002: return NUMBER(cl_uint, 3);
        case 0x1004: return NUMBER(size_t, 256);
        case 0x1005: return answer((size_t[]){256, 128, 2}, 3 * sizeof(size_t), capacity, value, bytes);
        case 0x1010: return NUMBER(cl_ulong, 4096);
        case 0x101F: case 0x1023: return NUMBER(cl_ulong, 1 << 20);
        case 0x102F: return TEXT(version);
        case 0x1030: return TEXT("cl_khr_icd cl_khr_something");
        default: return TEXT("the stub's device");
    }
}
EXPORTED cl_context clCreateContext(const cl_context_properties *properties, cl_uint count, const cl_device_id *device,
    ib_context_report report, void *user_data, cl_int *status) {
    (void)properties, (void)count, (void)device, (void)report, (void)user_data;
    return make("clCreateContext", sizeof(struct _cl_context), status);
}

/* ---- Queues and events: everything is done at once ---- */

EXPORTED cl_command_queue clCreateCommandQueue(
    cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *status) {
    (void)context, (void)device, (void)properties;
    return make("clCreateCommandQueue", sizeof(struct _cl_command_queue), status);
}
EXPORTED cl_int clFinish(cl_command_queue queue) { (void)queue; return FAILS("clFinish"); }
EXPORTED cl_int clEnqueueMarkerWithWaitList(cl_command_queue queue, cl_uint events, const cl_event *wait_for, cl_event *event) {
    cl_int status;
    (void)queue, (void)events, (void)wait_for;
    *event = make("clEnqueueMarkerWithWaitList", sizeof(struct _cl_event), &status);
    return status;
}
EXPORTED cl_int clWaitForEvents(cl_uint events, const cl_event *wait_for) {
    (void)events, (void)wait_for;
    return FAILS("clWaitForEvents");
}
EXPORTED cl_int clGetEventProfilingInfo(cl_event event, cl_profiling_info what, size_t capacity, void *value, size_t *bytes) {
    (void)event, (void)what;
    return FAILS("clGetEventProfilingInfo") ? failing_status : NUMBER(cl_ulong, 1000);
}

/* ---- Memory ---- */

EXPORTED cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t bytes, void *host, cl_int *status) {
    (void)context, (void)flags, (void)bytes, (void)host;
    return make("clCreateBuffer", sizeof(struct _cl_mem), status);
}
EXPORTED cl_int clEnqueueReadBuffer(cl_command_queue queue, cl_mem memory, cl_bool blocking, size_t offset, size_t bytes, void *to,
    cl_uint events, const cl_event *wait_for, cl_event *event) {
    (void)queue, (void)blocking, (void)events, (void)wait_for, (void)event;
    memcpy(to, memory->bytes + offset, bytes);
    return FAILS("clEnqueueReadBuffer");
}
EXPORTED cl_int clEnqueueWriteBuffer(cl_command_queue queue, cl_mem memory, cl_bool blocking, size_t offset, size_t bytes,
    const void *from, cl_uint events, const cl_event *wait_for, cl_event *event) {
    (void)queue, (void)blocking, (void)events, (void)wait_for, (void)event;
    memcpy(memory->bytes + offset, from, bytes);
    return FAILS("clEnqueueWriteBuffer");
}
EXPORTED cl_int clEnqueueCopyBuffer(cl_command_queue queue, cl_mem from, cl_mem to, size_t from_offset, size_t to_offset,
    size_t bytes, cl_uint events, const cl_event *wait_for, cl_event *event) {
    (void)queue, (void)events, (void)wait_for, (void)event;
    memcpy(to->bytes + to_offset, from->bytes + from_offset, bytes);
    return FAILS("clEnqueueCopyBuffer");
}
EXPORTED cl_int clEnqueueFillBuffer(cl_command_queue queue, cl_mem memory, const void *pattern, size_t pattern_bytes,
    size_t offset, size_t bytes, cl_uint events, const cl_event *wait_for, cl_event *event) {
    (void)queue, (void)events, (void)wait_for, (void)event;
    for (size_t i = 0; i < bytes; i += pattern_bytes) {
        memcpy(memory->bytes + offset + i, pattern, pattern_bytes);
    }
    return FAILS("clEnqueueFillBuffer");
}

/* ---- Code ---- */

EXPORTED cl_program clCreateProgramWithSource(
    cl_context context, cl_uint texts, const char **text, const size_t *bytes, cl_int *status) {
    (void)context, (void)texts;
    cl_program program = make("clCreateProgramWithSource", sizeof(struct _cl_program), status);
    if (program) {
        snprintf(program->source, sizeof program->source, "%.*s", (int)*bytes, *text);
    }
    return program;
}
EXPORTED cl_program clCreateProgramWithBinary(cl_context context, cl_uint count, const cl_device_id *device,
    const size_t *bytes, const unsigned char **binary, cl_int *binary_status, cl_int *status) {
    (void)context, (void)count, (void)device, (void)bytes, (void)binary;
    *binary_status = 0;
    binaries++;
    return make("clCreateProgramWithBinary", sizeof(struct _cl_program), status);
}
EXPORTED cl_int clBuildProgram(cl_program program, cl_uint count, const cl_device_id *device, const char *options,
    ib_build_report report, void *user_data) {
    (void)count, (void)device, (void)options, (void)report, (void)user_data;
    return strstr(program->source, "error") ? BUILD_FAILURE : FAILS("clBuildProgram");
}
EXPORTED cl_int clGetProgramInfo(cl_program program, cl_program_info what, size_t capacity, void *value, size_t *bytes) {
    (void)program;
    switch (what) {
        case 0x1165: return NUMBER(size_t, 6);
        case 0x1166: memcpy(*(char **)value, "binary", 6); return 0;
        default: return TEXT("work;other");
    }
}
EXPORTED cl_int clGetProgramBuildInfo(
    cl_program program, cl_device_id device, cl_program_build_info what, size_t capacity, void *value, size_t *bytes) {
    (void)program, (void)device, (void)what;
    return FAILS("clGetProgramBuildInfo") ? failing_status : TEXT("kernel.cl:2:5: error: so the tests wished");
}
EXPORTED cl_kernel clCreateKernel(cl_program program, const char *name, cl_int *status) {
    (void)program;
    if (strcmp(name, "work") != 0 && strcmp(name, "other") != 0) {
        *status = INVALID_KERNEL_NAME;
        return NULL;
    }
    return make("clCreateKernel", sizeof(struct _cl_kernel), status);
}
EXPORTED cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info what, size_t capacity, void *value, size_t *bytes) {
    (void)kernel, (void)what;
    return FAILS("clGetKernelInfo") ? failing_status : NUMBER(cl_uint, 3);
}
EXPORTED cl_int clGetKernelArgInfo(
    cl_kernel kernel, cl_uint index, cl_kernel_arg_info what, size_t capacity, void *value, size_t *bytes) {
    static const char *const types[] = {"float*", "float", "int*"};
    static const cl_uint addresses[] = {0x119B, 0x119E, 0x119C};
    (void)kernel;
    return FAILS("clGetKernelArgInfo") ? failing_status
        : what == 0x1196 ? NUMBER(cl_uint, addresses[index]) : TEXT(types[index]);
}
EXPORTED cl_int clGetKernelWorkGroupInfo(
    cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info what, size_t capacity, void *value, size_t *bytes) {
    (void)kernel, (void)device, (void)what;
    return NUMBER(size_t, 64);
}
EXPORTED cl_int clSetKernelArg(cl_kernel kernel, cl_uint index, size_t bytes, const void *value) {
    (void)kernel, (void)index, (void)bytes, (void)value;
    return FAILS("clSetKernelArg");
}
EXPORTED cl_int clEnqueueNDRangeKernel(cl_command_queue queue, cl_kernel kernel, cl_uint dimensions, const size_t *offset,
    const size_t *global_size, const size_t *local_size, cl_uint events, const cl_event *wait_for, cl_event *event) {
    (void)queue, (void)kernel, (void)dimensions, (void)offset, (void)global_size, (void)local_size, (void)events, (void)wait_for,
        (void)event;
    launches++;
    return FAILS("clEnqueueNDRangeKernel");
}
