// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>A test that needs the real compiler; skipped, with the reason, where there is none.</summary>
internal sealed class NvrtcFactAttribute : FactAttribute
{
    public NvrtcFactAttribute() => Skip = CudaCompiler.UnavailableReason;
}
