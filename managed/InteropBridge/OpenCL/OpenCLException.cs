// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL;

/// <summary>A call of OpenCL failed.</summary>
public class OpenCLException : Exception
{
    internal OpenCLException(int status, string statusName, string message)
        : base(message) => (Status, StatusName) = (status, statusName);

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>Its name, such as <c>CL_INVALID_VALUE</c>.</summary>
    public string StatusName { get; }
}
