// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Other libraries' contexts, and several devices in one process.</summary>
public sealed class ContextTests : IDisposable
{
    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void Every_call_goes_to_the_devices_context_whatever_another_library_made_current()
    {
        _recorder.Kernel("work", 0, 8);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        using var stream = device.CreateStream();
        using var mark = device.CreateEvent();
        using var host = device.AllocateHost<int>(1);
        using var buffer = device.Upload([1]);
        using var other = device.Upload([2]);
        using var graph = stream.Capture(() => { });
        var kernel = module.GetKernel("work");
        Action[] calls =
        [
            () => device.Allocate<int>(1).Dispose(), () => device.AllocateHost<int>(1).Dispose(), () => device.Upload([1]).Dispose(),
            () => device.CreateStream().Dispose(), () => device.CreateEvent().Dispose(), () => device.Load("x"u8).Dispose(),
            () => device.Compile("x").Dispose(), device.Synchronize, () => device.GetMemoryInfo(), device.MakeCurrent,
            () => buffer.CopyFrom([1]), () => buffer.ToArray(), () => buffer.CopyTo(other), () => buffer.CopyTo(other, stream),
            () => buffer.CopyTo(host, stream), () => buffer.CopyFrom(host, stream), () => buffer.Clear(), () => buffer.Clear(stream),
            () => module.GetGlobal<float>("table"), () => _ = kernel.LocalBytes, () => kernel.SuggestBlock(),
            () => mark.Record(), () => mark.Record(stream), mark.Synchronize, () => _ = mark.IsPassed, stream.Synchronize,
            () => _ = stream.IsIdle, () => stream.Wait(mark), () => graph.Launch(), () => stream.Capture(() => { }).Dispose(),
        ];
        Assert.All(calls, call =>
        {
            _recorder.OtherContext();
            _recorder.Take();
            call();
            var made = _recorder.Take();
            Assert.DoesNotContain(made, line => line.EndsWith("@other", StringComparison.Ordinal));
            Assert.Contains("cuCtxSetCurrent primary", made);
        });
        Assert.All(calls, call =>
        {
            device.MakeCurrent();
            _recorder.Take();
            call();
            Assert.DoesNotContain("cuCtxSetCurrent primary", _recorder.Take());
        });
    }

    [Fact]
    public void Disposing_leaves_the_threads_context_as_it_was()
    {
        using var device = _recorder.Open();
        var (first, second) = (device.Upload([1]), device.CreateStream());
        _recorder.OtherContext();
        first.Dispose();
        Assert.Equal("other", _recorder.Context);
        var thread = new Thread(() =>
        {
            second.Dispose();
            Assert.Equal("none", _recorder.Context);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(1, _recorder.Live);
    }

    [Fact]
    public void Two_devices_take_turns()
    {
        _recorder.Devices(2);
        _recorder.Kernel("work", 0, 8);
        var driver = _recorder.Driver();
        using var first = new CudaDevice(driver, 0);
        using var second = new CudaDevice(driver, 1);
        _recorder.Take();
        using var a = first.Allocate<int>(1);
        using var b = second.Allocate<int>(1);
        first.Synchronize();
        using var module = second.Load("x"u8);
        var kernel = module.GetKernel("work");
        first.Synchronize();
        kernel.Launch(1, 1, b);
        Assert.Equal(["cuCtxSetCurrent primary", "cuMemAlloc_v2 4", "cuCtxSetCurrent primary2", "cuMemAlloc_v2 4 @primary2",
            "cuCtxSetCurrent primary", "cuCtxSynchronize", "cuCtxSetCurrent primary2", "cuModuleLoadDataEx \"x\" 2 @primary2",
            "cuModuleGetFunction module work @primary2", "cuFuncGetAttribute 0 work", "cuFuncGetParamInfo work 0",
            "cuCtxSetCurrent primary", "cuCtxSynchronize", "cuCtxSetCurrent primary2",
            "cuLaunchKernel work 1,1,1 1,1,1 0 default null " + $"{b.DevicePointer:x} @primary2"], _recorder.Take());
        var refusal = Assert.Throws<ArgumentException>(() => kernel.Launch(1, 1, a));
        Assert.Contains("another device", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_context_is_checked_and_kept_current_only_while_it_is_used()
    {
        _recorder.Devices(2);
        var driver = _recorder.Driver();
        var context = _recorder.OtherContext();
        using var device = new CudaDevice(driver, 1);
        device.MakeCurrent();
        Assert.Throws<ArgumentException>(() => new CudaDevice(driver, 1, context));
        Assert.Equal("primary2", _recorder.Context);
        using var foreign = new CudaDevice(driver, 0, context);
        Assert.Equal("primary2", _recorder.Context);
        _recorder.Take();
        using var buffer = foreign.Allocate<int>(1);
        Assert.Equal(["cuCtxSetCurrent other", "cuMemAlloc_v2 4 @other"], _recorder.Take());
    }
}
