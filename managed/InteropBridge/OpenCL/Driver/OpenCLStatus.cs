// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL.Driver;

/// <summary>The status codes of OpenCL that this layer handles (<c>CL_...</c> in cl.h), and the names of all of version 1.2:
/// the library has no function for them.</summary>
internal static class OpenCLStatus
{
    public const int Success = 0;
    public const int MemoryObjectAllocationFailure = -4;
    public const int OutOfHostMemory = -6;
    public const int BuildProgramFailure = -11;
    public const int InvalidBinary = -42;
    public const int InvalidBuildOptions = -43;
    public const int InvalidKernelName = -46;
    public const int InvalidArgumentSize = -51;
    public const int InvalidBufferSize = -61;
    public const int PlatformNotFound = -1001; // of the loader: no driver is registered

    private static readonly string[] RunTime =
    [
        "SUCCESS", "DEVICE_NOT_FOUND", "DEVICE_NOT_AVAILABLE", "COMPILER_NOT_AVAILABLE", "MEM_OBJECT_ALLOCATION_FAILURE",
        "OUT_OF_RESOURCES", "OUT_OF_HOST_MEMORY", "PROFILING_INFO_NOT_AVAILABLE", "MEM_COPY_OVERLAP", "IMAGE_FORMAT_MISMATCH",
        "IMAGE_FORMAT_NOT_SUPPORTED", "BUILD_PROGRAM_FAILURE", "MAP_FAILURE", "MISALIGNED_SUB_BUFFER_OFFSET",
        "EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST", "COMPILE_PROGRAM_FAILURE", "LINKER_NOT_AVAILABLE", "LINK_PROGRAM_FAILURE",
        "DEVICE_PARTITION_FAILED", "KERNEL_ARG_INFO_NOT_AVAILABLE",
    ];

    private static readonly string[] Invalid = // from -30 on
    [
        "VALUE", "DEVICE_TYPE", "PLATFORM", "DEVICE", "CONTEXT", "QUEUE_PROPERTIES", "COMMAND_QUEUE", "HOST_PTR", "MEM_OBJECT",
        "IMAGE_FORMAT_DESCRIPTOR", "IMAGE_SIZE", "SAMPLER", "BINARY", "BUILD_OPTIONS", "PROGRAM", "PROGRAM_EXECUTABLE",
        "KERNEL_NAME", "KERNEL_DEFINITION", "KERNEL", "ARG_INDEX", "ARG_VALUE", "ARG_SIZE", "KERNEL_ARGS", "WORK_DIMENSION",
        "WORK_GROUP_SIZE", "WORK_ITEM_SIZE", "GLOBAL_OFFSET", "EVENT_WAIT_LIST", "EVENT", "OPERATION", "GL_OBJECT", "BUFFER_SIZE",
        "MIP_LEVEL", "GLOBAL_WORK_SIZE", "PROPERTY", "IMAGE_DESCRIPTOR", "COMPILER_OPTIONS", "LINKER_OPTIONS",
        "DEVICE_PARTITION_COUNT",
    ];

    /// <summary>Such as <c>CL_INVALID_VALUE</c>.</summary>
    public static string Name(int status)
    {
        const int firstInvalid = -30;
        return status == PlatformNotFound ? "CL_PLATFORM_NOT_FOUND_KHR"
            : status <= 0 && -status < RunTime.Length ? $"CL_{RunTime[-status]}"
            : status <= firstInvalid && firstInvalid - status < Invalid.Length ? $"CL_INVALID_{Invalid[firstInvalid - status]}"
            : "an unknown error";
    }

    /// <summary>Whether there was not enough memory, on the device or the host.</summary>
    public static bool IsMemory(int status) => status is MemoryObjectAllocationFailure or OutOfHostMemory;
}
