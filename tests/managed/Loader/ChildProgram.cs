// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels.Interop;
using InteropBridge.Natives;

namespace InteropBridge.Tests.Loader;

/// <summary>The test assembly as a program that loads the library and says what came of it.</summary>
internal static unsafe class ChildProgram
{
    public static int Run(string[] arguments)
    {
        try
        {
            Console.WriteLine(arguments switch
            {
                ["abi"] => $"ABI {Native.ib_abi_version()} from {NativeLibraries.Bridge.Path}",
                ["isa"] => NativeBuild.InstructionSet,
                ["search"] => $"loaded {NativeLibrary.Load(NativeLibraries.Bridge.FileName)}",
                ["c-module", var cache] => Natives.CModuleCacheTests.CompileAndCall(cache),
                ["built-cuda"] => Cuda.BuiltKernelProgram.Run(),
#if MANAGED_CUDA
                ["managed-cuda"] => ManagedCuda.ManagedCudaProgram.Run(),
#endif
                _ => "no such command",
            });
            return 0;
        }
        catch (Exception failure) when (failure is NativeLibraryException or DllNotFoundException or CCompilerException)
        {
            Console.WriteLine($"{failure.GetType().Name}: {failure.Message}");
            return 1;
        }
    }
}
