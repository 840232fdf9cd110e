// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>There was not enough memory, on the device or to pin on the host. Nothing was changed.</summary>
public sealed class CudaOutOfMemoryException : CudaException
{
    internal CudaOutOfMemoryException(int status, string statusName, string message)
        : base(status, statusName, message)
    {
    }
}
