// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>What comes of a driver that is not there, has no device, or fails.</summary>
public sealed class DriverFailureTests : IDisposable
{
    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void Without_a_driver_the_reason_names_what_was_tried()
    {
        var driver = new CudaDriver(["libcuda_of_nobody.so.1"], []);
        Assert.Contains("tried libcuda_of_nobody.so.1 on the system's search path", driver.UnavailableReason,
            StringComparison.Ordinal);
        Assert.Throws<CudaUnavailableException>(() => new CudaDevice(driver, 0));
    }

    [Fact]
    public void A_library_that_is_no_driver_is_refused_by_what_it_lacks()
    {
        using var folder = new TemporaryFolder();
        var library = CCompiler.SharedLibrary(folder, "libnothing.so", "int cuInit(unsigned flags) { return flags != 0; }\n");
        Assert.Contains("it lacks cuDriverGetVersion", new CudaDriver([library], []).UnavailableReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuInit", CudaStatus.NoDevice, "finds no device")]
    [InlineData("cuInit", CudaStatus.StubLibrary, "stub, which is for linking only")]
    [InlineData("cuInit", CudaStatus.SystemDriverMismatch, "restart the machine")]
    [InlineData("cuInit", 999, "failed to start: CUDA_ERROR_OF_THE_TESTS (999): as the tests wished")]
    [InlineData("cuInit", 1999, "failed to start: an unknown error (1999): no text")]
    [InlineData("cuDeviceGetCount", CudaStatus.NoDevice, "finds no device")]
    public void A_driver_that_does_not_start_says_why(string function, int status, string expected)
    {
        _recorder.Fail(function, status);
        Assert.Contains(expected, _recorder.Driver().UnavailableReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_shows_no_device_is_unavailable()
    {
        _recorder.Devices(0);
        Assert.Contains("finds no device", _recorder.Driver().UnavailableReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused()
    {
        var driver = _recorder.Driver();
        Assert.Throws<ArgumentOutOfRangeException>(() => new CudaDevice(driver, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CudaDevice(driver, -1));
    }

    [Fact]
    public void Too_much_memory_is_an_exception_of_its_own()
    {
        using var device = _recorder.Open();
        _recorder.Memory(100);
        var failure = Assert.Throws<CudaOutOfMemoryException>(() => device.Allocate<double>(13));
        Assert.Equal((2, "CUDA_ERROR_OUT_OF_MEMORY"), (failure.Status, failure.StatusName));
        Assert.Contains("allocating 104 bytes of device memory", failure.Message, StringComparison.Ordinal);
        _recorder.Fail("cuMemHostAlloc", CudaStatus.OutOfMemory);
        Assert.Throws<CudaOutOfMemoryException>(() => device.AllocateHost<byte>(1));
        Assert.Throws<OverflowException>(() => device.Allocate<double>(long.MaxValue));
        Assert.Equal(1, _recorder.Live); // the context
    }

    [Fact]
    public void An_upload_that_fails_keeps_nothing()
    {
        using var device = _recorder.Open();
        _recorder.Fail("cuMemcpyHtoD_v2", 1);
        Assert.Throws<CudaException>(() => device.Upload([1, 2, 3]));
        Assert.Equal(1, _recorder.Live);
    }

    [Theory]
    [InlineData(CudaStatus.IllegalAddress)]
    [InlineData(CudaStatus.EccUncorrectable)]
    [InlineData(CudaStatus.LaunchFailed)]
    public void A_lost_device_is_an_exception_of_its_own_and_disposing_is_still_right(int status)
    {
        var device = _recorder.Open();
        var buffer = device.Allocate<int>(1);
        _recorder.Fail("cuCtxSynchronize", status);
        var failure = Assert.Throws<CudaDeviceLostException>(device.Synchronize);
        Assert.Contains("restart the process", failure.Message, StringComparison.Ordinal);
        _recorder.Fail("cuMemFree_v2", status);
        buffer.Dispose();
        device.Dispose();
        Assert.Equal(0, _recorder.Live);
    }

    [Theory]
    [InlineData(CudaStatus.DevicesUnavailable, false, "holds the device exclusively")]
    [InlineData(CudaStatus.NvlinkUncorrectable, true, "nvidia-smi nvlink")]
    [InlineData(CudaStatus.ContextIsDestroyed, true, "has reset the device")]
    [InlineData(CudaStatus.Unknown, true, "nvidia_uvm")]
    public void A_status_that_says_little_comes_with_what_to_look_at(int status, bool lost, string advice)
    {
        using var device = _recorder.Open();
        _recorder.Fail("cuCtxSynchronize", status);
        var failure = Assert.ThrowsAny<CudaException>(device.Synchronize);
        Assert.Equal(lost, failure is CudaDeviceLostException);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        _recorder.Fail("cuInit", status);
        Assert.Contains(advice, _recorder.Driver().UnavailableReason, StringComparison.Ordinal);
    }

    /// <summary>Every call on the way fails in turn: each becomes an exception, and nothing stays.</summary>
    [Theory]
    [InlineData("cuDeviceGet")]
    [InlineData("cuDevicePrimaryCtxRetain")]
    [InlineData("cuCtxSetCurrent")]
    [InlineData("cuMemAlloc_v2")]
    [InlineData("cuMemcpyHtoD_v2")]
    [InlineData("cuModuleLoadDataEx")]
    [InlineData("cuModuleGetFunction")]
    [InlineData("cuStreamCreate")]
    [InlineData("cuEventCreate")]
    [InlineData("cuEventRecord")]
    [InlineData("cuLaunchKernel")]
    [InlineData("cuStreamBeginCapture_v2")]
    [InlineData("cuStreamEndCapture")]
    [InlineData("cuGraphInstantiateWithFlags")]
    [InlineData("cuGraphLaunch")]
    [InlineData("cuStreamSynchronize")]
    [InlineData("cuEventElapsedTime")]
    [InlineData("cuMemcpyDtoH_v2")]
    public void A_call_that_fails_is_an_exception_and_nothing_leaks(string function)
    {
        _recorder.Kernel("work", 0, 8);
        Course(_recorder);
        Assert.Equal(0, _recorder.Live);
        _recorder.Fail(function, 3);
        var failure = Assert.Throws<CudaException>(() => Course(_recorder));
        Assert.Equal(3, failure.Status);
        Assert.Equal(0, _recorder.Live);
    }

    [Fact]
    public void The_drivers_own_log_is_in_the_message()
    {
        using var device = _recorder.Open();
        _recorder.MachineLog("ptxas: line 3: so the tests wished");
        _recorder.Fail("cuModuleLoadDataEx", 218);
        var failure = Assert.Throws<CudaException>(() => device.Load("bad"u8));
        Assert.Contains("ptxas: line 3", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nvrtcCreateProgram")]
    [InlineData("nvrtcCompileProgram")]
    [InlineData("nvrtcGetCUBINSize")]
    [InlineData("nvrtcGetCUBIN")]
    public void A_compiler_that_fails_says_what_it_was_doing(string function)
    {
        using var device = _recorder.Open();
        _recorder.Fail(function, 9);
        Assert.Contains("a compiler's error (9)", Assert.Throws<InvalidOperationException>(() => device.Compile("x")).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, _recorder.Live);
    }

    [Fact]
    public void A_compiler_that_is_not_there_says_what_to_install()
    {
        using var device = new CudaDevice(
            _recorder.Driver(), 0, 0, new Nvrtc(["libnvrtc_of_nobody.so"], [], []), _recorder.Cache);
        Assert.Contains("pip install", Assert.Throws<CudaUnavailableException>(() => device.Compile("x")).Message,
            StringComparison.Ordinal);
    }

    private static void Course(Recorder recorder)
    {
        using var device = new CudaDevice(recorder.Driver(), 0, 0, recorder.Compiler.Value, new CudaCodeCache(null));
        device.Synchronize();
        using var buffer = device.Upload([1, 2, 3]);
        using var module = device.Compile("source");
        using var stream = device.CreateStream();
        using var mark = device.CreateEvent();
        mark.Record(stream);
        var kernel = module.GetKernel("work");
        kernel.Launch(1, 1, buffer);
        using (var graph = stream.Capture(() => kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, buffer)))
        {
            graph.Launch(stream);
            stream.Synchronize();
        }

        _ = CudaEvent.Elapsed(mark, mark);
        _ = buffer.ToArray();
    }
}
