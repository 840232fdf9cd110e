// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;
using InteropBridge.Loading;
using InteropBridge.Tests.Loader;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>The C# side of the CUDA library, with a library whose device is the processor (<c>tests/cuda</c> builds it).</summary>
public sealed class BuiltKernelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FakeCudaFact]
    public void Every_form_has_the_bits_of_the_serial_one()
    {
        foreach (var library in new[] { NativeLibraries.Bridge.Path, NativeLibraries.OpenMP.Path, FakeCudaFactAttribute.Library })
        {
            File.CreateSymbolicLink(_folder.File(Path.GetFileName(library)), library);
        }

        var result = Command.Run(ChildFolder.DotNet, ["exec", typeof(BuiltKernelTests).Assembly.Location, "built-cuda"],
            start => start.Environment[NativeSearchPath.Variable] = _folder.Path);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("all well on a fake device", result.Output, StringComparison.Ordinal);
    }
}
