// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.OpenCL;
using InteropBridge.OpenCL.Driver;
using Xunit;

namespace InteropBridge.Tests.OpenCL;

/// <summary>Bad input is refused before OpenCL sees it. The stub's kernels take (float*, float, local int*), groups of 64 items, and
/// 256 x 128 x 2 in the three directions.</summary>
public sealed class ArgumentTests : IDisposable
{
    private readonly Stub _stub = new();
    private readonly OpenCLDevice _device;
    private readonly OpenCLModule _module;

    public ArgumentTests()
    {
        _device = _stub.Open();
        _module = _device.Compile("source");
    }

    public void Dispose()
    {
        _module.Dispose();
        _device.Dispose();
        _stub.Dispose();
    }

    [Fact]
    public void Arguments_that_are_not_the_parameters_are_refused_by_what_is_wrong()
    {
        using var array = _device.Upload([1f]);
        using var otherDevice = _stub.Open();
        using var elsewhere = otherDevice.Upload([1f]);
        var (kernel, local) = (_module.GetKernel("work"), OpenCLArgument.Local<int>(1));

        Refused("work has 3 parameters (float*, float, int*) but was called with 2 arguments", array, 1f);
        Refused("argument 0 of work is a value, but its parameter, float*, takes a device array", 1L, 1f, local);
        Refused("argument 1 of work is a device array, but its parameter, float, takes a value", array, array, local);
        Refused("argument 1 of work has 8 bytes, but its parameter, float, has 4", array, 1.0, local);
        Refused("argument 2 of work is a device array, but its parameter, int*, takes memory of a group", array, 1f, array);
        Refused("argument 0 of work is an array of another OpenCLDevice object", elsewhere, 1f, local);
        Assert.Throws<ArgumentNullException>(() => kernel.Launch(1, 1, (OpenCLMemory)null!, 1f, local));
        Assert.Equal(0, _stub.Launches);
        kernel.Launch(1, 1, array, 1f, local);
        Assert.Equal(1, _stub.Launches);

        void Refused(string reason, params OpenCLArgument[] arguments) => Assert.Contains(
            reason, Assert.Throws<ArgumentException>(() => kernel.Launch(1, 1, arguments)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_are_too_large_are_refused()
    {
        using var array = _device.Upload([1f]);
        var kernel = _module.GetKernel("work");
        foreach (var block in new Dim3[] { 65, (8, 9), (1, 1, 3), (13, 5, 1) })
        {
            var failure = Assert.Throws<ArgumentException>(() => kernel.Launch(1, block, array, 1f, OpenCLArgument.Local<int>(1)));
            Assert.Contains($"{block} items are too many for a group of work on the stub's device: at most 64 in all, and 256 x 128 x 2",
                failure.Message, StringComparison.Ordinal);
        }

        kernel.Launch(new Dim3(int.MaxValue, int.MaxValue), (32, 1, 2), array, 1f, OpenCLArgument.Local<int>(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Launch(0, 1, array, 1f, OpenCLArgument.Local<int>(1)));
        Assert.Equal(1, _stub.Launches);
    }

    [Fact]
    public void What_was_disposed_is_refused()
    {
        var array = _device.Upload([1f]);
        OpenCLArgument argument = array;
        var kernel = _module.GetKernel("work");
        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array.ToArray());
        Assert.Throws<ObjectDisposedException>(() => kernel.Launch(1, 1, array, 1f, OpenCLArgument.Local<int>(1)));
        Assert.Throws<ObjectDisposedException>(() => kernel.Launch(1, 1, argument, 1f, OpenCLArgument.Local<int>(1)));
        using var other = _device.Upload([1f]);
        var mark = _device.Mark();
        mark.Dispose();
        Assert.Throws<ObjectDisposedException>(() => OpenCLMark.Elapsed(mark, mark));
        _module.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kernel.Launch(1, 1, other, 1f, OpenCLArgument.Local<int>(1)));
        Assert.Throws<ObjectDisposedException>(() => _module.GetKernel("work"));
        Assert.Throws<ObjectDisposedException>(() => _module.KernelNames);
        _device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.CopyFrom([1f]));
        Assert.Throws<ObjectDisposedException>(() => _device.Allocate<int>(1));
        Assert.Throws<ObjectDisposedException>(() => _device.Compile("source"));
        Assert.Throws<ObjectDisposedException>(_device.Synchronize);
        Assert.Throws<ObjectDisposedException>(_device.Mark);
        Assert.Equal(0, _stub.Launches);
    }

    [Fact]
    public void Arrays_and_values_of_the_wrong_form_are_refused()
    {
        using var array = _device.Upload([1f, 2f]);
        using var other = _device.Allocate<float>(3);
        using var otherDevice = _stub.Open();
        using var elsewhere = otherDevice.Upload([1f, 2f]);
        Assert.Contains("3 elements here, 2 on the device", Assert.Throws<ArgumentException>(() => array.CopyFrom(new float[3])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => array.CopyTo(new float[1]));
        Assert.Throws<ArgumentException>(() => array.CopyTo(other));
        Assert.Throws<ArgumentException>(() => array.CopyTo(array));
        Assert.Throws<ArgumentException>(() => array.CopyTo(elsewhere));
        Assert.Throws<ArgumentOutOfRangeException>(() => _device.Allocate<float>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _device.Upload(Array.Empty<float>()));
        Assert.Throws<ArgumentException>(() => _device.Allocate<(int, double)>(1));
        Assert.Throws<ArgumentException>(() => OpenCLArgument.Of((1, 2.0)));
        Assert.Throws<ArgumentException>(() => OpenCLArgument.Of(default(Large)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenCLArgument.Local<int>(0));
        Assert.Throws<OverflowException>(() => OpenCLArgument.Local<long>(int.MaxValue));
        using var triples = _device.Allocate<Vector3>(1);
        Assert.Contains("12 bytes", Assert.Throws<ArgumentException>(() => triples.Fill(default)).Message, StringComparison.Ordinal);
        array.Fill(3f);
        Assert.Equal([3f, 3f], array.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("kernel\0")]
    [InlineData("source", "-DA\0")]
    public void A_source_or_option_that_C_would_cut_off_is_refused(string source, params string[] options) =>
        Assert.ThrowsAny<ArgumentException>(() => _device.Compile(source, options));

    [Fact]
    public void A_kernel_that_is_not_there_is_named_with_those_that_are()
    {
        Assert.Contains("no kernel named wrok. It has: work, other", Assert.Throws<ArgumentException>(() => _module.GetKernel("wrok")).Message,
            StringComparison.Ordinal);
        Assert.Same(_module.GetKernel("work"), _module.GetKernel("work"));
        Assert.Throws<ArgumentNullException>(() => _device.Compile(null!));
        Assert.Throws<ArgumentNullException>(() => _device.Compile("source", [null!]));
    }

    [Theory]
    [InlineData("char", 1)]
    [InlineData("ushort", 2)]
    [InlineData("half", 2)]
    [InlineData("unsigned int", 4)]
    [InlineData("float3", 16)]
    [InlineData("float4", 16)]
    [InlineData("double2", 16)]
    [InlineData("ulong16", 128)]
    [InlineData("uchar8", 8)]
    [InlineData("struct pair", null)]
    [InlineData("float5", null)]
    [InlineData("size", null)]
    public void Sizes_of_the_languages_types_are_known(string type, int? expected) =>
        Assert.Equal(expected, OpenCLParameter.SizeOf(type));

    [Fact]
    public void Code_is_compiled_once_and_again_where_the_kept_code_is_of_no_use()
    {
        Assert.Single(_stub.Cached()); // of the constructor
        Assert.Equal(0, Binaries(() => Compile("other source")));
        Assert.Equal(1, Binaries(() => Compile("other source")));
        Assert.Equal(0, Binaries(() => Compile("other source", "-DN=1")));
        Assert.Equal(0, Binaries(() => Compile("#include \"mine.h\"")));
        Assert.Equal(0, Binaries(() => Compile("#include \"mine.h\"")));
        Assert.Equal(3, _stub.Cached().Length);

        _stub.Fail("clCreateProgramWithBinary", OpenCLStatus.InvalidBinary); // an update of the driver
        Assert.Equal(1, Binaries(() => Compile("other source")));
        foreach (var file in _stub.Cached())
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        }

        Assert.Equal(0, Binaries(() => Compile("other source")));
        Assert.Equal(3, _stub.Live); // context and queue, the module of the constructor, and none of these
    }

    private void Compile(string source, params string[] options) => _device.Compile(source, options).Dispose();

    private int Binaries(Action work)
    {
        var before = _stub.Binaries;
        work();
        return _stub.Binaries - before;
    }

    private struct Large
    {
        public unsafe fixed byte Bytes[1025];
    }
}
