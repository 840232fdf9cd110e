// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Interop;

namespace InteropBridge.Tests.Loader;

/// <summary>The test assembly as a program of its own, for what only a fresh process can show: an environment set from the
/// start, another folder to run in, an end of the process. An assembly that is there anyway needs no second project.</summary>
internal static unsafe class ChildProgram
{
    private static int Main(string[] arguments)
    {
        try
        {
            Console.WriteLine(arguments switch
            {
                ["abi"] => $"ABI {Native.ib_abi_version()} from {NativeModule.Bridge.Path}",
                ["isa"] => NativeBuild.InstructionSet,
                ["search"] => $"loaded {NativeLibrary.Load(NativeModule.Bridge.FileName)}",
                _ => "no such command",
            });
            return 0;
        }
        catch (Exception failure) when (failure is NativeLibraryException or DllNotFoundException)
        {
            Console.WriteLine($"{failure.GetType().Name}: {failure.Message}");
            return 1;
        }
    }
}
