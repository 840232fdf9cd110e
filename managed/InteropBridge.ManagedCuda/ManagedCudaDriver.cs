// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using InteropBridge.Cuda;

namespace InteropBridge.ManagedCuda;

/// <summary>Makes ManagedCuda use the driver that InteropBridge found.</summary>
/// <remarks>ManagedCuda asks the system for <c>libcuda.so</c> only, a name that comes with development packages; a driver alone
/// brings <c>libcuda.so.1</c>. It has a resolver of its own, and an assembly can have but one, so that ours is asked when that
/// one finds nothing. Where it finds another file than ours, such as the toolkit's stub, the two cannot work together, and
/// <see cref="UnavailableReason"/> says so.</remarks>
public static class ManagedCudaDriver
{
    private const string Windows = "nvcuda", Linux = "cuda"; // as its DllImports and its own resolver name the driver

    private static readonly Assembly Assembly = typeof(global::ManagedCuda.CudaContext).Assembly;

    /// <summary>Why ManagedCuda cannot work here, in words a person can act on; null if it can.</summary>
    public static string? UnavailableReason => CudaDevice.UnavailableReason ?? OtherDriver();

#pragma warning disable CA2255 // In a library: the resolver must be in place before ManagedCuda's first call.
    /// <summary>Installs the resolver for ManagedCuda's assembly. Runs by itself before anything of this assembly does.</summary>
    [ModuleInitializer]
    internal static void Install() => AssemblyLoadContext.GetLoadContext(Assembly)!.ResolvingUnmanagedDll +=
        static (assembly, name) => assembly == Assembly ? Resolve(name) : 0;
#pragma warning restore CA2255

    /// <summary>The driver's handle for the names that ManagedCuda uses; 0 for any other, or if there is no driver.</summary>
    internal static nint Resolve(string name) => name is Windows or Linux ? CudaDevice.DriverHandle : 0;

    private static string? OtherDriver()
    {
        var name = OperatingSystem.IsWindows() ? Windows : Linux;
        if (!NativeLibrary.TryLoad(name, Assembly, DllImportSearchPath.SafeDirectories, out var handle))
        {
            return null; // ours is asked
        }

        NativeLibrary.Free(handle); // a count: the library stays as long as ours, or ManagedCuda's, is
        return handle == CudaDevice.DriverHandle ? null
            : $"ManagedCuda would load libcuda.so, which is another file here than the driver {CudaDevice.DriverPath}: a toolkit's "
                + "stub, or of another version; take it off the library path or link it to that";
    }
}
