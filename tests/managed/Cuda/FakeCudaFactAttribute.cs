// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>A test that needs the CUDA library on the fake runtime; skipped, with the reason, where it was not built.</summary>
internal sealed class FakeCudaFactAttribute : FactAttribute
{
    public FakeCudaFactAttribute() => Skip = File.Exists(Library) ? null
        : $"{Library} is not there: cmake --build --preset release makes it, if there is a C++ compiler";

    public static string Library { get; } =
        Repository.File("artifacts", "native", "release", "tests", "cuda", "fake-library", "libinteropbridge_cuda.so");
}
