// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Arguments of a launch, and what a launch costs the collector.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void Every_type_arrives_with_its_bits()
    {
        _recorder.Kernel("many", 0, 1, 1, 2, 2, 4, 4, 8, 8);
        _recorder.Kernel("rest", 0, 4, 8, 1, 1, 8, 8);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var (many, rest) = (module.GetKernel("many"), module.GetKernel("rest"));
        _recorder.Take();
        many.Launch(1, 1, (sbyte)-1, (byte)2, (short)-3, (ushort)4, -5, 6u, -7L, 8ul);
        rest.Launch(1, 1, 1.5f, -2.0, true, false, CudaArgument.Of(new Pair(7, 8)), CudaArgument.Of(0x1122334455667788));
        Assert.Equal(["cuLaunchKernel many 1,1,1 1,1,1 0 default null ff 2 fffd 4 fffffffb 6 fffffffffffffff9 8",
            "cuLaunchKernel rest 1,1,1 1,1,1 0 default null 3fc00000 c000000000000000 1 0 800000007 1122334455667788"],
            _recorder.Take());
    }

    [Fact]
    public void Wrong_arguments_are_refused_before_the_driver_sees_them()
    {
        _recorder.Kernel("two", 0, 8, 4);
        using var device = _recorder.Open();
        using var buffer = device.Allocate<float>(1);
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("two");
        _recorder.Take();
        Refused("two has 2 parameters but was called with 1", () => kernel.Launch(1, 1, buffer));
        Refused("argument 1 of two has 8 bytes, but its parameter has 4", () => kernel.Launch(1, 1, buffer, 1.0));
        Refused("argument 1 of two has 24 bytes, but its parameter has 4", () => kernel.Launch(1, 1, buffer, CudaArgument.Of(new Triple<long>(1, 2, 3))));
        Refused("the order of the fields of System.ValueTuple", () => CudaArgument.Of((1, 2)));
        Refused("8192 bytes", () => CudaArgument.Of(default(Huge)));
        Assert.Throws<ArgumentNullException>(() => kernel.Launch(1, 1, (CudaMemory)null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Launch(0, 1, buffer, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Launch((1, -1), 1, buffer, 1));
        Assert.DoesNotContain(_recorder.Take(), call => call.StartsWith("cuLaunch", StringComparison.Ordinal));
    }

    [Fact]
    public void Arrays_of_another_context_are_refused_and_of_a_second_object_for_the_same_device_not()
    {
        _recorder.Kernel("one", 0, 8);
        var driver = _recorder.Driver();
        using var first = new CudaDevice(driver, 0);
        using var second = new CudaDevice(driver, 0);
        using var other = new CudaDevice(driver, 0, _recorder.OtherContext());
        using var module = first.Load("x"u8);
        using var near = second.Allocate<int>(1);
        using var far = other.Allocate<int>(1);
        module.GetKernel("one").Launch(1, 1, near);
        Refused("another device", () => module.GetKernel("one").Launch(1, 1, far));
    }

    [Fact]
    public void A_context_that_another_library_made_current_does_not_stop_a_launch()
    {
        _recorder.Kernel("one", 0, 4);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("one");
        _recorder.OtherContext();
        _recorder.Take();
        kernel.Launch(1, 1, 5);
        Assert.Equal(["cuLaunchKernel one 1,1,1 1,1,1 0 default null 5 @other", "cuCtxSetCurrent primary",
            "cuLaunchKernel one 1,1,1 1,1,1 0 default null 5"], _recorder.Take());
    }

    [Fact]
    public void A_launch_on_another_thread_has_the_context_there()
    {
        _recorder.Kernel("one", 0, 4);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("one");
        _recorder.Take();
        var thread = new Thread(() => kernel.Launch(1, 1, 5));
        thread.Start();
        thread.Join();
        Assert.Equal(["cuCtxSetCurrent primary", "cuLaunchKernel one 1,1,1 1,1,1 0 default null 5"], _recorder.Take());
    }

    [Fact]
    public void A_launch_that_the_driver_refuses_says_what_was_asked_for()
    {
        _recorder.Kernel("one", 0, 4);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var failure = Assert.Throws<CudaException>(() => module.GetKernel("one").Launch((7, 2), 2048, 5));
        Assert.Contains("launching one with 7 x 2 x 1 blocks of 2048 x 1 x 1 threads", failure.Message, StringComparison.Ordinal);
        Assert.Contains("at most 2000 threads", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_launch_allocates_nothing()
    {
        _recorder.Kernel("five", 0, 8, 8, 8, 4, 4);
        _recorder.Quiet();
        using var device = _recorder.Open();
        using var a = device.Allocate<float>(4);
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("five");
        Launch(kernel, a, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Launch(kernel, a, 1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_struct_arrives_with_all_its_bytes_whatever_the_collector_moves()
    {
        _recorder.Kernel("two", 0, 24, 12);
        using var device = _recorder.Open();
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("two");
        var (first, second) = (CudaArgument.Of(new Triple<long>(1, 2, 3)), CudaArgument.Of(new Triple<int>(1, 2, 3)));
        GC.Collect();
        _recorder.Take();
        kernel.Launch(1, 1, first, second);
        Assert.Equal(["cuLaunchKernel two 1,1,1 1,1,1 0 default null 1:2:3 200000001:3"], _recorder.Take());
    }

    [Fact]
    public void Clusters_and_priorities_are_attributes_of_a_launch()
    {
        _recorder.Kernel("one", 0, 4);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var module = device.Load("x"u8);
        var kernel = module.GetKernel("one");
        _recorder.Take();
        kernel.Launch(new CudaLaunch((8, 4), 32) { Cluster = (2, 4), SharedBytes = 16, Stream = stream }, 7);
        kernel.Launch(new CudaLaunch(8, 32) { Priority = -3, Cooperative = true }, 7);
        Assert.Equal(["cuLaunchKernelEx one 8,4,1 32,1,1 16 stream null 4=2,4,1 7", "cuLaunchKernelEx one 8,1,1 32,1,1 0 default null 8=-3 2=1 7"],
            _recorder.Take());
        Refused("multiple of the cluster", () => kernel.Launch(new CudaLaunch(8, 32) { Cluster = 3 }, 7));
        Refused("parameter has 4", () => kernel.Launch(new CudaLaunch(8, 32) { Cluster = 2 }, 1.0));
    }

    private static void Launch(CudaKernel kernel, CudaBuffer<float> a, int times)
    {
        for (var time = 0; time < times; time++)
        {
            kernel.Launch(grid: 1, block: 400, a, a, a, time, 1.5f);
        }
    }

    private readonly record struct Pair(int First, int Second);

    [System.Runtime.CompilerServices.InlineArray(1024)]
    private struct Huge
    {
        private long _first;
    }

    private static void Refused(string why, Action action) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
