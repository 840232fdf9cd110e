using System.Runtime.CompilerServices;

namespace InteropBridge.Cuda.Driver;

internal partial struct CUctx_st
{
}

internal partial struct CUmod_st
{
}

internal partial struct CUfunc_st
{
}

internal partial struct CUstream_st
{
}

internal partial struct CUevent_st
{
}

internal partial struct CUgraph_st
{
}

internal partial struct CUgraphExec_st
{
}

internal partial struct CUmemPoolHandle_st
{
}

internal partial struct CUarray_st
{
}

internal partial struct _nvrtcProgram
{
}

internal unsafe partial struct CUDA_MEMCPY2D
{
    [NativeTypeName("size_t")]
    public nuint srcXInBytes;

    [NativeTypeName("size_t")]
    public nuint srcY;

    [NativeTypeName("CUmemorytype")]
    public int srcMemoryType;

    [NativeTypeName("const void *")]
    public void* srcHost;

    [NativeTypeName("CUdeviceptr")]
    public ulong srcDevice;

    [NativeTypeName("CUarray")]
    public CUarray_st* srcArray;

    [NativeTypeName("size_t")]
    public nuint srcPitch;

    [NativeTypeName("size_t")]
    public nuint dstXInBytes;

    [NativeTypeName("size_t")]
    public nuint dstY;

    [NativeTypeName("CUmemorytype")]
    public int dstMemoryType;

    public void* dstHost;

    [NativeTypeName("CUdeviceptr")]
    public ulong dstDevice;

    [NativeTypeName("CUarray")]
    public CUarray_st* dstArray;

    [NativeTypeName("size_t")]
    public nuint dstPitch;

    [NativeTypeName("size_t")]
    public nuint WidthInBytes;

    [NativeTypeName("size_t")]
    public nuint Height;
}

internal partial struct CUlaunchAttribute
{
    [NativeTypeName("CUlaunchAttributeID")]
    public int id;

    [NativeTypeName("int32_t")]
    public int pad;

    [NativeTypeName("int32_t[16]")]
    public _value_e__FixedBuffer value;

    [InlineArray(16)]
    public partial struct _value_e__FixedBuffer
    {
        public int e0;
    }
}

internal unsafe partial struct CUlaunchConfig
{
    [NativeTypeName("unsigned int")]
    public uint gridDimX;

    [NativeTypeName("unsigned int")]
    public uint gridDimY;

    [NativeTypeName("unsigned int")]
    public uint gridDimZ;

    [NativeTypeName("unsigned int")]
    public uint blockDimX;

    [NativeTypeName("unsigned int")]
    public uint blockDimY;

    [NativeTypeName("unsigned int")]
    public uint blockDimZ;

    [NativeTypeName("unsigned int")]
    public uint sharedMemBytes;

    [NativeTypeName("CUstream")]
    public CUstream_st* hStream;

    public CUlaunchAttribute* attrs;

    [NativeTypeName("unsigned int")]
    public uint numAttrs;
}

internal partial struct CUgraphNode_st
{
}

internal unsafe partial struct CUgraphExecUpdateResultInfo
{
    [NativeTypeName("int32_t")]
    public int result;

    [NativeTypeName("IB_graph_node")]
    public CUgraphNode_st* errorNode;

    [NativeTypeName("IB_graph_node")]
    public CUgraphNode_st* errorFromNode;
}

internal unsafe partial struct cuda_driver_functions
{
    [NativeTypeName("CUresult (*)(unsigned int)")]
    public delegate* unmanaged[Cdecl]<uint, int> cuInit;

    [NativeTypeName("CUresult (*)(int *)")]
    public delegate* unmanaged[Cdecl]<int*, int> cuDriverGetVersion;

    [NativeTypeName("CUresult (*)(CUresult, const char **)")]
    public delegate* unmanaged[Cdecl]<int, sbyte**, int> cuGetErrorName;

    [NativeTypeName("CUresult (*)(CUresult, const char **)")]
    public delegate* unmanaged[Cdecl]<int, sbyte**, int> cuGetErrorString;

    [NativeTypeName("CUresult (*)(int *)")]
    public delegate* unmanaged[Cdecl]<int*, int> cuDeviceGetCount;

    [NativeTypeName("CUresult (*)(CUdevice *, int)")]
    public delegate* unmanaged[Cdecl]<int*, int, int> cuDeviceGet;

    [NativeTypeName("CUresult (*)(char *, int, CUdevice)")]
    public delegate* unmanaged[Cdecl]<sbyte*, int, int, int> cuDeviceGetName;

    [NativeTypeName("CUresult (*)(size_t *, CUdevice)")]
    public delegate* unmanaged[Cdecl]<nuint*, int, int> cuDeviceTotalMem_v2;

