// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Harness.DriverCheck;
using InteropBridge.Tests.Cuda;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>The checks for a real device, on a driver whose kernel is a C function.</summary>
public sealed class DeviceCheckTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    [Fact]
    public void All_pass_on_a_driver_that_does_its_work()
    {
        var (failed, output) = Run("*");
        Assert.True(failed == 0, output);
        Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
        Assert.Contains("copies of 4 MiB: 28 GB/s read and written on the device, 14.0 GB/s to it", output, StringComparison.Ordinal); // five times in the recorder's 1.5 ms
        Assert.Equal(0, _recorder.Live);
    }

    [Fact]
    public void A_kernel_that_computes_something_else_fails_those_that_run_it()
    {
        var (failed, output) = Run("+");
        Assert.Equal(5, failed);
        Assert.Contains("FAILED  graph: InvalidOperationException: expected the product", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuMemGetInfo_v2", "properties")]
    [InlineData("cuLaunchCooperativeKernel", "cooperative")]
    [InlineData("cuStreamCreate", "pinned memory")]
    [InlineData("cuOccupancyMaxPotentialBlockSize", "occupancy")]
    public void A_call_that_fails_is_told_by_its_check(string function, string check)
    {
        _recorder.Fail(function, 1);
        Assert.Contains($"FAILED  {check}", Run("*").Output, StringComparison.Ordinal);
    }

    [ToolFact("ptxas")]
    public void The_kernel_in_PTX_is_accepted_by_the_assembler()
    {
        File.WriteAllBytes(_folder.File("kernel.ptx"), DeviceChecks.Ptx.ToArray());
        var result = Command.Tool("ptxas", "-arch=sm_80", "-o", _folder.File("kernel.cubin"), _folder.File("kernel.ptx"));
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private (int Failed, string Output) Run(string operation)
    {
        var library = CCompiler.SharedLibrary(_folder, "multiply.so", $$"""
            void run(const unsigned *grid, const unsigned *block, void **p) {
                for (unsigned i = 0; i < grid[0] * block[0] && (int)i < *(int *)p[3]; i++) {
                    (*(float **)p[0])[i] = (*(float **)p[1])[i] {{operation}} (*(float **)p[2])[i];
                }
            }

            """);
        _recorder.Kernel("multiply", NativeLibrary.GetExport(NativeLibrary.Load(library), "run"), 8, 8, 8, 4);
        _recorder.Memory(64 << 20);
        using var output = new StringWriter();
        using var device = _recorder.Open();
        return (new DeviceChecks(device).Run(output), output.ToString());
    }
}
