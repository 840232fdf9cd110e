/* SPDX-License-Identifier: MIT
 *
 * The part of the CUDA driver API and of NVRTC that the C# driver layer calls: two tables of functions, which it fills from
 * the installed driver and compiler. Nothing is linked, so one build runs with any driver and without one. Names and
 * signatures are NVIDIA's, and its manual explains the functions:
 * docs.nvidia.com/cuda/cuda-driver-api and docs.nvidia.com/cuda/nvrtc.
 *
 * The types below replace those of cuda.h and nvrtc.h, so that no toolkit is needed. If there is one, the tests compile
 * this header with its types (IB_CUDA_TOOLKIT_TYPES) and assign its functions to the tables.
 */
#ifndef INTEROPBRIDGE_DRIVER_API_H
#define INTEROPBRIDGE_DRIVER_API_H

#include <stddef.h>
#include <stdint.h>

#if defined(IB_CUDA_TOOLKIT_TYPES)
#  include <cuda.h>
#  include <nvrtc.h>
#else
/* Status codes: 0 is success. */
typedef int32_t CUresult;
typedef int32_t nvrtcResult;

/* Handles of the library. */
typedef int32_t CUdevice;
typedef unsigned long long CUdeviceptr;
typedef struct CUctx_st *CUcontext;
typedef struct CUmod_st *CUmodule;
typedef struct CUfunc_st *CUfunction;
typedef struct CUstream_st *CUstream;
typedef struct CUevent_st *CUevent;
typedef struct CUgraph_st *CUgraph;
typedef struct CUgraphExec_st *CUgraphExec;
typedef struct CUmemPoolHandle_st *CUmemoryPool;
typedef struct CUarray_st *CUarray;
typedef struct _nvrtcProgram *nvrtcProgram;

/* Enumerations; the driver layer names the values it uses. */
typedef int32_t CUdevice_attribute;
typedef int32_t CUfunction_attribute;
typedef int32_t CUjit_option;
typedef int32_t CUstreamCaptureMode;
typedef int32_t CUmemPool_attribute;
typedef int32_t CUmemorytype;
typedef int32_t CUlaunchAttributeID;

/* Rows to copy, in bytes. A test compares its layout with the toolkit's. */
typedef struct CUDA_MEMCPY2D {
    size_t srcXInBytes, srcY;
    CUmemorytype srcMemoryType;
    const void *srcHost;
    CUdeviceptr srcDevice;
    CUarray srcArray;
    size_t srcPitch;
    size_t dstXInBytes, dstY;
    CUmemorytype dstMemoryType;
    void *dstHost;
    CUdeviceptr dstDevice;
    CUarray dstArray;
    size_t dstPitch;
    size_t WidthInBytes, Height;
} CUDA_MEMCPY2D;

/* A cluster's extent, or a priority: the value begins with its number or numbers. A test compares the layouts. */
typedef struct CUlaunchAttribute {
    CUlaunchAttributeID id;
    int32_t pad;
    int32_t value[16];
} CUlaunchAttribute;

typedef struct CUlaunchConfig {
    unsigned int gridDimX, gridDimY, gridDimZ;
    unsigned int blockDimX, blockDimY, blockDimZ;
    unsigned int sharedMemBytes;
    CUstream hStream;
    CUlaunchAttribute *attrs;
    unsigned int numAttrs;
} CUlaunchConfig;

typedef size_t (*CUoccupancyB2DSize)(int block_size);
typedef void (*CUhostFn)(void *user_data);
#endif

#if !defined(IB_CUDA_TOOLKIT_TYPES) || CUDA_VERSION < 12000
typedef struct CUgraphNode_st *IB_graph_node;
typedef struct CUgraphExecUpdateResultInfo {
    int32_t result;
    IB_graph_node errorNode, errorFromNode;
} CUgraphExecUpdateResultInfo;
#endif

