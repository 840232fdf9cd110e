// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL;
using Xunit;

namespace InteropBridge.Tests.OpenCL;

/// <summary>A test that needs a device; skipped, with the reason, where there is none.</summary>
internal sealed class OpenCLFactAttribute : FactAttribute
{
    public OpenCLFactAttribute() => Skip = OpenCLDevice.UnavailableReason;
}
