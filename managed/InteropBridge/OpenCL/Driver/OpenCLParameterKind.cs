// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL.Driver;

/// <summary>What a kernel's parameter takes.</summary>
internal enum OpenCLParameterKind
{
    /// <summary>A number or a struct.</summary>
    Value,

    /// <summary>An array on the device: <c>__global</c> or <c>__constant</c>.</summary>
    Array,

    /// <summary>Memory that the items of a group share: <c>__local</c>.</summary>
    Local,
}
