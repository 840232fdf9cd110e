// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Cuda;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>The variant <c>cuda-nvrtc</c> from end to end, but for the device: its kernel's text runs on the processor. The
/// bits are those of <c>c-serial</c>.</summary>
public sealed class NvrtcJacobiTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    [LinuxFact]
    public void Float64_has_the_bits_of_c_serial() => Check<double>("double", JacobiSource.Text);

    [LinuxFact]
    public void Float32_has_the_bits_of_c_serial() => Check<float>("float", JacobiSource.Text);

    /// <summary>Were the comparison not one of bits, this would pass.</summary>
    [LinuxFact]
    public void Another_order_of_addition_is_noticed()
    {
        var other = JacobiSource.Text.Replace("centre[-stride] + centre[-1]) + centre[0]",
            "centre[0] + centre[-1]) + centre[-stride]", StringComparison.Ordinal);
        Assert.NotEqual(JacobiSource.Text, other);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check<double>("double", other));
    }

    [LinuxFact]
    public void It_reports_and_stops_at_a_whole_step()
    {
        Prepare("double", JacobiSource.Text);
        var start = Grids.Finite<double>(9, 7, 3);
        using var cancel = new CancellationTokenSource();
        var grid = (double[])start.Clone();
        using var backend = new NvrtcJacobi<double>(new JacobiShape(9, 7), _recorder.Open());
        backend.Load(grid);
        Assert.Null(backend.DeviceTime);
        _recorder.Take();
        cancel.Cancel();
        Assert.Equal(1, backend.Solve(grid, 50, new WorkMonitor(null, cancel.Token)));
        Assert.Equal(TimeSpan.FromMilliseconds(1.5), backend.DeviceTime);
        backend.Store(grid);
        Assert.True(Grids.SameBits<double>(Reference.Jacobi<double>(start, 9, 7, 1), grid));
    }

    [LinuxFact]
    public void It_releases_all_that_it_holds_also_if_it_cannot_start()
    {
        _recorder.Kernel(JacobiSource.Kernel, 0, 8, 8, 4, 4);
        new NvrtcJacobi<float>(new JacobiShape(3, 4), _recorder.Open()).Dispose();
        Assert.Equal(0, _recorder.Live);
        _recorder.Memory(100);
        Assert.Throws<CudaOutOfMemoryException>(() => new NvrtcJacobi<float>(new JacobiShape(3, 4), _recorder.Open()));
        Assert.Equal(0, _recorder.Live);
    }

    private void Prepare(string real, string source) =>
        _recorder.Kernel(JacobiSource.Kernel, KernelBody.Jacobi(_folder, real, source), 8, 8, 4, 4);

    private void Check<T>(string real, string source)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Prepare(real, source);
        _recorder.Quiet();
        foreach (var (rows, columns) in new[] { (1, 1), (1, 70), (70, 1), (3, 5), (8, 32), (9, 33), (31, 67) })
        {
            foreach (var steps in new long[] { 0, 1, 2, 7 })
            {
                var start = Grids.Finite<T>(rows, columns, rows * 100 + columns);
                var (expected, actual) = ((T[])start.Clone(), (T[])start.Clone());
                Jacobi.Solve(expected, rows, columns, steps, "c-serial");
                using (var backend = new NvrtcJacobi<T>(new JacobiShape(rows, columns), _recorder.Open()))
                {
                    backend.Load(actual);
                    Assert.Equal(steps, backend.Solve(actual, steps, WorkMonitor.None));
                    backend.Store(actual);
                }

                Assert.True(Grids.SameBits<T>(expected, actual), $"{rows} x {columns}, {steps} steps");
            }
        }
    }
}
