// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Drivers;

namespace InteropBridge.OpenCL.Driver;

/// <summary>An OpenCL library, which is a loader of drivers as a rule: its functions and devices, or why there are none. Loaded
/// once and never unloaded.</summary>
internal sealed unsafe class OpenCLLibrary
{
    /// <summary>What to do without a device.</summary>
    public const string Remedy = "Install the OpenCL driver of the GPU, or PoCL, which uses the processor (Debian: apt install "
        + "pocl-opencl-icd)";

    private static readonly Lazy<OpenCLLibrary> Installed = new(() => new OpenCLLibrary(Names));

    private readonly opencl_functions _api;

    /// <param name="names">Names or paths to try; the first that is an OpenCL library is used.</param>
    public OpenCLLibrary(params string[] names)
    {
        var search = new LibrarySearch();
        opencl_functions api = default;
        (Handle, Path) = search.Find(names, names, [], library =>
        {
            api = FunctionTable.Fill<opencl_functions>(library, [], out var missing);
            return missing.Count == 0 ? null
                : $"is not OpenCL, or is older than OpenCL 1.2: it lacks {string.Join(", ", missing.Take(3))}";
        });
        _api = api;
        if (Handle == 0)
        {
            Problem = $"no OpenCL was found ({search.Why})";
            return;
        }

        SignalHandlers.Keep(() => Problem = FindDevices());
    }

    /// <summary>The one installed on this machine.</summary>
    public static OpenCLLibrary System => Installed.Value;

    /// <summary>Why no device can be used; null if one can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The same, and what to do.</summary>
    public string? UnavailableReason => Problem is null ? null : $"{Problem}. {Remedy}";

    /// <summary>The handle that <see cref="NativeLibrary.Load(string)"/> returned; 0 if there is none.</summary>
    public nint Handle { get; }

    /// <summary>The name or path that the library was loaded by.</summary>
    public string Path { get; }

    /// <summary>The devices of all platforms, platform by platform, each with OpenCL 1.2 or later.</summary>
    public IReadOnlyList<OpenCLDeviceInfo> Devices { get; private set; } = [];

    /// <summary>The functions. Call them only if <see cref="Problem"/> is null.</summary>
    public ref readonly opencl_functions Api => ref _api;

    private static string[] Names => OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1"];

    /// <exception cref="OpenCLUnavailableException">There is no library or no device.</exception>
    public OpenCLLibrary Require() => UnavailableReason is { } reason ? throw new OpenCLUnavailableException(reason) : this;

    /// <summary>The one place where a status becomes an exception.</summary>
    /// <param name="status">What a call returned.</param>
    /// <param name="doing">What the call was for, for the message: "allocating 400 bytes".</param>
    public static void Check(int status, string doing)
    {
        if (status != OpenCLStatus.Success)
        {
            throw ToException(status, doing);
        }
    }

    public static OpenCLException ToException(int status, string doing)
    {
        var name = OpenCLStatus.Name(status);
        var message = $"{doing}: OpenCL says {name} ({status})";
        return OpenCLStatus.IsMemory(status)
            ? new OpenCLOutOfMemoryException(status, name, message) : new OpenCLException(status, name, message);
    }

    private string? FindDevices()
    {
        var (status, platforms) = Platforms();
        if (status != OpenCLStatus.Success && status != OpenCLStatus.PlatformNotFound)
        {
            return $"{Path} does not start: {OpenCLStatus.Name(status)} ({status})";
        }

        if (platforms.Length == 0)
        {
            return $"{Path} finds no driver" + (OperatingSystem.IsLinux() || OperatingSystem.IsFreeBSD()
                ? ": none is registered in /etc/OpenCL/vendors, or where OCL_ICD_VENDORS says" : "");
        }

        var found = new List<OpenCLDeviceInfo>();
        var old = new List<OpenCLDeviceInfo>();
        OpenCLException? failed = null;
        foreach (var platform in platforms)
        {
            foreach (var device in DevicesOf(platform))
            {
                try
                {
                    var info = OpenCLDeviceInfo.Read(this, platform, device);
                    (info.Version >= OpenCLDeviceInfo.Oldest ? found : old).Add(info);
                }
                catch (OpenCLException refused) // by one driver: another may have a device that works
                {
                    failed = refused;
                }
            }
        }

        Devices = found;
        return found.Count > 0 ? null
            : old.Count > 0 ? $"{old[0].Name} has OpenCL {old[0].Version}, and 1.2 or later is needed: update its driver"
            : failed is not null ? failed.Message
            : $"the drivers that {Path} finds have no device that this process may use";
    }

    private (int Status, nint[] Platforms) Platforms()
    {
        uint count = 0;
        var status = _api.clGetPlatformIDs(0, null, &count);
        var platforms = new nint[status == OpenCLStatus.Success ? count : 0];
        fixed (nint* first = platforms)
        {
            return (platforms.Length == 0 ? status : _api.clGetPlatformIDs(count, (_cl_platform_id**)first, null), platforms);
        }
    }

    /// <summary>None if the driver has none, or fails: another may have some.</summary>
    private nint[] DevicesOf(nint platform)
    {
        const ulong all = 0xFFFFFFFF; // CL_DEVICE_TYPE_ALL
        uint count = 0;
        var status = _api.clGetDeviceIDs((_cl_platform_id*)platform, all, 0, null, &count);
        var devices = new nint[status == OpenCLStatus.Success ? count : 0];
        fixed (nint* first = devices)
        {
            return devices.Length > 0 && _api.clGetDeviceIDs((_cl_platform_id*)platform, all, count, (_cl_device_id**)first, null)
                == OpenCLStatus.Success ? devices : [];
        }
    }
}
