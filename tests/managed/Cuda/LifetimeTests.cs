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
        using var device = _recorder.Open();
        Heat(device);
        _leaks.Clear();
        CudaDevice.TraceResources = true;
        try
        {
            Forget(device);
            Collect(1);
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

        Assert.Equal(["cuCtxGetDevice", "cuCtxSynchronize @other"],
            _recorder.Take().Where(call => call.StartsWith("cuCtx", StringComparison.Ordinal)));
        Assert.Empty(_leaks);
        Assert.Equal(0, _recorder.Live);
    }

    [Fact]
    public void The_collector_waits_for_the_work_that_uses_what_it_releases()
    {
        _recorder.KernelInC("add", "**(int **)p[0] += *(int *)p[1];", 8, 4);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var sum = device.Upload([1]);
        ForgetWork(device, stream, sum);
        Assert.Equal([1], sum.ToArray()); // the work is still waiting
        Collect(3);
        Assert.Equal((3, 0), (_recorder.Live, _recorder.Faults));
        Assert.Equal([12], sum.ToArray());
    }

    [Fact]
    public void The_collector_leaves_the_context_of_its_thread_as_it_was()
    {
        using var device = _recorder.Open();
        Forget(device);
        Collect(1);
        Assert.Equal(["cuMemFree_v2 primary", "cuStreamDestroy_v2 stream"],
            _recorder.Take().Where(call => call.Contains("Free", StringComparison.Ordinal)
                || call.Contains("Destroy", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Forget(device);
        Collect(1);
        Assert.Equal("cuCtxSetCurrent none", _recorder.Take()[^1]);
    }

    /// <summary>Waiting for the device would end the recording.</summary>
    [Fact]
    public void The_collector_does_not_disturb_a_recording()
    {
        _recorder.Kernel("work", 0, 8);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var module = device.Load("x"u8);
        using var buffer = device.Allocate<int>(1);
        var kernel = module.GetKernel("work");
        using (var graph = stream.Capture(() =>
        {
            Forget(device);
            for (var patience = 0; patience < 5; patience++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, buffer);
        }))
        {
            graph.Launch(stream);
            Assert.Equal(5, _recorder.Live);
        }

        Assert.Equal(2, _leaks.Count);
    }

    [Fact]
    public void A_graph_keeps_what_it_uses()
    {
        _recorder.KernelInC("add", "**(int **)p[0] += *(int *)p[1];", 8, 4);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var result = device.AllocateHost<int>(1);
        ReplayAfterCollection(device, stream, result);
        Collect(3);
        Assert.Equal((3, 0), (_recorder.Live, _recorder.Faults));
    }

    [Fact]
    public void Launches_that_wait_call_the_method_of_before_an_update()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        var (before, after) = (new StrongBox<int>(), new StrongBox<int>());
        var method = LaunchCall(stream, before, out var graph);
        using (graph)
        {
            Assert.True(graph.Update(stream, () => stream.Call(() => after.Value++)));
            Collect(method);
            graph.Launch(stream);
            stream.Synchronize();
        }

        Assert.Equal((1, 1), (before.Value, after.Value));
    }

    [Fact]
    public void Launches_that_wait_call_the_method_of_a_graph_that_nobody_disposes()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        var calls = new StrongBox<int>();
        var method = ForgetGraph(stream, calls);
        Collect(method);
        Collect(2);
        stream.Synchronize();
        Assert.Equal((1, 2), (calls.Value, _recorder.Live));
    }

    /// <summary>Queues a launch of a graph that calls a method, and returns what the method keeps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LaunchCall(CudaStream stream, StrongBox<int> calls, out CudaGraph graph)
    {
        var kept = new object();
        graph = stream.Capture(() => stream.Call(() =>
        {
            GC.KeepAlive(kept);
            calls.Value++;
        }));
        graph.Launch(stream);
        return new WeakReference(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ForgetGraph(CudaStream stream, StrongBox<int> calls) => LaunchCall(stream, calls, out _);

    private static void Collect(WeakReference one)
    {
        for (var patience = 0; patience < 50 && one.IsAlive; patience++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(one.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReplayAfterCollection(CudaDevice device, CudaStream stream, CudaHostBuffer<int> result)
    {
        using var graph = Recorded(device, stream, result);
        for (var patience = 0; patience < 5; patience++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Empty(_leaks);
        graph.Launch(stream);
        stream.Synchronize();
        Assert.Equal(12, result.Span[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CudaGraph Recorded(CudaDevice device, CudaStream stream, CudaHostBuffer<int> result)
    {
        var sum = device.Upload([7]);
        var kernel = device.Load("x"u8).GetKernel("add");
        return stream.Capture(() =>
        {
            kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, sum, 5);
            sum.CopyTo(result, stream);
        });
    }

    /// <summary>Queues a copy from pinned memory and a launch, and forgets the memory and the module.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetWork(CudaDevice device, CudaStream stream, CudaBuffer<int> sum)
    {
        var host = device.AllocateHost<int>(1);
        host.Span[0] = 7;
        sum.CopyFrom(host, stream);
        device.Load("x"u8).GetKernel("add").Launch(new CudaLaunch(1, 1) { Stream = stream }, sum, 5);
    }

    private void Collect(int live)
    {
        for (var patience = 0; patience < 50 && _recorder.Live > live; patience++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Until the JIT has inlined what it inlines.</summary>
    private static void Heat(CudaDevice device)
    {
        const int Tiers = 3;
        const int Calls = 40;
        for (var tier = 0; tier < Tiers; tier++)
        {
            for (var call = 0; call < Calls; call++)
            {
                device.Allocate<float>(3).Dispose();
                device.CreateStream().Dispose();
            }

            Thread.Sleep(250); // the JIT's delay, and time to compile
        }
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
