namespace InteropBridge.OpenCL.Driver;

internal partial struct _cl_platform_id
{
}

internal partial struct _cl_device_id
{
}

internal partial struct _cl_context
{
}

internal partial struct _cl_command_queue
{
}

internal partial struct _cl_mem
{
}

internal partial struct _cl_program
{
}

internal partial struct _cl_kernel
{
}

internal partial struct _cl_event
{
}

internal unsafe partial struct opencl_functions
{
    [NativeTypeName("cl_int (*)(cl_uint, cl_platform_id *, cl_uint *)")]
    public delegate* unmanaged[Cdecl]<uint, _cl_platform_id**, uint*, int> clGetPlatformIDs;

    [NativeTypeName("cl_int (*)(cl_platform_id, cl_platform_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_platform_id*, uint, nuint, void*, nuint*, int> clGetPlatformInfo;

    [NativeTypeName("cl_int (*)(cl_platform_id, cl_device_type, cl_uint, cl_device_id *, cl_uint *)")]
    public delegate* unmanaged[Cdecl]<_cl_platform_id*, ulong, uint, _cl_device_id**, uint*, int> clGetDeviceIDs;

    [NativeTypeName("cl_int (*)(cl_device_id, cl_device_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_device_id*, uint, nuint, void*, nuint*, int> clGetDeviceInfo;

    [NativeTypeName("cl_context (*)(const cl_context_properties *, cl_uint, const cl_device_id *, ib_context_report, void *, cl_int *)")]
    public delegate* unmanaged[Cdecl]<nint*, uint, _cl_device_id**, delegate* unmanaged[Cdecl]<sbyte*, void*, nuint, void*, void>, void*, int*, _cl_context*> clCreateContext;

    [NativeTypeName("cl_int (*)(cl_context)")]
    public delegate* unmanaged[Cdecl]<_cl_context*, int> clReleaseContext;

    [NativeTypeName("cl_command_queue (*)(cl_context, cl_device_id, cl_command_queue_properties, cl_int *)")]
    public delegate* unmanaged[Cdecl]<_cl_context*, _cl_device_id*, ulong, int*, _cl_command_queue*> clCreateCommandQueue;

    [NativeTypeName("cl_int (*)(cl_command_queue)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, int> clReleaseCommandQueue;

    [NativeTypeName("cl_int (*)(cl_command_queue)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, int> clFinish;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, uint, _cl_event**, _cl_event**, int> clEnqueueMarkerWithWaitList;

    [NativeTypeName("cl_int (*)(cl_uint, const cl_event *)")]
    public delegate* unmanaged[Cdecl]<uint, _cl_event**, int> clWaitForEvents;

    [NativeTypeName("cl_int (*)(cl_event, cl_profiling_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_event*, uint, nuint, void*, nuint*, int> clGetEventProfilingInfo;

    [NativeTypeName("cl_int (*)(cl_event)")]
    public delegate* unmanaged[Cdecl]<_cl_event*, int> clReleaseEvent;

    [NativeTypeName("cl_mem (*)(cl_context, cl_mem_flags, size_t, void *, cl_int *)")]
    public delegate* unmanaged[Cdecl]<_cl_context*, ulong, nuint, void*, int*, _cl_mem*> clCreateBuffer;

    [NativeTypeName("cl_int (*)(cl_mem)")]
    public delegate* unmanaged[Cdecl]<_cl_mem*, int> clReleaseMemObject;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_mem, cl_bool, size_t, size_t, void *, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, _cl_mem*, uint, nuint, nuint, void*, uint, _cl_event**, _cl_event**, int> clEnqueueReadBuffer;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_mem, cl_bool, size_t, size_t, const void *, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, _cl_mem*, uint, nuint, nuint, void*, uint, _cl_event**, _cl_event**, int> clEnqueueWriteBuffer;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_mem, cl_mem, size_t, size_t, size_t, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, _cl_mem*, _cl_mem*, nuint, nuint, nuint, uint, _cl_event**, _cl_event**, int> clEnqueueCopyBuffer;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_mem, const void *, size_t, size_t, size_t, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, _cl_mem*, void*, nuint, nuint, nuint, uint, _cl_event**, _cl_event**, int> clEnqueueFillBuffer;

    [NativeTypeName("cl_program (*)(cl_context, cl_uint, const char **, const size_t *, cl_int *)")]
    public delegate* unmanaged[Cdecl]<_cl_context*, uint, sbyte**, nuint*, int*, _cl_program*> clCreateProgramWithSource;

    [NativeTypeName("cl_program (*)(cl_context, cl_uint, const cl_device_id *, const size_t *, const unsigned char **, cl_int *, cl_int *)")]
    public delegate* unmanaged[Cdecl]<_cl_context*, uint, _cl_device_id**, nuint*, byte**, int*, int*, _cl_program*> clCreateProgramWithBinary;

    [NativeTypeName("cl_int (*)(cl_program, cl_uint, const cl_device_id *, const char *, ib_build_report, void *)")]
    public delegate* unmanaged[Cdecl]<_cl_program*, uint, _cl_device_id**, sbyte*, delegate* unmanaged[Cdecl]<_cl_program*, void*, void>, void*, int> clBuildProgram;

    [NativeTypeName("cl_int (*)(cl_program, cl_program_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_program*, uint, nuint, void*, nuint*, int> clGetProgramInfo;

    [NativeTypeName("cl_int (*)(cl_program, cl_device_id, cl_program_build_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_program*, _cl_device_id*, uint, nuint, void*, nuint*, int> clGetProgramBuildInfo;

    [NativeTypeName("cl_int (*)(cl_program)")]
    public delegate* unmanaged[Cdecl]<_cl_program*, int> clReleaseProgram;

    [NativeTypeName("cl_kernel (*)(cl_program, const char *, cl_int *)")]
    public delegate* unmanaged[Cdecl]<_cl_program*, sbyte*, int*, _cl_kernel*> clCreateKernel;

    [NativeTypeName("cl_int (*)(cl_kernel)")]
    public delegate* unmanaged[Cdecl]<_cl_kernel*, int> clReleaseKernel;

    [NativeTypeName("cl_int (*)(cl_kernel, cl_kernel_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_kernel*, uint, nuint, void*, nuint*, int> clGetKernelInfo;

    [NativeTypeName("cl_int (*)(cl_kernel, cl_uint, cl_kernel_arg_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_kernel*, uint, uint, nuint, void*, nuint*, int> clGetKernelArgInfo;

    [NativeTypeName("cl_int (*)(cl_kernel, cl_device_id, cl_kernel_work_group_info, size_t, void *, size_t *)")]
    public delegate* unmanaged[Cdecl]<_cl_kernel*, _cl_device_id*, uint, nuint, void*, nuint*, int> clGetKernelWorkGroupInfo;

    [NativeTypeName("cl_int (*)(cl_kernel, cl_uint, size_t, const void *)")]
    public delegate* unmanaged[Cdecl]<_cl_kernel*, uint, nuint, void*, int> clSetKernelArg;

    [NativeTypeName("cl_int (*)(cl_command_queue, cl_kernel, cl_uint, const size_t *, const size_t *, const size_t *, cl_uint, const cl_event *, cl_event *)")]
    public delegate* unmanaged[Cdecl]<_cl_command_queue*, _cl_kernel*, uint, nuint*, nuint*, nuint*, uint, _cl_event**, _cl_event**, int> clEnqueueNDRangeKernel;
}