/* From libcuda.so.1 or nvcuda.dll. A driver that lacks one of them, except in the last group, is too old. */
typedef struct cuda_driver_functions {
    /* ---- The driver and its devices ---- */
    CUresult (*cuInit)(unsigned int flags);
    CUresult (*cuDriverGetVersion)(int *version);
    CUresult (*cuGetErrorName)(CUresult status, const char **name);
    CUresult (*cuGetErrorString)(CUresult status, const char **text);
    CUresult (*cuDeviceGetCount)(int *count);
    CUresult (*cuDeviceGet)(CUdevice *device, int ordinal);
    CUresult (*cuDeviceGetName)(char *name, int capacity, CUdevice device);
    CUresult (*cuDeviceTotalMem_v2)(size_t *bytes, CUdevice device);
    CUresult (*cuDeviceGetAttribute)(int *value, CUdevice_attribute attribute, CUdevice device);
    CUresult (*cuDevicePrimaryCtxRetain)(CUcontext *context, CUdevice device);
    CUresult (*cuDevicePrimaryCtxRelease_v2)(CUdevice device);
    CUresult (*cuCtxSetCurrent)(CUcontext context);
    CUresult (*cuCtxGetCurrent)(CUcontext *context);
    CUresult (*cuCtxGetDevice)(CUdevice *device);
    CUresult (*cuCtxSynchronize)(void);

    /* ---- Memory, in bytes ---- */
    CUresult (*cuMemGetInfo_v2)(size_t *free, size_t *total);
    CUresult (*cuMemAlloc_v2)(CUdeviceptr *memory, size_t bytes);
    CUresult (*cuMemFree_v2)(CUdeviceptr memory);
    CUresult (*cuMemAllocManaged)(CUdeviceptr *memory, size_t bytes, unsigned int flags);
    CUresult (*cuMemHostAlloc)(void **memory, size_t bytes, unsigned int flags);
    CUresult (*cuMemFreeHost)(void *memory);
    CUresult (*cuMemcpyHtoD_v2)(CUdeviceptr to, const void *from, size_t bytes);
    CUresult (*cuMemcpyDtoH_v2)(void *to, CUdeviceptr from, size_t bytes);
    CUresult (*cuMemcpyDtoD_v2)(CUdeviceptr to, CUdeviceptr from, size_t bytes);
    CUresult (*cuMemcpyHtoDAsync_v2)(CUdeviceptr to, const void *from, size_t bytes, CUstream stream);
    CUresult (*cuMemcpyDtoHAsync_v2)(void *to, CUdeviceptr from, size_t bytes, CUstream stream);
    CUresult (*cuMemcpyDtoDAsync_v2)(CUdeviceptr to, CUdeviceptr from, size_t bytes, CUstream stream);
    CUresult (*cuMemsetD8Async)(CUdeviceptr to, unsigned char value, size_t bytes, CUstream stream);
    CUresult (*cuMemsetD16Async)(CUdeviceptr to, unsigned short value, size_t count, CUstream stream);
    CUresult (*cuMemsetD32Async)(CUdeviceptr to, unsigned int value, size_t count, CUstream stream);
    CUresult (*cuMemsetD2D8Async)(
        CUdeviceptr to, size_t pitch, unsigned char value, size_t columns, size_t rows, CUstream stream);
    CUresult (*cuMemsetD2D16Async)(
        CUdeviceptr to, size_t pitch, unsigned short value, size_t columns, size_t rows, CUstream stream);
    CUresult (*cuMemsetD2D32Async)(
        CUdeviceptr to, size_t pitch, unsigned int value, size_t columns, size_t rows, CUstream stream);
    CUresult (*cuMemcpy2DAsync_v2)(const CUDA_MEMCPY2D *rows, CUstream stream);
    CUresult (*cuMemcpyPeerAsync)(
        CUdeviceptr to, CUcontext to_context, CUdeviceptr from, CUcontext from_context, size_t bytes, CUstream stream);
    CUresult (*cuMemAllocAsync)(CUdeviceptr *memory, size_t bytes, CUstream stream);
    CUresult (*cuMemFreeAsync)(CUdeviceptr memory, CUstream stream);
    CUresult (*cuDeviceGetDefaultMemPool)(CUmemoryPool *pool, CUdevice device);
    CUresult (*cuMemPoolSetAttribute)(CUmemoryPool pool, CUmemPool_attribute attribute, void *value);
    CUresult (*cuMemPoolTrimTo)(CUmemoryPool pool, size_t bytes_to_keep);

    /* ---- Code ---- */
    CUresult (*cuModuleLoadDataEx)(
        CUmodule *module, const void *image, unsigned int options, CUjit_option *names, void **values);
    CUresult (*cuModuleUnload)(CUmodule module);
    CUresult (*cuModuleGetFunction)(CUfunction *function, CUmodule module, const char *name);
    CUresult (*cuModuleGetGlobal_v2)(CUdeviceptr *memory, size_t *bytes, CUmodule module, const char *name);
    CUresult (*cuFuncGetAttribute)(int *value, CUfunction_attribute attribute, CUfunction function);
    CUresult (*cuFuncSetAttribute)(CUfunction function, CUfunction_attribute attribute, int value);
    CUresult (*cuOccupancyMaxActiveBlocksPerMultiprocessor)(
        int *blocks, CUfunction function, int block_size, size_t shared_bytes);
    CUresult (*cuOccupancyMaxPotentialBlockSize)(int *min_grid_size, int *block_size, CUfunction function,
        CUoccupancyB2DSize shared_bytes_of, size_t shared_bytes, int block_size_limit);
    CUresult (*cuLaunchKernel)(CUfunction function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
        unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, CUstream stream,
        void **parameters, void **extra);
    CUresult (*cuLaunchCooperativeKernel)(CUfunction function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
        unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, CUstream stream,
        void **parameters);
    CUresult (*cuLaunchKernelEx)(const CUlaunchConfig *config, CUfunction function, void **parameters, void **extra);

    /* ---- Streams, events, graphs ---- */
    CUresult (*cuStreamCreate)(CUstream *stream, unsigned int flags);
    CUresult (*cuStreamCreateWithPriority)(CUstream *stream, unsigned int flags, int priority);
    CUresult (*cuCtxGetStreamPriorityRange)(int *least, int *greatest);
    CUresult (*cuStreamDestroy_v2)(CUstream stream);
    CUresult (*cuStreamSynchronize)(CUstream stream);
    CUresult (*cuStreamQuery)(CUstream stream);
    CUresult (*cuStreamWaitEvent)(CUstream stream, CUevent event, unsigned int flags);
    CUresult (*cuLaunchHostFunc)(CUstream stream, CUhostFn function, void *user_data);
    CUresult (*cuThreadExchangeStreamCaptureMode)(CUstreamCaptureMode *mode);
    CUresult (*cuStreamBeginCapture_v2)(CUstream stream, CUstreamCaptureMode mode);
    CUresult (*cuStreamEndCapture)(CUstream stream, CUgraph *graph);
    CUresult (*cuEventCreate)(CUevent *event, unsigned int flags);
    CUresult (*cuEventDestroy_v2)(CUevent event);
    CUresult (*cuEventRecord)(CUevent event, CUstream stream);
    CUresult (*cuEventSynchronize)(CUevent event);
    CUresult (*cuEventQuery)(CUevent event);
    CUresult (*cuEventElapsedTime)(float *milliseconds, CUevent start, CUevent end);
    CUresult (*cuGraphInstantiateWithFlags)(CUgraphExec *executable, CUgraph graph, unsigned long long flags);
    CUresult (*cuGraphLaunch)(CUgraphExec executable, CUstream stream);
    CUresult (*cuGraphDestroy)(CUgraph graph);
    CUresult (*cuGraphExecDestroy)(CUgraphExec executable);

    /* ---- Absent in drivers before 12.0, and before 12.4 ---- */
    CUresult (*cuGraphExecUpdate_v2)(CUgraphExec executable, CUgraph graph, CUgraphExecUpdateResultInfo *result);
    CUresult (*cuFuncGetParamInfo)(CUfunction function, size_t parameter, size_t *offset, size_t *bytes);
} cuda_driver_functions;

