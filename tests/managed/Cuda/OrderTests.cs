// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>What is done in which order, on a driver that does everything as late as it may.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly CudaDevice _device;
    private readonly CudaStream _stream;
    private readonly CudaModule _module;

    public OrderTests()
    {
        _recorder.KernelInC("copy", "**(int **)p[0] = **(int **)p[1];", 8, 8);
        _device = _recorder.Open();
        _stream = _device.CreateStream();
        _module = _device.Load("x"u8);
    }

    public void Dispose()
    {
        _module.Dispose();
        _stream.Dispose();
        _device.Dispose();
        _recorder.Dispose();
    }

    [Fact]
    public void A_launch_in_a_stream_finds_what_was_uploaded_before()
    {
        using var source = _device.Upload([42]);
        Assert.Equal(42, Seen(source));
        source.CopyFrom([43]);
        Assert.Equal(43, Seen(source));
    }

    [Fact]
    public void A_launch_in_a_stream_finds_what_was_copied_on_the_device_before()
    {
        using var source = _device.Upload([42]);
        using var copy = _device.Upload([1]);
        source.CopyTo(copy);
        Assert.Equal(42, Seen(copy));
    }

    [Fact]
    public void A_launch_in_a_stream_finds_cleared_what_was_cleared_before()
    {
        using var source = _device.Upload([42]);
        source.Clear();
        Assert.Equal(0, Seen(source));
    }

    [Fact]
    public void Copies_wait_for_work_in_the_default_stream_and_for_none_in_another()
    {
        using var source = _device.Upload([42]);
        using var dest = _device.Upload([1]);
        _module.GetKernel("copy").Launch(1, 1, dest, source);
        Assert.Equal([42], dest.ToArray());

        source.CopyFrom([43]);
        _module.GetKernel("copy").Launch(new CudaLaunch(1, 1) { Stream = _stream }, dest, source);
        Assert.Equal([42], dest.ToArray()); // which shows that the recorder is as late as that
        _stream.Synchronize();
        Assert.Equal([43], dest.ToArray());
    }

    [Fact]
    public void Work_in_a_stream_keeps_its_order()
    {
        using var host = _device.AllocateHost<int>(1);
        using var a = _device.Upload([1]);
        using var b = _device.Upload([2]);
        host.Span[0] = 42;
        a.CopyFrom(host, _stream);
        _module.GetKernel("copy").Launch(new CudaLaunch(1, 1) { Stream = _stream }, b, a);
        a.Clear(_stream);
        b.CopyTo(host, _stream);
        _stream.Synchronize();
        Assert.Equal((42, 0), (host.Span[0], a.ToArray()[0]));
    }

    /// <summary>What a kernel in a stream reads.</summary>
    private int Seen(CudaBuffer<int> source)
    {
        using var dest = _device.Upload([-1]);
        _module.GetKernel("copy").Launch(new CudaLaunch(1, 1) { Stream = _stream }, dest, source);
        _stream.Synchronize();
        return dest.ToArray()[0];
    }
}
