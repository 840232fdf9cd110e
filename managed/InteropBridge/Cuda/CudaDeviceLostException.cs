// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>The device failed, usually because a kernel accessed memory out of bounds, and is lost to this process: all
/// further calls fail until the process is restarted. Disposing its resources is still allowed and does nothing.</summary>
public sealed class CudaDeviceLostException : CudaException
{
    internal CudaDeviceLostException(int status, string statusName, string message)
        : base(status, statusName, message)
    {
    }
}
