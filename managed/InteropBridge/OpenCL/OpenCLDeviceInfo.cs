// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>What a device is and can do, as its driver says.</summary>
public sealed unsafe partial class OpenCLDeviceInfo
{
    internal static readonly Version Oldest = new(1, 2);

    // CL_DEVICE_... and CL_PLATFORM_..., of cl.h.
    private const uint DeviceType = 0x1000, DeviceMaxComputeUnits = 0x1002, DeviceMaxWorkGroupSize = 0x1004, DeviceMaxWorkItemSizes = 0x1005, DeviceMaxMemAllocSize = 0x1010,
        DeviceGlobalMemSize = 0x101F, DeviceLocalMemSize = 0x1023, DeviceName = 0x102B, DriverVersionOf = 0x102D,
        DeviceVersion = 0x102F, DeviceExtensions = 0x1030, PlatformNameOf = 0x0902, PlatformVersionOf = 0x0901;

    private const ulong TypeProcessor = 2, TypeGpu = 4, TypeAccelerator = 8;

    private OpenCLDeviceInfo(nint platform, nint device) => (PlatformHandle, DeviceHandle) = (platform, device);

    /// <summary>The device's name, such as <c>NVIDIA H100 80GB HBM3</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The driver's name, such as <c>Portable Computing Language</c>.</summary>
    public string PlatformName { get; private init; } = "";

    /// <summary>The driver's version, in the driver's own words.</summary>
    public string PlatformVersion { get; private init; } = "";

    /// <summary>The version of the driver's part for this device, in the driver's own words.</summary>
    public string DriverVersion { get; private init; } = "";

    /// <summary>The version of OpenCL that the device supports, 1.2 or later.</summary>
    public Version Version { get; private init; } = new();

    /// <summary>What it is.</summary>
    public OpenCLDeviceKind Kind { get; private init; }

    /// <summary>Names of the extensions that it has.</summary>
    public IReadOnlyList<string> Extensions { get; private init; } = [];

    /// <summary>Whether kernels can use <c>double</c>: the extension <c>cl_khr_fp64</c>.</summary>
    public bool HasFloat64 => Extensions.Contains("cl_khr_fp64");

    /// <summary>Memory of the device in bytes.</summary>
    public long MemoryBytes { get; private init; }

    /// <summary>The largest array in bytes, which is often a quarter of the memory.</summary>
    public long LargestArrayBytes { get; private init; }

    /// <summary>Memory that the items of a group share, in bytes.</summary>
    public long LocalMemoryBytes { get; private init; }

    /// <summary>Number of units that run groups: cores, or multiprocessors.</summary>
    public int ComputeUnits { get; private init; }

    /// <summary>The most items of a group. A kernel may have less; see <see cref="OpenCLKernel.MaxItemsPerGroup"/>.</summary>
    public int MaxItemsPerGroup { get; private init; }

    /// <summary>The library's handle of the platform (<c>cl_platform_id</c>), for other libraries.</summary>
    public nint PlatformHandle { get; }

    /// <summary>The library's handle of the device (<c>cl_device_id</c>), for other libraries.</summary>
    public nint DeviceHandle { get; }

    /// <summary>The most items of a group in each of three directions.</summary>
    internal long[] MaxItems { get; private init; } = [];

    /// <exception cref="OpenCLException">The driver does not answer.</exception>
    internal static OpenCLDeviceInfo Read(OpenCLLibrary library, nint platform, nint device)
    {
        void* ask = library.Api.clGetDeviceInfo, askPlatform = library.Api.clGetPlatformInfo;
        string Text(uint what) => InfoReader.Text(ask, device, what, "asking about a device");
        long Number(uint what) => (long)InfoReader.Value<ulong>(ask, device, what, "asking about a device");
        long Size(uint what) => (long)InfoReader.Value<nuint>(ask, device, what, "asking about a device");
        return new OpenCLDeviceInfo(platform, device)
        {
            Name = Text(DeviceName),
            PlatformName = InfoReader.Text(askPlatform, platform, PlatformNameOf, "asking about a platform"),
            PlatformVersion = InfoReader.Text(askPlatform, platform, PlatformVersionOf, "asking about a platform"),
            DriverVersion = Text(DriverVersionOf),
            Version = ParseVersion(Text(DeviceVersion)),
            Kind = ToKind((ulong)Number(DeviceType)),
            Extensions = Text(DeviceExtensions).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            MemoryBytes = Number(DeviceGlobalMemSize),
            LargestArrayBytes = Number(DeviceMaxMemAllocSize),
            LocalMemoryBytes = Number(DeviceLocalMemSize),
            ComputeUnits = (int)InfoReader.Value<uint>(ask, device, DeviceMaxComputeUnits, "asking about a device"),
            MaxItemsPerGroup = (int)Size(DeviceMaxWorkGroupSize),
            MaxItems = ReadMaxItems(ask, device),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({PlatformName}): {Kind.ToString().ToLowerInvariant()}, OpenCL {Version}, "
        + $"{ComputeUnits} compute units, {MemoryBytes >> 20} MiB, {(HasFloat64 ? "with" : "without")} float64";

    private static long[] ReadMaxItems(void* ask, nint device)
    {
        var sizes = MemoryMarshal.Cast<byte, nuint>(
            InfoReader.Bytes(ask, device, DeviceMaxWorkItemSizes, "asking about a device"));
        var three = new long[3];
        for (var index = 0; index < three.Length; index++)
        {
            three[index] = index < sizes.Length ? (long)sizes[index] : 1;
        }

        return three;
    }

    /// <summary><c>OpenCL 3.0 and what the vendor adds</c>.</summary>
    private static Version ParseVersion(string text) => VersionText().Match(text) is { Success: true } match
        ? new Version(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : new Version(0, 0);

    private static OpenCLDeviceKind ToKind(ulong type) => (type & TypeGpu) != 0 ? OpenCLDeviceKind.Gpu
        : (type & TypeProcessor) != 0 ? OpenCLDeviceKind.Processor
        : (type & TypeAccelerator) != 0 ? OpenCLDeviceKind.Accelerator
        : OpenCLDeviceKind.Other;

    [GeneratedRegex(@"OpenCL (\d+)\.(\d+)")]
    private static partial Regex VersionText();
}
