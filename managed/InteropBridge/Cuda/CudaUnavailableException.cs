// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>There is no driver, no device or no run-time compiler here; the message says which, and what to do.</summary>
public sealed class CudaUnavailableException : NotSupportedException
{
    internal CudaUnavailableException(string reason)
        : base(reason)
    {
    }
}
