// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Recording a graph: what is allowed meanwhile, and what is left when it fails.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly Recorder _recorder = new();

    public RecordingTests() => _recorder.KernelInC("work", "**(int **)p[0] += 1;", 8);

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void A_recording_that_throws_leaves_nothing_and_the_stream_usable()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        Assert.Throws<InvalidTimeZoneException>(() => stream.Capture(() => throw new InvalidTimeZoneException()));
        Assert.Equal(2, _recorder.Live);
        using (stream.Capture(() => { }))
        {
            Assert.Equal(3, _recorder.Live);
        }

        Assert.Equal(2, _recorder.Live);
    }

    [Fact]
    public void A_kernel_whose_first_launch_is_recorded_is_loaded_before()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var module = device.Load("x"u8);
        using var count = device.Upload([0]);
        var kernel = module.GetKernel("work");
        using var graph = stream.Capture(() => kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, count));
        Assert.Equal(2, Replayed(graph, stream, count));
    }

    [Fact]
    public void Code_and_memory_may_be_made_while_a_stream_records()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var count = device.Upload([0]);
        CudaModule? module = null;
        using var graph = stream.Capture(() =>
        {
            device.Allocate<int>(1).Dispose();
            device.AllocateHost<int>(1).Dispose();
            module = device.Load("x"u8);
            module.GetKernel("work").Launch(new CudaLaunch(1, 1) { Stream = stream }, count);
        });
        Assert.Equal(2, Replayed(graph, stream, count));
        module!.Dispose();
    }

    [Fact]
    public void What_waits_for_the_device_fails_and_ends_the_recording()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var count = device.Upload([0]);
        Assert.Throws<CudaException>(() => stream.Capture(device.Synchronize));
        Assert.Throws<CudaException>(() => stream.Capture(() => count.CopyFrom([1])));
        Assert.Equal(3, _recorder.Live);
    }

    [Fact]
    public void A_graph_takes_over_other_arguments_in_place()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var module = device.Load("x"u8);
        using CudaBuffer<int> first = device.Upload([0]), second = device.Upload([0]);
        var kernel = module.GetKernel("work");
        using var graph = stream.Capture(() => kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, first));
        graph.Launch(stream);
        _recorder.Take();
        Assert.True(graph.Update(stream, () => kernel.Launch(new CudaLaunch(1, 1) { Stream = stream }, second)));
        Assert.DoesNotContain(_recorder.Take(), call => call.StartsWith("cuGraphInstantiate", StringComparison.Ordinal));
        Assert.Equal(2, Replayed(graph, stream, second));
        Assert.Equal(1, first.ToArray()[0]);
    }

    [Fact]
    public void A_graph_is_made_anew_for_other_work_and_on_a_failure_stays_what_it_was()
    {
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var module = device.Load("x"u8);
        using var count = device.Upload([0]);
        var kernel = module.GetKernel("work");
        var launch = new CudaLaunch(1, 1) { Stream = stream };
        using var graph = stream.Capture(() => kernel.Launch(launch, count));
        var live = _recorder.Live;
        Assert.False(graph.Update(stream, () =>
        {
            kernel.Launch(launch, count);
            kernel.Launch(launch, count);
        }));
        Assert.Equal(live, _recorder.Live);
        Assert.Equal(4, Replayed(graph, stream, count));
        Assert.Throws<InvalidTimeZoneException>(() => graph.Update(stream, () => throw new InvalidTimeZoneException()));
        _recorder.Fail("cuGraphExecUpdate_v2", 2);
        Assert.Throws<CudaOutOfMemoryException>(() => graph.Update(stream, () => kernel.Launch(launch, count)));
        _recorder.Fail("", 0);
        Assert.Equal(live, _recorder.Live);
        Assert.Equal(8, Replayed(graph, stream, count));
        _recorder.Fail("cuGraphExecUpdate_v2", 910); // what drivers return when the graph has to be rebuilt
        Assert.False(graph.Update(stream, () => kernel.Launch(launch, count)));
        _recorder.Fail("", 0);
        Assert.Equal(live, _recorder.Live);
        Assert.Equal(10, Replayed(graph, stream, count));
        graph.Dispose();
        Assert.Throws<ObjectDisposedException>(() => graph.Update(stream, () => { }));
    }

    /// <summary>Waiting for the device would end the other recording.</summary>
    [Fact]
    public async Task A_graph_is_made_anew_while_another_stream_records()
    {
        using var device = _recorder.Open();
        using CudaStream stream = device.CreateStream(), other = device.CreateStream();
        using var module = device.Load("x"u8);
        using var count = device.Upload([0]);
        var kernel = module.GetKernel("work");
        var launch = new CudaLaunch(1, 1) { Stream = stream };
        using var graph = stream.Capture(() => kernel.Launch(launch, count));
        graph.Launch(stream);
        using ManualResetEventSlim begun = new(), updated = new();
        var recording = Task.Run(() => other.Capture(() =>
        {
            begun.Set();
            Assert.True(updated.Wait(TimeSpan.FromMinutes(1)));
        }));
        Assert.True(begun.Wait(TimeSpan.FromMinutes(1)));
        _recorder.Take();
        try
        {
            Assert.False(graph.Update(stream, () =>
            {
                kernel.Launch(launch, count);
                kernel.Launch(launch, count);
            }));
            Assert.Equal(5, Replayed(graph, stream, count)); // one launch of what it was, two of what it is
            Assert.DoesNotContain(_recorder.Take(), IsRelease);
        }
        finally
        {
            updated.Set();
        }

        using var recorded = await recording;
        Assert.Single(_recorder.Take(), IsRelease);

        static bool IsRelease(string call) => call.StartsWith("cuGraphExecDestroy", StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_is_not_recorded_on_another_device()
    {
        _recorder.Devices(2);
        var driver = _recorder.Driver();
        using CudaDevice device = new(driver, 0), other = new(driver, 1);
        using CudaStream stream = device.CreateStream(), elsewhere = other.CreateStream();
        using var graph = stream.Capture(() => { });
        Assert.Throws<ArgumentException>(() => graph.Update(elsewhere, () => { }));
    }

    private static int Replayed(CudaGraph graph, CudaStream stream, CudaBuffer<int> count)
    {
        graph.Launch(stream);
        graph.Launch(stream);
        stream.Synchronize();
        return count.ToArray()[0];
    }
}
