// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>There is no driver, device or run-time compiler; the message says which one is missing and what to do.</summary>
public sealed class CudaUnavailableException : NotSupportedException
{
    internal CudaUnavailableException(string reason)
        : base(reason)
    {
    }
}
