// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL;
using InteropBridge.OpenCL.Driver;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.OpenCL;

/// <summary>What comes of an OpenCL that is not there, has no device, or fails. None of it needs one.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly Stub _stub = new();

    public void Dispose() => _stub.Dispose();

    [Fact]
    public void Without_a_library_the_reason_names_what_was_tried_and_what_to_install()
    {
        var library = new OpenCLLibrary("libOpenCL_of_nobody.so.1");
        Assert.Contains("tried libOpenCL_of_nobody.so.1 on the system's search path", library.UnavailableReason, StringComparison.Ordinal);
        Assert.Contains("apt install pocl-opencl-icd", library.UnavailableReason, StringComparison.Ordinal);
        Assert.Throws<OpenCLUnavailableException>(() => new OpenCLDevice(library, 0));
        Assert.Throws<OpenCLUnavailableException>(() => OpenCLDevice.Open("/no/such/libOpenCL.so"));
        Assert.Throws<ArgumentException>(() => OpenCLDevice.Open("libOpenCL.so.1"));
    }

    [Fact]
    public void A_library_that_is_not_OpenCL_is_refused_by_what_it_lacks()
    {
        using var folder = new TemporaryFolder();
        var library = CCompiler.SharedLibrary(folder, "libnothing.so", "int clGetPlatformIDs(void) { return 0; }\n");
        Assert.Contains("it lacks clGetPlatformInfo", new OpenCLLibrary(library).UnavailableReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 0, "finds no driver")]
    [InlineData(0, 0, OpenCLStatus.PlatformNotFound, "finds no driver")]
    [InlineData(1, 0, 0, "have no device")]
    [InlineData(1, 1, -6, "does not start: CL_OUT_OF_HOST_MEMORY (-6)")]
    [InlineData(1, 1, -999, "does not start: an unknown error (-999)")]
    public void A_library_without_devices_says_why(int platforms, int devices, int status, string expected)
    {
        _stub.Show(platforms, devices);
        _stub.Fail("clGetPlatformIDs", status);
        var reason = _stub.Library().UnavailableReason;
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_whose_devices_fail_has_none()
    {
        _stub.Fail("clGetDeviceIDs", -2);
        Assert.Contains("have no device", _stub.Library().UnavailableReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1", true)]
    [InlineData("1.2", false)]
    [InlineData("3.0", false)]
    [InlineData("of old", true)]
    public void A_device_of_an_old_version_is_left_out(string version, bool isRefused)
    {
        _stub.Version(version);
        var library = _stub.Library();
        Assert.Equal(isRefused, library.UnavailableReason is not null);
        Assert.Equal(isRefused ? 0 : 1, library.Devices.Count);
        if (isRefused)
        {
            Assert.Contains("1.2 or later is needed", library.UnavailableReason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_environment_chooses_a_device_by_number_or_description()
    {
        _stub.Show(1, 2);
        var devices = _stub.Library().Devices;
        Assert.Equal([(0, null), (0, null), (1, null), (0, null)],
            new[] { null, " ", "1", "STUB'S" }.Select(wanted => OpenCLDevice.Choose(devices, wanted)));
        foreach (var wrong in new[] { "2", "-1", "a GPU of nobody" })
        {
            var (_, problem) = OpenCLDevice.Choose(devices, wrong);
            Assert.Contains($"INTEROPBRIDGE_OPENCL_DEVICE is {wrong}", problem, StringComparison.Ordinal);
            Assert.Contains("1: the stub's device", problem, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenCLDevice(_stub.Library(), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenCLDevice(_stub.Library(), -1));
    }

    [Fact]
    public void What_the_device_says_is_read()
    {
        var info = _stub.Library().Devices[0];
        Assert.Equal(("the stub's device", "a stub", new Version(1, 2)), (info.Name, info.PlatformName, info.Version));
        Assert.Equal((OpenCLDeviceKind.Processor, false, 3), (info.Kind, info.HasFloat64, info.ComputeUnits));
        Assert.Equal((1L << 20, 4096, 256), (info.MemoryBytes, info.LargestArrayBytes, info.MaxItemsPerGroup));
        Assert.Equal("the stub's device (a stub): processor, OpenCL 1.2, 3 compute units, 1 MiB, without float64", info.ToString());
    }

    [Fact]
    public void Too_much_memory_is_an_exception_of_its_own()
    {
        using var device = _stub.Open();
        var failure = Assert.Throws<OpenCLOutOfMemoryException>(() => device.Allocate<double>(513));
        Assert.Contains("4104 bytes is larger than the 4096", failure.Message, StringComparison.Ordinal);
        _stub.Fail("clCreateBuffer", OpenCLStatus.MemoryObjectAllocationFailure);
        failure = Assert.Throws<OpenCLOutOfMemoryException>(() => device.Allocate<double>(512));
        Assert.Equal((-4, "CL_MEM_OBJECT_ALLOCATION_FAILURE"), (failure.Status, failure.StatusName));
        Assert.Throws<OverflowException>(() => device.Allocate<double>(long.MaxValue));
        Assert.Equal(2, _stub.Live); // context and queue
    }

    /// <summary>Every call on the way fails in turn: each becomes an exception, and nothing stays.</summary>
    [Theory]
    [InlineData("clCreateContext")]
    [InlineData("clCreateCommandQueue")]
    [InlineData("clCreateBuffer")]
    [InlineData("clEnqueueWriteBuffer")]
    [InlineData("clEnqueueFillBuffer")]
    [InlineData("clEnqueueCopyBuffer")]
    [InlineData("clCreateProgramWithSource")]
    [InlineData("clBuildProgram")]
    [InlineData("clCreateKernel")]
    [InlineData("clGetKernelInfo")]
    [InlineData("clGetKernelArgInfo")]
    [InlineData("clSetKernelArg")]
    [InlineData("clEnqueueNDRangeKernel")]
    [InlineData("clEnqueueMarkerWithWaitList")]
    [InlineData("clWaitForEvents")]
    [InlineData("clGetEventProfilingInfo")]
    [InlineData("clFinish")]
    [InlineData("clEnqueueReadBuffer")]
    public void A_call_that_fails_is_an_exception_and_nothing_leaks(string function)
    {
        Course();
        Assert.Equal(0, _stub.Live);
        _stub.Fail(function, -34);
        var failure = Assert.Throws<OpenCLException>(Course);
        Assert.Equal((-34, "CL_INVALID_CONTEXT"), (failure.Status, failure.StatusName));
        Assert.Equal(0, _stub.Live);
    }

    [Theory]
    [InlineData(OpenCLStatus.Success, "kernel.cl:2:5: error: so the tests wished")]
    [InlineData(-30, "the compiler does not say why")]
    public void A_source_that_does_not_compile_comes_with_the_log_and_the_line(int logStatus, string expected)
    {
        using var device = _stub.Open();
        _stub.Fail("clGetProgramBuildInfo", logStatus);
        var failure = Assert.Throws<OpenCLCompileException>(() => device.Compile("first line\nthe error is here\n", "-DN=3"));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal(logStatus == 0 ? [2] : [], failure.Lines);
        Assert.Equal(logStatus == 0, failure.Message.Contains("    2 | the error is here", StringComparison.Ordinal));
        Assert.Contains("-DN=3", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _stub.Live);
    }

    private void Course()
    {
        using var device = new OpenCLDevice(_stub.Library(), 0, new CodeFiles(null));
        using var buffer = device.Upload([1f, 2f]);
        using var other = device.Allocate<float>(2);
        other.Clear();
        buffer.CopyTo(other);
        using var module = device.Compile("source");
        using var start = device.Mark();
        module.GetKernel("work").Launch(1, 1, buffer, 2f, OpenCLArgument.Local<int>(1));
        using var end = device.Mark();
        Assert.Equal(TimeSpan.Zero, OpenCLMark.Elapsed(start, end));
        device.Synchronize();
        Assert.Equal([1f, 2f], other.ToArray());
    }
}
