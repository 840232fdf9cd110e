// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Cuda;

/// <content>Properties of the device.</content>
public sealed unsafe partial class CudaDevice
{
    /// <summary>The device's name, such as <c>NVIDIA H100 80GB HBM3</c>.</summary>
    public string Name
    {
        get
        {
            const int capacity = 256;
            var name = stackalloc byte[capacity];
            Driver.Check(Driver.Api.cuDeviceGetName((sbyte*)name, capacity, _device), "asking for the device's name");
            var text = new ReadOnlySpan<byte>(name, capacity);
            return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
        }
    }

    /// <summary>The compute capability, such as 9.0.</summary>
    public Version ComputeCapability => new(
        GetProperty(CudaDeviceProperty.ComputeCapabilityMajor), GetProperty(CudaDeviceProperty.ComputeCapabilityMinor));

    /// <summary>The CUDA version that the driver supports.</summary>
    public Version DriverVersion => Driver.Version;

    /// <summary>Memory of the device in bytes.</summary>
    public long MemoryBytes
    {
        get
        {
            nuint bytes;
            Driver.Check(Driver.Api.cuDeviceTotalMem_v2(&bytes, _device), "asking for the device's memory");
            return (long)bytes;
        }
    }

    /// <summary>Number of multiprocessors.</summary>
    public int Multiprocessors => GetProperty(CudaDeviceProperty.MultiprocessorCount);

    /// <summary>One of the device's properties.</summary>
    /// <exception cref="CudaException">The driver does not know the property.</exception>
    public int GetProperty(CudaDeviceProperty property)
    {
        int value;
        Driver.Check(Driver.Api.cuDeviceGetAttribute(&value, (int)property, _device), $"asking for {property}");
        return value;
    }

    /// <summary>Memory of the device in bytes: free at the moment, and in total.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public (long Free, long Total) GetMemoryInfo()
    {
        nuint free, total;
        Ready().Check(Driver.Api.cuMemGetInfo_v2(&free, &total), "asking for the free memory");
        return ((long)free, (long)total);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}, compute capability {ComputeCapability}, {Multiprocessors} multiprocessors, "
        + $"{MemoryBytes >> 30} GiB, driver for CUDA {DriverVersion}";
}
