// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>The memory asked for could not be had: of the device, or pinned memory of the host. Nothing was changed.</summary>
public sealed class CudaOutOfMemoryException : CudaException
{
    internal CudaOutOfMemoryException(int status, string statusName, string message)
        : base(status, statusName, message)
    {
    }
}
