// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>A call of the CUDA driver failed.</summary>
public class CudaException : Exception
{
    internal CudaException(int status, string statusName, string message)
        : base(message) => (Status, StatusName) = (status, statusName);

    /// <summary>The driver's status code (<c>CUresult</c>).</summary>
    public int Status { get; }

    /// <summary>Its name, such as <c>CUDA_ERROR_INVALID_VALUE</c>.</summary>
    public string StatusName { get; }
}
