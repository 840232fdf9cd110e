// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Parts of arrays, fills, and memory in the order of a stream.</summary>
public sealed class PartTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly CudaDevice _device;

    public PartTests() => _device = _recorder.Open();

    public void Dispose()
    {
        _device.Dispose();
        _recorder.Dispose();
    }

    [Fact]
    public void A_slice_shares_the_memory()
    {
        using var whole = _device.Upload([0, 1, 2, 3, 4, 5]);
        using var part = whole.Slice(2, 3);
        Assert.Equal((3, 12, false), (part.Length, part.Bytes, part.IsOwned));
        Assert.Equal(whole.DevicePointer + 8, part.DevicePointer);
        Assert.Equal([2, 3, 4], part.ToArray());
        part.CopyFrom([7, 8, 9]);
        whole.Slice(4).CopyTo(whole.Slice(0, 2));
        Assert.Equal([9, 5, 7, 8, 9, 5], whole.ToArray());
        part.Dispose();
        Assert.Equal([7, 8], whole.Slice(1, 4).Slice(1, 2).ToArray());
    }

    [Fact]
    public void A_slice_outside_of_the_array_is_refused_and_one_of_a_disposed_array_unusable()
    {
        var whole = _device.Upload([0, 1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(1, long.MaxValue));
        var part = whole.Slice(1);
        var ofPart = part.Slice(1);
        whole.Dispose();
        Assert.Throws<ObjectDisposedException>(() => part.ToArray());
        Assert.Throws<ObjectDisposedException>(() => ofPart.ToArray());
        Assert.Throws<ObjectDisposedException>(() => whole.Slice(1));
    }

    [Fact]
    public void Elements_whose_fields_have_no_fixed_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _device.Allocate<(byte, int)>(1));
        Assert.Throws<ArgumentException>(() => _device.Borrow<Triple<DateTime>>(8, 1));
        using var stream = _device.CreateStream();
        Assert.Throws<ArgumentException>(() => stream.Allocate<(byte, int)>(1));
    }

    [Fact]
    public void Rows_are_copied_to_the_device_on_it_and_back()
    {
        using var there = _device.Upload(new int[12]);
        using var other = _device.Upload(new int[6]);
        var back = new int[8];
        _recorder.Take();
        there.Slice(1).CopyRowsFrom([1, 2, 0, 3, 4], new CudaRows(Count: 2, Length: 2, Pitch: 4, OtherPitch: 3));
        Assert.Equal([0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0], there.ToArray());
        there.CopyRowsTo(other, new CudaRows(3, 2, 4, 2));
        Assert.Equal([0, 1, 0, 3, 0, 0], other.ToArray());
        there.CopyRowsTo(back, new CudaRows(2, 3, 4, 5));
        Assert.Equal([0, 1, 2, 0, 0, 0, 3, 4], back);
        Assert.Equal(["cuMemcpy2DAsync_v2 1>2 8/12>16 x2 default", "cuStreamSynchronize default", "cuMemcpyDtoH_v2 48",
            "cuMemcpy2DAsync_v2 2>2 8/16>8 x3 default", "cuStreamSynchronize default", "cuMemcpyDtoH_v2 24",
            "cuMemcpy2DAsync_v2 2>1 12/16>20 x2 default", "cuStreamSynchronize default"], _recorder.Take());
    }

    [Theory]
    [InlineData(0, 2, 4, 4)]
    [InlineData(2, 0, 4, 4)]
    [InlineData(2, 5, 4, 8)]
    [InlineData(4, 2, 4, 4)]
    [InlineData(3, 2, 4, 8)]
    [InlineData(2, 2, 4, long.MaxValue)]
    [InlineData(long.MaxValue, 1, 1, 1)]
    public void Rows_that_do_not_fit_are_refused(long count, long length, long pitch, long otherPitch)
    {
        using var there = _device.Upload(new int[12]);
        Assert.Throws<ArgumentException>(() => there.CopyRowsFrom(new int[12], new CudaRows(count, length, pitch, otherPitch)));
        Assert.Throws<ArgumentException>(() => there.CopyRowsTo(new int[12], new CudaRows(count, length, pitch, otherPitch)));
        Assert.Throws<ArgumentException>(() => there.CopyRowsTo(there, new CudaRows(count, length, pitch, otherPitch)));
    }

    [Fact]
    public void Fills_with_a_value_of_any_size()
    {
        Check<byte>(7, "cuMemsetD8Async 7 3 default");
        Check<short>(-2, "cuMemsetD16Async fffe 3 default");
        Check(1.5f, "cuMemsetD32Async 3fc00000 3 default");
        Check(0.0, "cuMemsetD32Async 0 6 default");
        Check(1.5, "cuMemsetD2D32Async 8 0 1 3 default", "cuMemsetD2D32Async 8 3ff80000 1 3 default");
        Check(new Triple<short>(1, 2, 3), "cuMemsetD2D16Async 6 1 1 3 default", "cuMemsetD2D16Async 6 2 1 3 default",
            "cuMemsetD2D16Async 6 3 1 3 default");
        Check(new Triple<byte>(1, 2, 3), "cuMemsetD2D8Async 3 1 1 3 default", "cuMemsetD2D8Async 3 2 1 3 default",
            "cuMemsetD2D8Async 3 3 1 3 default");
    }

    [Fact]
    public void Memory_of_a_stream_is_released_in_its_order_also_after_the_stream()
    {
        var stream = _device.CreateStream();
        var buffer = stream.Allocate<int>(3);
        buffer.Fill(5, stream);
        stream.Synchronize();
        Assert.Equal([5, 5, 5], buffer.ToArray());
        _recorder.Take();
        stream.Dispose();
        buffer.Dispose();
        Assert.Equal(["cuMemFreeAsync stream", "cuStreamDestroy_v2 stream"], _recorder.Take());
        Assert.Equal(1, _recorder.Live);
        _recorder.Memory(8);
        using var other = _device.CreateStream();
        Assert.Throws<CudaOutOfMemoryException>(() => other.Allocate<int>(3));
        Assert.Equal(2, _recorder.Live);
    }

    [Fact]
    public void The_pool_keeps_and_gives_back()
    {
        _device.KeepPool(100);
        _device.TrimPool(10);
        _device.TrimPool();
        Assert.Equal(["cuDeviceGetDefaultMemPool 70", "cuMemPoolSetAttribute pool 4 100", "cuDeviceGetDefaultMemPool 70",
            "cuMemPoolTrimTo pool 10", "cuDeviceGetDefaultMemPool 70", "cuMemPoolTrimTo pool 0"], _recorder.Take());
    }

    [Fact]
    public void Streams_have_priorities_and_events_flags()
    {
        Assert.Equal((0, -5), _device.GetStreamPriorities());
        _device.CreateStream(-5).Dispose();
        _device.CreateEvent(timing: false).Dispose();
        _device.CreateEvent(blockingWait: true).Dispose();
        Assert.Equal(["cuCtxGetStreamPriorityRange", "cuStreamCreateWithPriority 1 -5", "cuStreamDestroy_v2 stream",
            "cuEventCreate 2", "cuEventDestroy_v2 event", "cuEventCreate 1", "cuEventDestroy_v2 event"], _recorder.Take());
    }

    [Fact]
    public void Unified_memory_is_used_from_both_sides()
    {
        using var both = _device.AllocateManaged<int>(3);
        Assert.Equal(["cuMemAllocManaged 12 1"], _recorder.Take());
        both.AsBuffer().Fill(4);
        both.Span[1] = 5;
        Assert.Equal([4, 5, 4], both.AsBuffer().ToArray());
        var part = both.AsBuffer();
        both.Dispose();
        Assert.Throws<ObjectDisposedException>(() => both.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => part.ToArray());
        Assert.Equal("cuMemFree_v2 primary", _recorder.Take()[^1]);
        Assert.Throws<ArgumentException>(() => _device.AllocateManaged<(byte, int)>(1));
        _recorder.Memory(8);
        Assert.Throws<CudaOutOfMemoryException>(() => _device.AllocateManaged<int>(3));
    }

    [Fact]
    public void A_method_is_called_between_the_work_before_and_after_it()
    {
        using var stream = _device.CreateStream();
        using var values = _device.AllocateManaged<int>(2);
        var seen = 0;
        values.AsBuffer().Fill(1, stream);
        stream.Call(() => seen = values.Span[0]);
        values.AsBuffer().Fill(2, stream);
        Assert.Equal(0, seen);
        stream.Synchronize();
        Assert.Equal((1, 2), (seen, values.Span[0]));
        Assert.Contains("cuLaunchHostFunc stream", _recorder.Take());
    }

    [Fact]
    public void What_a_called_method_throws_is_thrown_by_the_wait()
    {
        using var stream = _device.CreateStream();
        stream.Call(() => throw new InvalidOperationException("first"));
        stream.Call(() => throw new InvalidOperationException("second"));
        var failure = Assert.Throws<AggregateException>(stream.Synchronize);
        Assert.Equal(["first", "second"], failure.InnerExceptions.Select(inner => inner.Message));
        stream.Synchronize();
        _recorder.Fail("cuLaunchHostFunc", 1);
        Assert.Throws<CudaException>(() => stream.Call(() => { }));
    }

    [Fact]
    public void A_recorded_call_is_made_by_every_launch_of_the_graph()
    {
        using var stream = _device.CreateStream();
        var count = 0;
        using var graph = stream.Capture(() => stream.Call(() => count++));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        graph.Launch(stream);
        graph.Launch(stream);
        stream.Synchronize();
        Assert.Equal(2, count);
    }

    [Fact]
    public void Arrays_are_copied_between_devices()
    {
        _recorder.Devices(2);
        using var second = new CudaDevice(_recorder.Driver(), 1);
        using var from = _device.Upload([1, 2]);
        using var to = second.Upload([0, 0]);
        _recorder.Take();
        from.CopyTo(to);
        Assert.Equal([1, 2], to.ToArray());
        Assert.Throws<ArgumentException>(() => from.CopyRowsTo(to, new CudaRows(1, 2, 2, 2)));
        Assert.Equal(["cuCtxSetCurrent primary", "cuMemcpyPeerAsync primary>primary2 8 default", "cuStreamSynchronize default"],
            _recorder.Take()[..3]);
    }

    [Fact]
    public void Templates_are_named_as_in_the_source()
    {
        _recorder.Kernel("_Zscale_float_", 0, 8);
        for (var time = 0; time < 2; time++) // the second comes from the cache
        {
            using var module = _device.CompileTemplates("template...", ["scale<float>", "mine::sum<int, 2>"], "-fmad=false");
            Assert.Equal("scale<float>", module.GetKernel("scale<float>").Name);
            Assert.Throws<ArgumentException>(() => module.GetKernel("mine::sum<int, 2>")); // the recorder has no such kernel
            Assert.Throws<ArgumentException>(() => module.GetKernel("scale"));
            Assert.Throws<ArgumentException>(() => _device.CompileTemplates("template...", []));
            var calls = _recorder.Take();
            Assert.Equal(time == 0, calls.Contains("nvrtcAddNameExpression scale<float>"));
            Assert.Equal(time == 0, calls.Contains("nvrtcGetLoweredName mine::sum<int, 2>"));
            Assert.Contains("cuModuleLoadDataEx \"cubin of a recorder\" 2", calls);
            Assert.Contains("cuModuleGetFunction module _Zmine__sum_int__2_", calls);
        }
    }

    private void Check<T>(T value, params string[] calls)
        where T : unmanaged
    {
        using var buffer = _device.Allocate<T>(3);
        _recorder.Take();
        buffer.Fill(value);
        Assert.Equal([.. calls, "cuStreamSynchronize default"], _recorder.Take());
        Assert.Equal([value, value, value], buffer.ToArray());
    }
}
