// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>What is used after it was disposed, and what nobody disposes.</summary>
[Collection(nameof(LifetimeTests))]
public sealed class LifetimeTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly List<CudaLeakEventArgs> _leaks = [];

    public LifetimeTests() => CudaDevice.LeakFound += Note;

    public void Dispose()
    {
        CudaDevice.LeakFound -= Note;
        _recorder.Dispose();
    }

    [Fact]
    public void Everything_refuses_to_be_used_after_it_was_disposed()
    {
        _recorder.Kernel("work", 0, 8);
        var device = _recorder.Open();
        var (buffer, host, stream) = (device.Allocate<int>(2), device.AllocateHost<int>(2), device.CreateStream());
        var (mark, module, borrowed) = (device.CreateEvent(), device.Load("x"u8), device.Borrow<int>(8, 2));
        var kernel = module.GetKernel("work");
        var graph = stream.Capture(() => { });
        Assert.Throws<ObjectDisposedException>(() =>
        {
            using var gone = device.CreateStream();
            gone.Dispose();
            kernel.Launch(new CudaLaunch(1, 1) { Stream = gone }, buffer);
        });
        IDisposable[] all = [graph, borrowed, module, mark, stream, host, buffer, device];
        foreach (var one in all)
        {
            one.Dispose();
            one.Dispose();
        }

        _recorder.Take();
        Action[] uses =
        [
            () => buffer.ToArray(), () => buffer.Clear(), () => buffer.CopyFrom([1, 2]), () => _ = buffer.DevicePointer,
            () => _ = borrowed.DevicePointer, () => _ = host.Span, stream.Synchronize, () => _ = stream.Handle,
            () => mark.Record(),
            mark.Synchronize, () => module.GetKernel("work"), () => module.GetGlobal<int>("table"), () => _ = module.Handle,
            () => kernel.Launch(1, 1, CudaArgument.Of(0L)), () => _ = kernel.LocalBytes, () => graph.Launch(), device.Synchronize,
            () => device.Allocate<int>(1), () => _ = device.ContextHandle, () => device.GetMemoryInfo(),
        ];
        Assert.All(uses, use => Assert.Throws<ObjectDisposedException>(use));
        Assert.Equal(0, _recorder.Live);
        Assert.Empty(_leaks);
    }

    [Fact]
    public void A_launch_refuses_an_array_that_was_disposed()
    {
        _recorder.Kernel("work", 0, 8);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var buffer = device.Allocate<int>(1);
        buffer.Dispose();
        _recorder.Take();
        Assert.Throws<ObjectDisposedException>(() => module.GetKernel("work").Launch(1, 1, buffer));
        Assert.DoesNotContain(_recorder.Take(), call => call.StartsWith("cuLaunch", StringComparison.Ordinal));
    }

    [Fact]
    public void What_outlives_its_device_is_reported_and_keeps_the_context()
    {
        var device = _recorder.Open();
        var buffer = device.Allocate<double>(4);
        device.Dispose();
        Assert.Equal("device memory of 32 bytes", Assert.Single(_leaks).Resource);
        Assert.Contains("its device was disposed before it", _leaks[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _recorder.Live);
        buffer.Clear();
        buffer.Dispose();
        Assert.Equal(0, _recorder.Live);
        Assert.Single(_leaks);
    }

    [Fact]
    public void What_nobody_disposes_is_reported_with_the_place_it_was_made_and_released()
    {
        CudaDevice.TraceResources = true;
        try
        {
            using var device = _recorder.Open();
            Forget(device);
            for (var patience = 0; patience < 50 && _recorder.Live > 1; patience++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.Equal(1, _recorder.Live);
            Assert.Equal(["a stream", "device memory of 12 bytes"],
                _leaks.Select(leak => leak.Resource).Order(StringComparer.Ordinal));
            Assert.All(_leaks, leak => Assert.Contains(nameof(Forget), leak.Created, StringComparison.Ordinal));
        }
        finally
        {
            CudaDevice.TraceResources = false;
        }
    }

    [Fact]
    public void Contexts_and_memory_of_others_are_left_alone()
    {
        var driver = _recorder.Driver();
        var context = _recorder.OtherContext();
        using (var device = new CudaDevice(driver, 0, context, _recorder.Compiler.Value))
        {
            Assert.Equal(context, device.ContextHandle);
            using var buffer = device.Borrow<int>(64, 3);
            Assert.False(buffer.IsOwned);
            device.Synchronize();
        }

        Assert.Equal(["cuCtxSetCurrent other", "cuCtxSynchronize"],
            _recorder.Take().Where(call => call.StartsWith("cuCtx", StringComparison.Ordinal)));
        Assert.Empty(_leaks);
        Assert.Equal(0, _recorder.Live);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(CudaDevice device)
    {
        _ = device.Allocate<float>(3);
        _ = device.CreateStream();
    }

    private void Note(object? sender, CudaLeakEventArgs leak)
    {
        lock (_leaks)
        {
            _leaks.Add(leak);
        }
    }
}
