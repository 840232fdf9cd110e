// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Cuda;
using InteropBridge.Cuda.Driver;
using InteropBridge.Interop;

namespace InteropBridge.Harness.Bench;

/// <summary>A kernel of a driver that does nothing, for what a launch costs on this side of the driver. The driver is the one
/// that <c>tests/cuda</c> builds; without it there is nothing to measure.</summary>
internal static unsafe class LaunchStub
{
    /// <summary>Arguments as C has them: an address each.</summary>
    private static readonly void** Arguments = (void**)NativeMemory.AllocZeroed(4, (nuint)sizeof(void*));

    /// <summary>The file.</summary>
    public static string Library { get; set; } = Path.Combine(BenchPlace.Repository(AppContext.BaseDirectory) ?? "",
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
        _ = loaded.Device.Driver.Api.cuLaunchKernel(loaded.Function, 1, 1, 1, 400, 1, 1, 0, null, Arguments, null);
    }

    private sealed class Loaded
    {
        public Loaded(string library)
        {
            Device = new CudaDevice(new CudaDriver([library], []), 0);
            var recorder = Device.Driver.Handle;
            ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(recorder, "recorder_quiet"))(1);
            var sizes = stackalloc nuint[] { 8, 8, 8, 4 };
            fixed (byte* name = "multiply\0"u8)
            {
                var give = NativeLibrary.GetExport(recorder, "recorder_kernel");
                ((delegate* unmanaged[Cdecl]<byte*, nint, nuint*, int, void>)give)(name, 0, sizes, 4);
                CUfunc_st* function;
                var module = Device.Load("nothing"u8);
                Kernel = module.Kernel("multiply");
                Device.Driver.Check(Device.Driver.Api.cuModuleGetFunction(
                    &function, (CUmod_st*)module.Handle, (sbyte*)name), "looking up the kernel");
                Function = function;
            }

            Array = Device.Allocate<float>(400);
        }

        public CudaDevice Device { get; }

        public CudaKernel Kernel { get; }

        public CUfunc_st* Function { get; }

        public CudaBuffer<float> Array { get; }
    }
}
