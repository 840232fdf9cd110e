// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Cuda;

namespace InteropBridge.Harness.DriverCheck;

/// <summary>How fast the device copies, by its own clock: what a kernel that is limited by memory can reach at best.</summary>
/// <param name="device">The device.</param>
internal sealed class CopyCeiling(CudaDevice device)
{
    private const int Largest = 256 << 20, Times = 5;

    /// <summary>Measures and describes.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public string Describe()
    {
        var bytes = (int)Math.Min(Largest, device.GetMemoryInfo().Free / 8);
        using var stream = device.CreateStream();
        using var start = device.CreateEvent();
        using var end = device.CreateEvent();
        using var from = device.Allocate<byte>(bytes);
        using var to = device.Allocate<byte>(bytes);
        using var host = device.AllocateHost<byte>(bytes);
        from.Clear();

        double Rate(int moved, Action copy)
        {
            copy(); // the first one makes pages and wakes the device
            start.Record(stream);
            for (var time = 0; time < Times; time++)
            {
                copy();
            }

            end.Record(stream);
            stream.Synchronize();
            return (double)moved * bytes * Times / CudaEvent.Elapsed(start, end).TotalSeconds / 1e9;
        }

        return string.Create(CultureInfo.InvariantCulture, $"copies of {bytes >> 20} MiB: {Rate(2, () => from.CopyTo(to, stream)):0} GB/s read "
            + $"and written on the device, {Rate(1, () => to.CopyFrom(host, stream)):0.0} GB/s to it and {Rate(1, () => to.CopyTo(host, stream)):0.0} GB/s "
            + $"from it (pinned memory)");
    }
}
