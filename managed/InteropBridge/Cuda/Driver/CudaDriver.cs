// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>A CUDA driver: its functions, or why there are none. Loaded once and never unloaded.</summary>
internal sealed unsafe class CudaDriver
{
    /// <summary>Newer than the oldest driver that serves; null pointers in that.</summary>
    private static readonly string[] Optional = [nameof(cuda_driver_functions.cuFuncGetParamInfo)];

    private static readonly Lazy<CudaDriver> Installed = new(() =>
        new CudaDriver(CudaPlaces.DriverNames, CudaPlaces.DriverFolders));

    private readonly cuda_driver_functions _api;

    /// <param name="names">Names or paths to load, the first that is a driver.</param>
    /// <param name="folders">Folders in which to look for those names besides.</param>
    public CudaDriver(string[] names, string[] folders)
    {
        var search = new LibrarySearch();
        cuda_driver_functions api = default;
        (Handle, Path) = search.Find(names, names, folders, library =>
        {
            api = FunctionTable.Fill<cuda_driver_functions>(library, Optional, out var missing);
            return missing.Count == 0 ? null
                : $"is no CUDA driver, or one older than CUDA 11.8 needs: it lacks {string.Join(", ", missing.Take(3))}";
        });
        _api = api;
        UnavailableReason = Handle == 0 ? $"no NVIDIA driver was found ({search.Why}). Install the driver of the GPU"
            : Initialize();
    }

    /// <summary>The machine's.</summary>
    public static CudaDriver System => Installed.Value;

    /// <summary>Why there is no device to work on, in words a person can act on; null if there is.</summary>
    public string? UnavailableReason { get; }

    /// <summary>As of <see cref="NativeLibrary.Load(string)"/>; 0 if there is none.</summary>
    public nint Handle { get; }

    /// <summary>What the library was loaded by.</summary>
    public string Path { get; }

    /// <summary>Devices that the driver shows this process.</summary>
    public int DeviceCount { get; private set; }

    /// <summary>The CUDA version that the driver supports.</summary>
    public Version Version { get; private set; } = new();

    /// <summary>The functions. Only to be called if <see cref="UnavailableReason"/> is null.</summary>
    public ref readonly cuda_driver_functions Api => ref _api;

    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    public CudaDriver Require() => UnavailableReason is { } reason ? throw new CudaUnavailableException(reason) : this;

    /// <summary>The one place where a status of the driver becomes an exception.</summary>
    /// <param name="status">What a call returned.</param>
    /// <param name="doing">What it was to do, for the message: "allocating 400 bytes".</param>
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
        var message = $"{doing}: the CUDA driver says {name} ({status}): {text}";
        return status == CudaStatus.OutOfMemory ? new CudaOutOfMemoryException(status, name, message)
            : CudaStatus.IsLost(status) ? new CudaDeviceLostException(status, name,
                $"{message}. The device is lost to this process, which has to be started anew")
            : new CudaException(status, name, message);
    }

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
            CudaStatus.Success or CudaStatus.NoDevice => "the NVIDIA driver finds no device: there is none, CUDA_VISIBLE_DEVICES "
                + "hides it, or the process may not open /dev/nvidia*",
            CudaStatus.StubLibrary => $"{Path} is the CUDA toolkit's stub, which is for linking only; install the NVIDIA driver "
                + "and take the stub off the library path",
            CudaStatus.SystemDriverMismatch => $"{Path} and the kernel's NVIDIA module are of different versions; restart the "
                + "machine after an update of the driver",
            _ => $"the CUDA driver does not start: {Describe(status).Name} ({status}): {Describe(status).Text}",
        };
    }
}
