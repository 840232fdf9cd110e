// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL;

/// <summary>There was not enough memory on the device, or an array is larger than the device allows. Nothing was
/// changed.</summary>
public sealed class OpenCLOutOfMemoryException : OpenCLException
{
    internal OpenCLOutOfMemoryException(int status, string statusName, string message)
        : base(status, statusName, message)
    {
    }
}
