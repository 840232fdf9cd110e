// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL;

/// <summary>What a device is (<c>CL_DEVICE_TYPE_...</c>).</summary>
public enum OpenCLDeviceKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The processor that this process runs on.</summary>
    Processor,

    /// <summary>A GPU.</summary>
    Gpu,

    /// <summary>A processor for OpenCL alone.</summary>
    Accelerator,
}
