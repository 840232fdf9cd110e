// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using CppSharp;
using InteropBridge.Kernels.Interop;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.CppSharp;

/// <summary>Bindings of ours and a wrapper in CppSharp's form share one image of the library. Compiled with
/// <c>-p:EnableCppSharp=true</c> only.</summary>
public sealed unsafe class CppSharpTests
{
    static CppSharpTests() => CppSharpSupport.Install(
        typeof(Wrapper).Assembly, NativeLibraries.Bridge, NativeLibraries.OpenMP);

    [Fact]
    public void Imports_of_the_wrapper_reach_our_libraries()
    {
        Assert.Equal(Native.IB_ABI_VERSION, Wrapper.__Internal.IbAbiVersion());
        Assert.Equal(Native.IB_ABI_VERSION, Wrapper.__Internal.IbOpenmpAbiVersion());
    }

    [Fact]
    public void Symbol_table_of_the_wrapper_is_of_the_same_image()
    {
        var ours = NativeLibrary.GetExport(NativeLibraries.Bridge.Handle, "ib_abi_version");

        Assert.Equal(ours, Wrapper.interopbridge._ib_abi_version);
        Assert.Equal(Native.IB_ABI_VERSION, ((delegate* unmanaged[Cdecl]<int>)Wrapper.interopbridge._ib_abi_version)());
        Assert.Equal(NativeLibraries.Bridge.Handle, Wrapper.interopbridge.Image);
    }

    [LinuxFact]
    public void Image_of_the_wrapper_is_the_only_one_of_that_file()
    {
        Assert.NotEqual(0, Wrapper.interopbridge.Image);

        // The dynamic linker maps a file's start once for each image.
        var starts = File.ReadLines("/proc/self/maps").Where(line => line.Contains(" 00000000 ", StringComparison.Ordinal));
        Assert.Single(starts, line => line.EndsWith(NativeLibraries.Bridge.Path, StringComparison.Ordinal));
    }

    /// <summary>Why the path matters: by its name CppSharp takes a library planted on the PATH.</summary>
    [LinuxFact]
    public void Library_planted_on_the_PATH_is_taken_by_name_but_not_by_our_path()
    {
        using var planted = new TemporaryFolder();
        var expected = CCompiler.SharedLibrary(planted, NativeLibraries.Bridge.FileName, "int planted(void) { return 1; }\n");
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", $"{planted.Path}:{path}");
            var (byName, byPath) = ("interopbridge", NativeLibraries.Bridge.Path);

            SymbolResolver.LoadImage(ref byName);
            var image = SymbolResolver.LoadImage(ref byPath);

            Assert.Equal(expected, byName);
            Assert.Equal(NativeLibraries.Bridge.Path, byPath);
            Assert.Equal(NativeLibraries.Bridge.Handle, image);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Fact]
    public void An_assembly_is_served_once() =>
        Assert.Throws<InvalidOperationException>(() => CppSharpSupport.Install(typeof(Wrapper).Assembly, NativeLibraries.Bridge));
}
