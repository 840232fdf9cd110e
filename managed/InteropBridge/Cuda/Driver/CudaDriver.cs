// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Drivers;

namespace InteropBridge.Cuda.Driver;

/// <summary>A CUDA driver: its functions, or why there is none. Loaded once and never unloaded.</summary>
internal sealed unsafe class CudaDriver
{
    /// <summary>Functions that the oldest supported driver lacks; their pointers are then null.</summary>
    private static readonly string[] Optional =
        [nameof(cuda_driver_functions.cuGraphExecUpdate_v2), nameof(cuda_driver_functions.cuFuncGetParamInfo)];

    private static readonly Lazy<CudaDriver> Installed = new(() =>
        new CudaDriver(CudaPlaces.DriverNames, CudaPlaces.DriverFolders));

    private readonly cuda_driver_functions _api;

    /// <param name="names">Names or paths to try; the first that is a driver is used.</param>
    /// <param name="folders">Additional folders to search for those names.</param>
    public CudaDriver(string[] names, string[] folders)
    {
        var search = new LibrarySearch();
        cuda_driver_functions api = default;
        (Handle, Path) = search.Find(names, names, folders, library =>
        {
            api = FunctionTable.Fill<cuda_driver_functions>(library, Optional, out var missing);
            return missing.Count == 0 ? null
                : $"is not a CUDA driver, or is older than CUDA 11.8: it lacks {string.Join(", ", missing.Take(3))}";
        });
        _api = api;
        UnavailableReason = Handle == 0 ? $"no NVIDIA driver was found ({search.Why}). Install the driver of the GPU"
            : Initialize();
    }

    /// <summary>The one installed on this machine.</summary>
    public static CudaDriver System => Installed.Value;

    /// <summary>Why no device can be used and what to do; null if one can.</summary>
    public string? UnavailableReason { get; }

    /// <summary>The handle that <see cref="NativeLibrary.Load(string)"/> returned; 0 if there is none.</summary>
    public nint Handle { get; }

    /// <summary>The name or path that the library was loaded by.</summary>
    public string Path { get; }

    /// <summary>Number of devices that the driver shows this process.</summary>
    public int DeviceCount { get; private set; }

    /// <summary>The CUDA version that the driver supports.</summary>
    public Version Version { get; private set; } = new();

    /// <summary>The functions. Call them only if <see cref="UnavailableReason"/> is null.</summary>
    public ref readonly cuda_driver_functions Api => ref _api;

    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    public CudaDriver Require() => UnavailableReason is { } reason ? throw new CudaUnavailableException(reason) : this;

    /// <summary>The one place where a status of the driver becomes an exception.</summary>
    /// <param name="status">What a call returned.</param>
    /// <param name="doing">What the call was for, for the message: "allocating 400 bytes".</param>
    public void Check(int status, string doing)
    {
        if (status != CudaStatus.Success)
        {
            throw ToException(status, doing);
        }
    }

    public CudaException ToException(int status, string doing)
    {
        var (name, text) = Describe(status);
        var message = $"{doing}: the CUDA driver says {name} ({status}): {text}{Advice(status)}";
        return status == CudaStatus.OutOfMemory ? new CudaOutOfMemoryException(status, name, message)
            : CudaStatus.IsLost(status) ? new CudaDeviceLostException(status, name,
                $"{message}. The device is lost to this process; restart the process")
            : new CudaException(status, name, message);
    }

    private static string Advice(int status) => CudaStatus.Remedy(status) is { } remedy ? $". Perhaps {remedy}" : "";

    private (string Name, string Text) Describe(int status)
    {
        sbyte* name = null;
        sbyte* text = null;
        _ = _api.cuGetErrorName(status, &name);
        _ = _api.cuGetErrorString(status, &text);
        return (Marshal.PtrToStringUTF8((nint)name) ?? "an unknown error", Marshal.PtrToStringUTF8((nint)text) ?? "no text");
    }

    private string? Initialize()
    {
        var status = _api.cuInit(0);
        int count = 0, version = 0;
        if (status == CudaStatus.Success)
        {
            status = _api.cuDeviceGetCount(&count);
        }

        if (status == CudaStatus.Success)
        {
            status = _api.cuDriverGetVersion(&version);
        }

        (DeviceCount, Version) = (count, new Version(version / 1000, version % 1000 / 10));
        return status switch
        {
            CudaStatus.Success when count > 0 => null,
            CudaStatus.Success or CudaStatus.NoDevice => "the NVIDIA driver finds no device: there is no GPU, CUDA_VISIBLE_DEVICES "
                + "hides it, or the process has no permission to open /dev/nvidia*",
            CudaStatus.StubLibrary => $"{Path} is the CUDA toolkit's stub, which is for linking only; install the NVIDIA driver "
                + "and remove the stub from the library path",
            CudaStatus.SystemDriverMismatch => $"{Path} and the kernel's NVIDIA module are of different versions; restart the "
                + "machine after an update of the driver",
            _ => $"the CUDA driver failed to start: {Describe(status).Name} ({status}): {Describe(status).Text}{Advice(status)}",
        };
    }
}
