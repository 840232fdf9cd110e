// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>The device failed while it worked, mostly because a kernel reached beyond its memory, and is lost to this process:
/// all further calls fail until the process is started anew. Disposing what it held is still right and does nothing.</summary>
public sealed class CudaDeviceLostException : CudaException
{
    internal CudaDeviceLostException(int status, string statusName, string message)
        : base(status, statusName, message)
    {
    }
}
