/* SPDX-License-Identifier: MIT
 *
 * The part of OpenCL 1.2 that the C# layer calls: a table of functions, which it fills from the installed loader. Nothing is
 * linked, so one build runs with any OpenCL and without one. Names and signatures are Khronos's, and its reference explains the
 * functions: registry.khronos.org/OpenCL. Processors of 64 bits have one calling convention for them.
 *
 * The types below replace those of CL/cl.h, so that no headers are needed. Where they are installed, the tests compile this
 * header with their types (IB_OPENCL_TYPES) and compare their functions with the table.
 */
#ifndef INTEROPBRIDGE_OPENCL_API_H
#define INTEROPBRIDGE_OPENCL_API_H

#include <stddef.h>
#include <stdint.h>

#if defined(IB_OPENCL_TYPES)
#  define CL_TARGET_OPENCL_VERSION 120
#  include <CL/cl.h>
#else
/* Status codes: 0 is success. */
typedef int32_t cl_int;
typedef uint32_t cl_uint;
typedef uint32_t cl_bool;
typedef uint64_t cl_ulong;

/* Handles of the library. */
typedef struct _cl_platform_id *cl_platform_id;
typedef struct _cl_device_id *cl_device_id;
typedef struct _cl_context *cl_context;
typedef struct _cl_command_queue *cl_command_queue;
typedef struct _cl_mem *cl_mem;
typedef struct _cl_program *cl_program;
typedef struct _cl_kernel *cl_kernel;
typedef struct _cl_event *cl_event;

/* Enumerations and flags; the layer names the values it uses. */
typedef intptr_t cl_context_properties;
typedef uint64_t cl_device_type;
typedef uint64_t cl_command_queue_properties;
typedef uint64_t cl_mem_flags;
typedef uint32_t cl_platform_info;
typedef uint32_t cl_device_info;
typedef uint32_t cl_program_info;
typedef uint32_t cl_program_build_info;
typedef uint32_t cl_kernel_info;
typedef uint32_t cl_kernel_arg_info;
typedef uint32_t cl_kernel_work_group_info;
typedef uint32_t cl_profiling_info;
#endif

typedef void (*ib_context_report)(const char *text, const void *data, size_t bytes, void *user_data);
typedef void (*ib_build_report)(cl_program program, void *user_data);

/* From libOpenCL.so.1 or OpenCL.dll. */
typedef struct opencl_functions {
    /* ---- Platforms and devices ---- */
    cl_int (*clGetPlatformIDs)(cl_uint capacity, cl_platform_id *platforms, cl_uint *count);
    cl_int (*clGetPlatformInfo)(cl_platform_id platform, cl_platform_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clGetDeviceIDs)(
        cl_platform_id platform, cl_device_type type, cl_uint capacity, cl_device_id *devices, cl_uint *count);
    cl_int (*clGetDeviceInfo)(cl_device_id device, cl_device_info what, size_t capacity, void *value, size_t *bytes);
    cl_context (*clCreateContext)(const cl_context_properties *properties, cl_uint devices, const cl_device_id *device,
        ib_context_report report, void *user_data, cl_int *status);
    cl_int (*clReleaseContext)(cl_context context);

    /* ---- Queues and events ---- */
    cl_command_queue (*clCreateCommandQueue)(
        cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *status);
    cl_int (*clReleaseCommandQueue)(cl_command_queue queue);
    cl_int (*clFinish)(cl_command_queue queue);
    cl_int (*clEnqueueMarkerWithWaitList)(cl_command_queue queue, cl_uint events, const cl_event *wait_for, cl_event *event);
    cl_int (*clWaitForEvents)(cl_uint events, const cl_event *wait_for);
    cl_int (*clGetEventProfilingInfo)(cl_event event, cl_profiling_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clReleaseEvent)(cl_event event);

    /* ---- Memory, in bytes ---- */
    cl_mem (*clCreateBuffer)(cl_context context, cl_mem_flags flags, size_t bytes, void *host, cl_int *status);
    cl_int (*clReleaseMemObject)(cl_mem memory);
    cl_int (*clEnqueueReadBuffer)(cl_command_queue queue, cl_mem memory, cl_bool blocking, size_t offset, size_t bytes, void *to,
        cl_uint events, const cl_event *wait_for, cl_event *event);
    cl_int (*clEnqueueWriteBuffer)(cl_command_queue queue, cl_mem memory, cl_bool blocking, size_t offset, size_t bytes,
        const void *from, cl_uint events, const cl_event *wait_for, cl_event *event);
    cl_int (*clEnqueueCopyBuffer)(cl_command_queue queue, cl_mem from, cl_mem to, size_t from_offset, size_t to_offset,
        size_t bytes, cl_uint events, const cl_event *wait_for, cl_event *event);
    cl_int (*clEnqueueFillBuffer)(cl_command_queue queue, cl_mem memory, const void *pattern, size_t pattern_bytes,
        size_t offset, size_t bytes, cl_uint events, const cl_event *wait_for, cl_event *event);

    /* ---- Code ---- */
    cl_program (*clCreateProgramWithSource)(
        cl_context context, cl_uint texts, const char **text, const size_t *bytes, cl_int *status);
    cl_program (*clCreateProgramWithBinary)(cl_context context, cl_uint devices, const cl_device_id *device,
        const size_t *bytes, const unsigned char **binary, cl_int *binary_status, cl_int *status);
    cl_int (*clBuildProgram)(cl_program program, cl_uint devices, const cl_device_id *device, const char *options,
        ib_build_report report, void *user_data);
    cl_int (*clGetProgramInfo)(cl_program program, cl_program_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clGetProgramBuildInfo)(
        cl_program program, cl_device_id device, cl_program_build_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clReleaseProgram)(cl_program program);
    cl_kernel (*clCreateKernel)(cl_program program, const char *name, cl_int *status);
    cl_int (*clReleaseKernel)(cl_kernel kernel);
    cl_int (*clGetKernelInfo)(cl_kernel kernel, cl_kernel_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clGetKernelArgInfo)(
        cl_kernel kernel, cl_uint index, cl_kernel_arg_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clGetKernelWorkGroupInfo)(
        cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info what, size_t capacity, void *value, size_t *bytes);
    cl_int (*clSetKernelArg)(cl_kernel kernel, cl_uint index, size_t bytes, const void *value);
    cl_int (*clEnqueueNDRangeKernel)(cl_command_queue queue, cl_kernel kernel, cl_uint dimensions, const size_t *offset,
        const size_t *global_size, const size_t *local_size, cl_uint events, const cl_event *wait_for, cl_event *event);
} opencl_functions;

#endif
