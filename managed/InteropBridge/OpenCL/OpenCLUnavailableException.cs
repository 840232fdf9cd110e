// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL;

/// <summary>There is no OpenCL library, driver or device; the message says which one is missing and what to do.</summary>
public sealed class OpenCLUnavailableException : NotSupportedException
{
    internal OpenCLUnavailableException(string reason)
        : base(reason)
    {
    }
}
