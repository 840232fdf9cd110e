// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using InteropBridge.Cuda.Driver;
using InteropBridge.Drivers;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>What the driver is called with, call by call, on a driver that writes it down.</summary>
public sealed class DriverCallTests : IDisposable
{
    private const string Source = "extern \"C\" __global__ void scale(float *x, float by, int n) {}";

    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void Opening_and_closing()
    {
        var device = new CudaDevice(_recorder.Driver(), 0);
        Assert.Equal(["cuInit 0", "cuDeviceGetCount", "cuDriverGetVersion", "cuDeviceGet 0", "cuDevicePrimaryCtxRetain 70"],
            _recorder.Take());
        device.Synchronize();
        Assert.Equal(["cuCtxSetCurrent primary", "cuCtxSynchronize"], _recorder.Take());
        device.Synchronize();
        Assert.Equal(["cuCtxSynchronize"], _recorder.Take());
        device.Dispose();
        Assert.Equal(["cuDevicePrimaryCtxRelease_v2 70"], _recorder.Take());
        device.Dispose();
        Assert.Empty(_recorder.Take());
        Assert.Equal(0, _recorder.Live);
    }

    [Fact]
    public void Properties()
    {
        using var device = _recorder.Open();
        Assert.Equal("a recorder", device.Name);
        Assert.Equal(new Version(8, 6), device.ComputeCapability);
        Assert.Equal(1016, device.Multiprocessors);
        Assert.Equal(1L << 40, device.MemoryBytes);
        Assert.Equal((1L << 39, 1L << 40), device.GetMemoryInfo());
        Assert.Equal(new Version(12, 8), device.DriverVersion);
        Assert.Equal(1095, device.GetProperty(CudaDeviceProperty.CooperativeLaunch));
        Assert.Equal(["cuDeviceGetName 256 70", "cuDeviceGetAttribute 75 70", "cuDeviceGetAttribute 76 70",
            "cuDeviceGetAttribute 16 70", "cuDeviceTotalMem_v2 70", "cuMemGetInfo_v2", "cuDeviceGetAttribute 95 70"],
            _recorder.Take());
    }

    [Fact]
    public void Memory_and_copies()
    {
        using var device = _recorder.Open();
        using (var a = device.Upload([1.5f, 2.5f, 3.5f]))
        using (var b = device.Allocate<float>(3))
        {
            Assert.Equal(["cuMemAlloc_v2 12", "cuMemcpyHtoD_v2 12", "cuStreamSynchronize default", "cuMemAlloc_v2 12"], _recorder.Take());
            a.CopyTo(b);
            Assert.Equal([1.5f, 2.5f, 3.5f], b.ToArray());
            b.Clear();
            Assert.Equal(new float[3], b.ToArray());
            Assert.Equal(["cuMemcpyDtoD_v2 12", "cuStreamSynchronize default", "cuMemcpyDtoH_v2 12",
                "cuMemsetD8Async 0 12 default", "cuStreamSynchronize default", "cuMemcpyDtoH_v2 12"], _recorder.Take());
        }

        Assert.Equal(["cuMemFree_v2 primary", "cuMemFree_v2 primary"], _recorder.Take());
    }

    [Fact]
    public void Streams_events_and_pinned_memory()
    {
        using var device = _recorder.Open();
        using (var stream = device.CreateStream())
        using (var start = device.CreateEvent())
        using (var host = device.AllocateHost<int>(4))
        using (var there = device.Allocate<int>(4))
        using (var copy = device.Allocate<int>(4))
        {
            Assert.Equal(["cuStreamCreate 1", "cuEventCreate 0", "cuMemHostAlloc 16 0", "cuMemAlloc_v2 16", "cuMemAlloc_v2 16"],
                _recorder.Take());
            new[] { 1, 2, 3, 4 }.CopyTo(host.Span);
            start.Record(stream);
            there.CopyFrom(host, stream);
            there.CopyTo(copy, stream);
            there.Clear(stream);
            copy.CopyTo(host, stream);
            stream.Wait(start);
            Assert.True(stream.IsIdle);
            Assert.True(start.IsPassed);
            stream.Synchronize();
            start.Synchronize();
            start.Record();
            Assert.Equal(TimeSpan.FromMilliseconds(1.5), CudaEvent.Elapsed(start, start));
            Assert.Equal([1, 2, 3, 4], host.Span.ToArray());
            Assert.Equal(["cuEventRecord event stream", "cuMemcpyHtoDAsync_v2 16 stream", "cuMemcpyDtoDAsync_v2 16 stream",
                "cuMemsetD8Async 0 16 stream", "cuMemcpyDtoHAsync_v2 16 stream", "cuStreamWaitEvent stream event 0",
                "cuStreamQuery stream", "cuEventQuery event", "cuStreamSynchronize stream", "cuEventSynchronize event",
                "cuEventRecord event default", "cuEventElapsedTime event event"], _recorder.Take());
            _recorder.Fail("cuStreamQuery", CudaStatus.NotReady);
            Assert.False(stream.IsIdle);
            _recorder.Fail("cuEventQuery", CudaStatus.NotReady);
            Assert.False(start.IsPassed);
            _recorder.Fail("", 0);
            _recorder.Take();
        }

        Assert.Equal(["cuMemFree_v2 primary", "cuMemFree_v2 primary", "cuMemFreeHost", "cuEventDestroy_v2 event",
            "cuStreamDestroy_v2 stream"], _recorder.Take());
    }

