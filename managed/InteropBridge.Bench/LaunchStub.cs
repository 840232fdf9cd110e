// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Cuda;

namespace InteropBridge.Bench;

/// <summary>A kernel of a driver that does nothing, for what a launch costs on this side of the driver. The driver is the one
/// that <c>tests/cuda</c> builds; without it there is nothing to measure.</summary>
internal static unsafe class LaunchStub
{
    /// <summary>Arguments as C has them: an address each.</summary>
    private static readonly void** Arguments = (void**)NativeMemory.AllocZeroed(4, (nuint)sizeof(void*));

    /// <summary>The file.</summary>
    public static string Library { get; set; } = Path.Combine(Repository(),
        "artifacts", "native", "release", "tests", "cuda", OperatingSystem.IsWindows() ? "driver_recorder.dll"
        : OperatingSystem.IsMacOS() ? "libdriver_recorder.dylib" : "libdriver_recorder.so");

    private static readonly Lazy<Loaded> Driver = new(() => new Loaded(Library));

    /// <summary>Why launches cannot be measured; null if they can.</summary>
    public static string? UnavailableReason => File.Exists(Library) ? null
        : $"{Library} is not there; in the repository, cmake --build --preset release makes it";

    public static CudaKernel Kernel => Driver.Value.Kernel;

    public static CudaBuffer<float> Array => Driver.Value.Array;

    /// <summary>The driver's function, called as C calls it.</summary>
    public static void Raw()
    {
        var loaded = Driver.Value;
        _ = loaded.Launch(loaded.Kernel.Handle, 1, 1, 1, 400, 1, 1, 0, null, Arguments, null);
    }

    /// <summary>The source tree that this program was built in; empty if it is in none.</summary>
    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InteropBridge.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? "";
    }

    private sealed class Loaded
    {
        public readonly delegate* unmanaged[Cdecl]<
            nint, uint, uint, uint, uint, uint, uint, uint, void*, void**, void**, int> Launch;

        public Loaded(string library)
        {
            var device = CudaDevice.Open(library);
            var recorder = NativeLibrary.Load(library); // which it is already
            ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(recorder, "recorder_quiet"))(1);
            var sizes = stackalloc nuint[] { 8, 8, 8, 4 };
            fixed (byte* name = "multiply\0"u8)
            {
                var give = NativeLibrary.GetExport(recorder, "recorder_kernel");
                ((delegate* unmanaged[Cdecl]<byte*, nint, nuint*, int, void>)give)(name, 0, sizes, 4);
            }

            Kernel = device.Load("nothing"u8).GetKernel("multiply");
            Launch = (delegate* unmanaged[Cdecl]<nint, uint, uint, uint, uint, uint, uint, uint, void*, void**, void**, int>)
                NativeLibrary.GetExport(recorder, "cuLaunchKernel");
            Array = device.Allocate<float>(400);
        }

        public CudaKernel Kernel { get; }

        public CudaBuffer<float> Array { get; }
    }
}