/* From libnvrtc.so.* or nvrtc64_*_0.dll, 11.2 or later. */
typedef struct nvrtc_functions {
    nvrtcResult (*nvrtcVersion)(int *major, int *minor);
    const char *(*nvrtcGetErrorString)(nvrtcResult status);
    nvrtcResult (*nvrtcGetNumSupportedArchs)(int *count);
    nvrtcResult (*nvrtcGetSupportedArchs)(int *architectures);
    nvrtcResult (*nvrtcCreateProgram)(nvrtcProgram *program, const char *source, const char *name, int headers,
        const char *const *header_sources, const char *const *header_names);
    nvrtcResult (*nvrtcDestroyProgram)(nvrtcProgram *program);
    nvrtcResult (*nvrtcAddNameExpression)(nvrtcProgram program, const char *name);
    nvrtcResult (*nvrtcGetLoweredName)(nvrtcProgram program, const char *name, const char **lowered);
    nvrtcResult (*nvrtcCompileProgram)(nvrtcProgram program, int options, const char *const *option_texts);
    nvrtcResult (*nvrtcGetProgramLogSize)(nvrtcProgram program, size_t *bytes);
    nvrtcResult (*nvrtcGetProgramLog)(nvrtcProgram program, char *log);
    nvrtcResult (*nvrtcGetPTXSize)(nvrtcProgram program, size_t *bytes);
    nvrtcResult (*nvrtcGetPTX)(nvrtcProgram program, char *ptx);
    nvrtcResult (*nvrtcGetCUBINSize)(nvrtcProgram program, size_t *bytes);
    nvrtcResult (*nvrtcGetCUBIN)(nvrtcProgram program, char *cubin);
} nvrtc_functions;

#endif
