// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Where the compiler is looked for.</summary>
public sealed class PlacesTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _root = new();

    public void Dispose()
    {
        _root.Dispose();
        _recorder.Dispose();
    }

    [Theory]
    [InlineData("CUDA_PATH", "lib64")]
    [InlineData("CUDA_HOME", "lib")]
    [InlineData("CONDA_PREFIX", "lib")]
    [InlineData("CONDA_PREFIX", "targets/x86_64-linux/lib")]
    [InlineData("VIRTUAL_ENV", "lib/python3.12/site-packages/nvidia/cuda_nvrtc/lib")]
    [InlineData("CONDA_PREFIX", "lib/python3.13/site-packages/nvidia/cu13/lib")]
    public void It_is_found_where_toolkit_conda_and_pip_put_it(string variable, string folder)
    {
        var file = _root.File([.. folder.Split('/'), "libnvrtc.so.12"]);
        File.Copy(_recorder.Path, file);

        var nvrtc = new Nvrtc([], ["libnvrtc.so.13", "libnvrtc.so.12"],
            CudaPlaces.NvrtcFolders(name => name == variable ? _root.Path : null)
                .Where(place => place != "/usr/local/cuda/lib64"));

        Assert.Null(nvrtc.UnavailableReason);
        Assert.Equal(Path.GetFullPath(file), Path.GetFullPath(nvrtc.Path));
        Assert.Equal((new Version(12, 8), "NVRTC 12.8"), (nvrtc.Version, nvrtc.Description));
    }

    [Fact]
    public void A_file_that_is_none_is_passed_over_and_named()
    {
        var broken = _root.Write("libnvrtc.so.13", "no library");
        var other = CCompiler.SharedLibrary(_root, "libnvrtc.so.12", "int nvrtcVersion(void) { return 0; }\n");

        var nothing = new Nvrtc([], ["libnvrtc.so.13", "libnvrtc.so.12"], [_root.Path]);
        Assert.Contains($"{broken} does not load", nothing.UnavailableReason, StringComparison.Ordinal);
        Assert.Contains($"{other} is not NVRTC, or is older than 11.2: it lacks nvrtcGetErrorString",
            nothing.UnavailableReason, StringComparison.Ordinal);

        File.Copy(_recorder.Path, _root.File("libnvrtc.so.11.2"));
        Assert.Null(new Nvrtc([], ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2"], [_root.Path]).UnavailableReason);
    }
}