    [Fact]
    public void Code_kernels_and_launches()
    {
        _recorder.Kernel("scale", 0, 8, 4, 4);
        using var device = _recorder.Open();
        using var x = device.Borrow<float>(unchecked((nint)0x1234567890), 7);
        using (var module = device.Load("some ptx"u8))
        {
            var kernel = module.GetKernel("scale");
            Assert.Same(kernel, module.GetKernel("scale"));
            Assert.Equal([8, 4, 4], kernel.ParameterSizes);
            Assert.Equal(["cuModuleLoadDataEx \"some ptx\" 2", "cuModuleGetFunction module scale", "cuFuncGetAttribute 0 scale",
                "cuFuncGetParamInfo scale 0", "cuFuncGetParamInfo scale 1", "cuFuncGetParamInfo scale 2"], _recorder.Take());
            kernel.Launch((2, 3, 4), (5, 6), x, 1f, -1);
            kernel.Launch(new CudaLaunch(9, 8) { SharedBytes = 77, Cooperative = true }, x, 2f, 16);
            Assert.Equal(["cuLaunchKernel scale 2,3,4 5,6,1 0 default null 1234567890 3f800000 ffffffff",
                "cuLaunchCooperativeKernel scale 9,1,1 8,1,1 77 default 1234567890 40000000 10"], _recorder.Take());
            Assert.Equal((2000, 2001, 2003, 2004),
                (kernel.MaxThreadsPerBlock, kernel.StaticSharedBytes, kernel.LocalBytes, kernel.RegistersPerThread));
            kernel.AllowSharedMemory(99);
            Assert.Equal(7, kernel.BlocksPerMultiprocessor(128, 64));
            Assert.Equal((256, 11), kernel.SuggestBlock(32, 512));
            Assert.Equal(["cuFuncGetAttribute 0 scale", "cuFuncGetAttribute 1 scale", "cuFuncGetAttribute 3 scale",
                "cuFuncGetAttribute 4 scale", "cuFuncSetAttribute scale 8 99",
                "cuOccupancyMaxActiveBlocksPerMultiprocessor scale 128 64",
                "cuOccupancyMaxPotentialBlockSize scale null 32 512"], _recorder.Take());
            Assert.Equal(6, module.GetGlobal<float>("table").Length);
            Assert.Equal(["cuModuleGetGlobal_v2 module table"], _recorder.Take());
        }

        Assert.Equal(["cuModuleUnload module"], _recorder.Take());
    }

    [Fact]
    public void Graphs()
    {
        _recorder.Kernel("empty", 0);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        using var stream = device.CreateStream();
        var kernel = module.GetKernel("empty");
        _recorder.Take();
        using (var graph = stream.Capture(() => kernel.Launch(new CudaLaunch(1, 1) { Stream = stream })))
        {
            graph.Launch(stream);
            graph.Launch();
            Assert.True(graph.Update(stream, () => kernel.Launch(new CudaLaunch(2, 1) { Stream = stream })));
        }

        Assert.Equal(["cuStreamBeginCapture_v2 stream 1", "cuLaunchKernel empty 1,1,1 1,1,1 0 stream null",
            "cuStreamEndCapture stream",
            "cuGraphInstantiateWithFlags graph 0", "cuGraphDestroy graph", "cuGraphLaunch executable stream",
            "cuGraphLaunch executable default", "cuStreamBeginCapture_v2 stream 1", "cuLaunchKernel empty 2,1,1 1,1,1 0 stream null",
            "cuStreamEndCapture stream", "cuGraphExecUpdate_v2 executable graph", "cuGraphDestroy graph",
            "cuGraphExecDestroy executable"], _recorder.Take());
    }

    [Fact]
    public void Compiler()
    {
        using var device = _recorder.Open();
        using (device.Compile(Source, "-fmad=false"))
        {
            Assert.Equal(["cuDeviceGetAttribute 75 70", "cuDeviceGetAttribute 76 70", "nvrtcCreateProgram kernel.cu 0 null",
                "nvrtcCompileProgram --gpu-architecture=sm_86 -fmad=false", $"nvrtcGetCUBINSize {Source.Length}",
                $"nvrtcGetCUBIN {Source.Length}", "nvrtcDestroyProgram", "cuModuleLoadDataEx \"cubin of a recorder\" 2"],
                _recorder.Take());
        }

        using (device.Compile(Source, "-arch=compute_70"))
        {
            Assert.Contains($"nvrtcGetPTX {Source.Length}", _recorder.Take());
        }
    }

    /// <summary>A function that is added to the tables is to be tested too: every one of them was seen by a test above.</summary>
    [Fact]
    public void No_function_is_without_a_test()
    {
        string[] errors = ["cuGetErrorName", "cuGetErrorString", "nvrtcGetErrorString",
            "nvrtcGetProgramLogSize", "nvrtcGetProgramLog"];
        string[] asked = ["cuCtxGetCurrent", "cuCtxGetDevice", "cuThreadExchangeStreamCaptureMode", "cuMemAllocAsync", "nvrtcVersion", "nvrtcGetNumSupportedArchs", "nvrtcGetSupportedArchs", "nvrtcGetPTXSize"];
        var here = string.Concat(new[] { "DriverCallTests.cs", "PartTests.cs", "LaunchTests.cs" }
            .Select(file => File.ReadAllText(Support.Repository.File("tests", "managed", "Cuda", file))));

        var untested = FunctionTable.Fields<cuda_driver_functions>().Concat(FunctionTable.Fields<nvrtc_functions>())
            .Except(errors).Except(asked).Where(function => !here.Contains($"\"{function}", StringComparison.Ordinal));

        Assert.Empty(untested);
    }
}
