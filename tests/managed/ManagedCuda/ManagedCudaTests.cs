// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Compile;
using InteropBridge.Tests.Cuda;
using InteropBridge.Tests.Loader;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.ManagedCuda;

/// <summary>ManagedCuda on the recorder, in a process of its own. Compiled with <c>-p:EnableManagedCuda=true</c> only.</summary>
public sealed class ManagedCudaTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    [LinuxFact]
    public void Its_row_has_the_bits_of_c_serial_and_contexts_and_memory_are_shared()
    {
        File.CreateSymbolicLink(_folder.File("libcuda.so"), Plant("libcuda.so.1"));

        Assert.Equal("all well", Run());
    }

    [LinuxFact]
    public void Another_driver_than_ours_is_noticed_before_it_does_harm()
    {
        Plant("libcuda.so.1");
        Plant("libcuda.so");

        Assert.Contains("ManagedCuda would load libcuda.so, which is another file", Run(), StringComparison.Ordinal);
    }

    private string Plant(string name)
    {
        File.Copy(_recorder.Path, _folder.File(name));
        return _folder.File(name);
    }

    private string Run()
    {
        Plant("libnvrtc.so.13");
        string[] arguments = ["exec", typeof(ManagedCudaTests).Assembly.Location, "managed-cuda"];
        var result = Command.Run(ChildFolder.DotNet, arguments, start =>
        {
            start.Environment["LD_LIBRARY_PATH"] = _folder.Path;
            start.Environment[CudaCodeCache.Variable] = "off";
        });
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output.Trim();
    }
}
