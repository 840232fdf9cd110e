// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Natives;

namespace InteropBridge.Kernels.Interop;

/// <summary>The native libraries of the kernels.</summary>
public static unsafe class NativeLibraries
{
    private const string Remedy = "Build it with ./build.sh, reinstall the InteropBridge.Kernels package";

    /// <summary>The kernels.</summary>
    public static NativeModule Bridge { get; } = new("interopbridge", typeof(NativeLibraries).Assembly)
    {
        Remedy = Remedy,
        DependencyHint = "It needs nothing but the system's C and maths libraries.",
        VersionExport = "ib_abi_version",
        ExpectedVersion = Native.IB_ABI_VERSION,
        Check = CheckInstructionSet,
    };

    /// <summary>The OpenMP forms of the kernels; needs an OpenMP runtime.</summary>
    public static NativeModule OpenMP { get; } = new("interopbridge_openmp", typeof(NativeLibraries).Assembly)
    {
        Remedy = Remedy,
        DependencyHint = "Install the OpenMP runtime it names. Debian, Ubuntu: apt-get install libgomp1 (libgomp) or libomp5 "
            + "(libomp); Fedora: dnf install libgomp or libomp; macOS: brew install libomp.",
        VersionExport = "ib_openmp_abi_version",
        ExpectedVersion = Native.IB_ABI_VERSION,
        Check = CheckInstructionSet,
    };

    /// <summary>The CUDA forms of the kernels; loads without a GPU or its driver, and then says that it cannot work.</summary>
    public static NativeModule Cuda { get; } = new("interopbridge_cuda", typeof(NativeLibraries).Assembly)
    {
        Remedy = Remedy,
        DependencyHint = "It needs nothing but the system's C library.",
        VersionExport = "ib_cuda_abi_version",
        ExpectedVersion = Native.IB_ABI_VERSION,
    };

    /// <summary>All of them.</summary>
    internal static NativeModule[] All => [Bridge, OpenMP, Cuda];

    private static void CheckInstructionSet(string path, nint handle)
    {
        if (NativeLibrary.TryGetExport(handle, "ib_isa", out var isa) && ((delegate* unmanaged[Cdecl]<byte*>)isa)() is null)
        {
            var wanted = Environment.GetEnvironmentVariable("INTEROPBRIDGE_ISA");
            throw new NativeLibraryException(NativeLibraryFailure.UnsupportedInstructionSet, string.IsNullOrEmpty(wanted)
                ? $"{path} cannot be used: its kernels are for processors with x86-64-v2 (SSE4.2 and POPCNT), which this one does not have. "
                + "Use the managed variants."
                : $"INTEROPBRIDGE_ISA is \"{wanted}\", which {path} does not "
                + "contain or this processor does not have. Unset it, or choose one of x86-64-v2, x86-64-v3, x86-64-v4, arm64.");
        }
    }

#pragma warning disable CA2255 // In a library: the resolver must be in place before the first DllImport, wherever it is called from.
    [ModuleInitializer]
    internal static void Initialize() => NativeModule.InstallResolver(typeof(NativeLibraries).Assembly, All);
#pragma warning restore CA2255
}