    [NativeTypeName("CUresult (*)(int *, CUdevice_attribute, CUdevice)")]
    public delegate* unmanaged[Cdecl]<int*, int, int, int> cuDeviceGetAttribute;

    [NativeTypeName("CUresult (*)(CUcontext *, CUdevice)")]
    public delegate* unmanaged[Cdecl]<CUctx_st**, int, int> cuDevicePrimaryCtxRetain;

    [NativeTypeName("CUresult (*)(CUdevice)")]
    public delegate* unmanaged[Cdecl]<int, int> cuDevicePrimaryCtxRelease_v2;

    [NativeTypeName("CUresult (*)(CUcontext)")]
    public delegate* unmanaged[Cdecl]<CUctx_st*, int> cuCtxSetCurrent;

    [NativeTypeName("CUresult (*)(CUcontext *)")]
    public delegate* unmanaged[Cdecl]<CUctx_st**, int> cuCtxGetCurrent;

    [NativeTypeName("CUresult (*)(CUdevice *)")]
    public delegate* unmanaged[Cdecl]<int*, int> cuCtxGetDevice;

    [NativeTypeName("CUresult (*)(void)")]
    public delegate* unmanaged[Cdecl]<int> cuCtxSynchronize;

    [NativeTypeName("CUresult (*)(size_t *, size_t *)")]
    public delegate* unmanaged[Cdecl]<nuint*, nuint*, int> cuMemGetInfo_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr *, size_t)")]
    public delegate* unmanaged[Cdecl]<ulong*, nuint, int> cuMemAlloc_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr)")]
    public delegate* unmanaged[Cdecl]<ulong, int> cuMemFree_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr *, size_t, unsigned int)")]
    public delegate* unmanaged[Cdecl]<ulong*, nuint, uint, int> cuMemAllocManaged;

    [NativeTypeName("CUresult (*)(void **, size_t, unsigned int)")]
    public delegate* unmanaged[Cdecl]<void**, nuint, uint, int> cuMemHostAlloc;

    [NativeTypeName("CUresult (*)(void *)")]
    public delegate* unmanaged[Cdecl]<void*, int> cuMemFreeHost;

    [NativeTypeName("CUresult (*)(CUdeviceptr, const void *, size_t)")]
    public delegate* unmanaged[Cdecl]<ulong, void*, nuint, int> cuMemcpyHtoD_v2;

    [NativeTypeName("CUresult (*)(void *, CUdeviceptr, size_t)")]
    public delegate* unmanaged[Cdecl]<void*, ulong, nuint, int> cuMemcpyDtoH_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr, CUdeviceptr, size_t)")]
    public delegate* unmanaged[Cdecl]<ulong, ulong, nuint, int> cuMemcpyDtoD_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr, const void *, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, void*, nuint, CUstream_st*, int> cuMemcpyHtoDAsync_v2;

    [NativeTypeName("CUresult (*)(void *, CUdeviceptr, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<void*, ulong, nuint, CUstream_st*, int> cuMemcpyDtoHAsync_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr, CUdeviceptr, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, ulong, nuint, CUstream_st*, int> cuMemcpyDtoDAsync_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr, unsigned char, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, byte, nuint, CUstream_st*, int> cuMemsetD8Async;

    [NativeTypeName("CUresult (*)(CUdeviceptr, unsigned short, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, ushort, nuint, CUstream_st*, int> cuMemsetD16Async;

    [NativeTypeName("CUresult (*)(CUdeviceptr, unsigned int, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, uint, nuint, CUstream_st*, int> cuMemsetD32Async;

    [NativeTypeName("CUresult (*)(CUdeviceptr, size_t, unsigned char, size_t, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, nuint, byte, nuint, nuint, CUstream_st*, int> cuMemsetD2D8Async;

    [NativeTypeName("CUresult (*)(CUdeviceptr, size_t, unsigned short, size_t, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, nuint, ushort, nuint, nuint, CUstream_st*, int> cuMemsetD2D16Async;

    [NativeTypeName("CUresult (*)(CUdeviceptr, size_t, unsigned int, size_t, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, nuint, uint, nuint, nuint, CUstream_st*, int> cuMemsetD2D32Async;

    [NativeTypeName("CUresult (*)(const CUDA_MEMCPY2D *, CUstream)")]
    public delegate* unmanaged[Cdecl]<CUDA_MEMCPY2D*, CUstream_st*, int> cuMemcpy2DAsync_v2;

    [NativeTypeName("CUresult (*)(CUdeviceptr, CUcontext, CUdeviceptr, CUcontext, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, CUctx_st*, ulong, CUctx_st*, nuint, CUstream_st*, int> cuMemcpyPeerAsync;

    [NativeTypeName("CUresult (*)(CUdeviceptr *, size_t, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong*, nuint, CUstream_st*, int> cuMemAllocAsync;

    [NativeTypeName("CUresult (*)(CUdeviceptr, CUstream)")]
    public delegate* unmanaged[Cdecl]<ulong, CUstream_st*, int> cuMemFreeAsync;

    [NativeTypeName("CUresult (*)(CUmemoryPool *, CUdevice)")]
    public delegate* unmanaged[Cdecl]<CUmemPoolHandle_st**, int, int> cuDeviceGetDefaultMemPool;

    [NativeTypeName("CUresult (*)(CUmemoryPool, CUmemPool_attribute, void *)")]
    public delegate* unmanaged[Cdecl]<CUmemPoolHandle_st*, int, void*, int> cuMemPoolSetAttribute;

    [NativeTypeName("CUresult (*)(CUmemoryPool, size_t)")]
    public delegate* unmanaged[Cdecl]<CUmemPoolHandle_st*, nuint, int> cuMemPoolTrimTo;

    [NativeTypeName("CUresult (*)(CUmodule *, const void *, unsigned int, CUjit_option *, void **)")]
    public delegate* unmanaged[Cdecl]<CUmod_st**, void*, uint, int*, void**, int> cuModuleLoadDataEx;

    [NativeTypeName("CUresult (*)(CUmodule)")]
    public delegate* unmanaged[Cdecl]<CUmod_st*, int> cuModuleUnload;

    [NativeTypeName("CUresult (*)(CUfunction *, CUmodule, const char *)")]
    public delegate* unmanaged[Cdecl]<CUfunc_st**, CUmod_st*, sbyte*, int> cuModuleGetFunction;

    [NativeTypeName("CUresult (*)(CUdeviceptr *, size_t *, CUmodule, const char *)")]
    public delegate* unmanaged[Cdecl]<ulong*, nuint*, CUmod_st*, sbyte*, int> cuModuleGetGlobal_v2;

    [NativeTypeName("CUresult (*)(int *, CUfunction_attribute, CUfunction)")]
    public delegate* unmanaged[Cdecl]<int*, int, CUfunc_st*, int> cuFuncGetAttribute;

    [NativeTypeName("CUresult (*)(CUfunction, CUfunction_attribute, int)")]
    public delegate* unmanaged[Cdecl]<CUfunc_st*, int, int, int> cuFuncSetAttribute;

    [NativeTypeName("CUresult (*)(int *, CUfunction, int, size_t)")]
    public delegate* unmanaged[Cdecl]<int*, CUfunc_st*, int, nuint, int> cuOccupancyMaxActiveBlocksPerMultiprocessor;

    [NativeTypeName("CUresult (*)(int *, int *, CUfunction, CUoccupancyB2DSize, size_t, int)")]
    public delegate* unmanaged[Cdecl]<int*, int*, CUfunc_st*, delegate* unmanaged[Cdecl]<int, nuint>, nuint, int, int> cuOccupancyMaxPotentialBlockSize;

    [NativeTypeName("CUresult (*)(CUfunction, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, CUstream, void **, void **)")]
    public delegate* unmanaged[Cdecl]<CUfunc_st*, uint, uint, uint, uint, uint, uint, uint, CUstream_st*, void**, void**, int> cuLaunchKernel;

    [NativeTypeName("CUresult (*)(CUfunction, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, unsigned int, CUstream, void **)")]
    public delegate* unmanaged[Cdecl]<CUfunc_st*, uint, uint, uint, uint, uint, uint, uint, CUstream_st*, void**, int> cuLaunchCooperativeKernel;

    [NativeTypeName("CUresult (*)(const CUlaunchConfig *, CUfunction, void **, void **)")]
    public delegate* unmanaged[Cdecl]<CUlaunchConfig*, CUfunc_st*, void**, void**, int> cuLaunchKernelEx;

    [NativeTypeName("CUresult (*)(CUstream *, unsigned int)")]
    public delegate* unmanaged[Cdecl]<CUstream_st**, uint, int> cuStreamCreate;

    [NativeTypeName("CUresult (*)(CUstream *, unsigned int, int)")]
    public delegate* unmanaged[Cdecl]<CUstream_st**, uint, int, int> cuStreamCreateWithPriority;

    [NativeTypeName("CUresult (*)(int *, int *)")]
    public delegate* unmanaged[Cdecl]<int*, int*, int> cuCtxGetStreamPriorityRange;

    [NativeTypeName("CUresult (*)(CUstream)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, int> cuStreamDestroy_v2;

    [NativeTypeName("CUresult (*)(CUstream)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, int> cuStreamSynchronize;

    [NativeTypeName("CUresult (*)(CUstream)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, int> cuStreamQuery;

    [NativeTypeName("CUresult (*)(CUstream, CUevent, unsigned int)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, CUevent_st*, uint, int> cuStreamWaitEvent;

    [NativeTypeName("CUresult (*)(CUstream, CUhostFn, void *)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, delegate* unmanaged[Cdecl]<void*, void>, void*, int> cuLaunchHostFunc;

    [NativeTypeName("CUresult (*)(CUstreamCaptureMode *)")]
    public delegate* unmanaged[Cdecl]<int*, int> cuThreadExchangeStreamCaptureMode;

    [NativeTypeName("CUresult (*)(CUstream, CUstreamCaptureMode)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, int, int> cuStreamBeginCapture_v2;

    [NativeTypeName("CUresult (*)(CUstream, CUgraph *)")]
    public delegate* unmanaged[Cdecl]<CUstream_st*, CUgraph_st**, int> cuStreamEndCapture;

    [NativeTypeName("CUresult (*)(CUevent *, unsigned int)")]
    public delegate* unmanaged[Cdecl]<CUevent_st**, uint, int> cuEventCreate;

    [NativeTypeName("CUresult (*)(CUevent)")]
    public delegate* unmanaged[Cdecl]<CUevent_st*, int> cuEventDestroy_v2;

    [NativeTypeName("CUresult (*)(CUevent, CUstream)")]
    public delegate* unmanaged[Cdecl]<CUevent_st*, CUstream_st*, int> cuEventRecord;

    [NativeTypeName("CUresult (*)(CUevent)")]
    public delegate* unmanaged[Cdecl]<CUevent_st*, int> cuEventSynchronize;

    [NativeTypeName("CUresult (*)(CUevent)")]
    public delegate* unmanaged[Cdecl]<CUevent_st*, int> cuEventQuery;

    [NativeTypeName("CUresult (*)(float *, CUevent, CUevent)")]
    public delegate* unmanaged[Cdecl]<float*, CUevent_st*, CUevent_st*, int> cuEventElapsedTime;

    [NativeTypeName("CUresult (*)(CUgraphExec *, CUgraph, unsigned long long)")]
    public delegate* unmanaged[Cdecl]<CUgraphExec_st**, CUgraph_st*, ulong, int> cuGraphInstantiateWithFlags;

    [NativeTypeName("CUresult (*)(CUgraphExec, CUstream)")]
    public delegate* unmanaged[Cdecl]<CUgraphExec_st*, CUstream_st*, int> cuGraphLaunch;

    [NativeTypeName("CUresult (*)(CUgraph)")]
    public delegate* unmanaged[Cdecl]<CUgraph_st*, int> cuGraphDestroy;

    [NativeTypeName("CUresult (*)(CUgraphExec)")]
    public delegate* unmanaged[Cdecl]<CUgraphExec_st*, int> cuGraphExecDestroy;

    [NativeTypeName("CUresult (*)(CUgraphExec, CUgraph, CUgraphExecUpdateResultInfo *)")]
    public delegate* unmanaged[Cdecl]<CUgraphExec_st*, CUgraph_st*, CUgraphExecUpdateResultInfo*, int> cuGraphExecUpdate_v2;

    [NativeTypeName("CUresult (*)(CUfunction, size_t, size_t *, size_t *)")]
    public delegate* unmanaged[Cdecl]<CUfunc_st*, nuint, nuint*, nuint*, int> cuFuncGetParamInfo;
}

internal unsafe partial struct nvrtc_functions
{
    [NativeTypeName("nvrtcResult (*)(int *, int *)")]
    public delegate* unmanaged[Cdecl]<int*, int*, int> nvrtcVersion;

    [NativeTypeName("const char *(*)(nvrtcResult)")]
    public delegate* unmanaged[Cdecl]<int, sbyte*> nvrtcGetErrorString;

    [NativeTypeName("nvrtcResult (*)(int *)")]
    public delegate* unmanaged[Cdecl]<int*, int> nvrtcGetNumSupportedArchs;

    [NativeTypeName("nvrtcResult (*)(int *)")]
    public delegate* unmanaged[Cdecl]<int*, int> nvrtcGetSupportedArchs;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram *, const char *, const char *, int, const char *const *, const char *const *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram**, sbyte*, sbyte*, int, sbyte**, sbyte**, int> nvrtcCreateProgram;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram**, int> nvrtcDestroyProgram;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, const char *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, int> nvrtcAddNameExpression;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, const char *, const char **)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, sbyte**, int> nvrtcGetLoweredName;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, int, const char *const *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, int, sbyte**, int> nvrtcCompileProgram;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, size_t *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, nuint*, int> nvrtcGetProgramLogSize;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, char *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, int> nvrtcGetProgramLog;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, size_t *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, nuint*, int> nvrtcGetPTXSize;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, char *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, int> nvrtcGetPTX;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, size_t *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, nuint*, int> nvrtcGetCUBINSize;

    [NativeTypeName("nvrtcResult (*)(nvrtcProgram, char *)")]
    public delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, int> nvrtcGetCUBIN;
}
