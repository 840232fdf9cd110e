// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Doctor;

/// <summary>Asks the CUDA driver whether there is a device. A device file such as /dev/nvidiactl would be no evidence.</summary>
internal static unsafe class CudaDriver
{
    private const string Topic = "CUDA driver";
    private const int NoDevice = 100;

    public static Finding Find()
    {
        var name = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        if (!NativeLibrary.TryLoad(name, out var handle))
        {
            return new(Topic, Verdict.Ok, $"{name} not found; not needed by the main job");
        }

        if (!NativeLibrary.TryGetExport(handle, "cuInit", out var initialize)
            || !NativeLibrary.TryGetExport(handle, "cuDeviceGetCount", out var getCount)
            || !NativeLibrary.TryGetExport(handle, "cuDriverGetVersion", out var getVersion))
        {
            return new(Topic, Verdict.Warning,
                $"{name} loads but is no CUDA driver: it lacks cuInit, cuDeviceGetCount or cuDriverGetVersion");
        }

        var status = ((delegate* unmanaged<uint, int>)initialize)(0);
        if (status != 0)
        {
            return new(Topic, Verdict.Ok, $"{name} loads, but cuInit returns {status}"
                + (status == NoDevice ? " (no device)" : "") + "; not needed by the main job");
        }

        int count, version;
        return ((delegate* unmanaged<int*, int>)getCount)(&count) == 0
            && ((delegate* unmanaged<int*, int>)getVersion)(&version) == 0
            ? new(Topic, Verdict.Ok, $"{name} for CUDA {version / 1000}.{version % 1000 / 10}, devices: {count}")
            : new(Topic, Verdict.Warning, $"{name} initialises, but does not tell its devices");
    }
}
