/* SPDX-License-Identifier: MIT
 *
 * The table of native/opencl/opencl_api.h and the numbers of the C# layer against Khronos's headers: compiles only if every
 * signature is theirs. Nothing is called, so nothing is linked.
 */
#define CL_USE_DEPRECATED_OPENCL_1_2_APIS
#define IB_OPENCL_TYPES
#include "opencl_api.h"

#include <assert.h>

#define SAME(function) \
    static_assert(_Generic(((opencl_functions *)0)->function, __typeof__(&function): 1, default: 0), #function " differs");

SAME(clGetPlatformIDs) SAME(clGetPlatformInfo) SAME(clGetDeviceIDs) SAME(clGetDeviceInfo) SAME(clCreateContext)
SAME(clReleaseContext) SAME(clCreateCommandQueue) SAME(clReleaseCommandQueue) SAME(clFinish) SAME(clEnqueueMarkerWithWaitList)
SAME(clWaitForEvents) SAME(clGetEventProfilingInfo) SAME(clReleaseEvent) SAME(clCreateBuffer) SAME(clReleaseMemObject)
SAME(clEnqueueReadBuffer) SAME(clEnqueueWriteBuffer) SAME(clEnqueueCopyBuffer) SAME(clEnqueueFillBuffer)
SAME(clCreateProgramWithSource) SAME(clCreateProgramWithBinary) SAME(clBuildProgram) SAME(clGetProgramInfo)
SAME(clGetProgramBuildInfo) SAME(clReleaseProgram) SAME(clCreateKernel) SAME(clReleaseKernel) SAME(clGetKernelInfo)
SAME(clGetKernelArgInfo) SAME(clGetKernelWorkGroupInfo) SAME(clSetKernelArg) SAME(clEnqueueNDRangeKernel)

static_assert(sizeof(opencl_functions) == 32 * sizeof(void *), "a function is not compared");
static_assert(CL_DEVICE_TYPE == 0x1000 && CL_DEVICE_MAX_COMPUTE_UNITS == 0x1002 && CL_DEVICE_MAX_WORK_GROUP_SIZE == 0x1004
    && CL_DEVICE_MAX_WORK_ITEM_SIZES == 0x1005 && CL_DEVICE_MAX_MEM_ALLOC_SIZE == 0x1010 && CL_DEVICE_GLOBAL_MEM_SIZE == 0x101F
    && CL_DEVICE_LOCAL_MEM_SIZE == 0x1023 && CL_DEVICE_NAME == 0x102B && CL_DRIVER_VERSION == 0x102D && CL_DEVICE_VERSION == 0x102F
    && CL_DEVICE_EXTENSIONS == 0x1030 && CL_PLATFORM_NAME == 0x0902 && CL_PLATFORM_VERSION == 0x0901, "");
static_assert(CL_DEVICE_TYPE_CPU == 2 && CL_DEVICE_TYPE_GPU == 4 && CL_DEVICE_TYPE_ACCELERATOR == 8
    && CL_DEVICE_TYPE_ALL == 0xFFFFFFFF, "");
static_assert(CL_CONTEXT_PLATFORM == 0x1084 && CL_QUEUE_PROFILING_ENABLE == 2 && CL_MEM_READ_WRITE == 1 && CL_TRUE == 1, "");
static_assert(CL_PROGRAM_BINARY_SIZES == 0x1165 && CL_PROGRAM_BINARIES == 0x1166 && CL_PROGRAM_KERNEL_NAMES == 0x1168
    && CL_PROGRAM_BUILD_LOG == 0x1183, "");
static_assert(CL_KERNEL_NUM_ARGS == 0x1191 && CL_KERNEL_WORK_GROUP_SIZE == 0x11B0 && CL_KERNEL_ARG_ADDRESS_QUALIFIER == 0x1196
    && CL_KERNEL_ARG_TYPE_NAME == 0x1198 && CL_KERNEL_ARG_ADDRESS_GLOBAL == 0x119B && CL_KERNEL_ARG_ADDRESS_LOCAL == 0x119C
    && CL_KERNEL_ARG_ADDRESS_CONSTANT == 0x119D && CL_PROFILING_COMMAND_END == 0x1283, "");
static_assert(CL_DEVICE_NOT_FOUND == -1 && CL_MEM_OBJECT_ALLOCATION_FAILURE == -4 && CL_OUT_OF_RESOURCES == -5
    && CL_OUT_OF_HOST_MEMORY == -6 && CL_BUILD_PROGRAM_FAILURE == -11 && CL_KERNEL_ARG_INFO_NOT_AVAILABLE == -19
    && CL_INVALID_VALUE == -30 && CL_INVALID_BINARY == -42 && CL_INVALID_BUILD_OPTIONS == -43 && CL_INVALID_KERNEL_NAME == -46
    && CL_INVALID_ARG_SIZE == -51 && CL_INVALID_BUFFER_SIZE == -61 && CL_INVALID_DEVICE_PARTITION_COUNT == -68, "");
