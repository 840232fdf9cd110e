// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that compiles CUDA code.</summary>
internal sealed class NvccFactAttribute : FactAttribute
{
    public NvccFactAttribute() => Skip = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "nvcc.exe" : "nvcc")))
        ? null : "no nvcc on the PATH (Debian: apt-get install nvidia-cuda-toolkit, from non-free)";
}
