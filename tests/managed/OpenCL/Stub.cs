// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.OpenCL;
using InteropBridge.OpenCL.Driver;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.OpenCL;

/// <summary>An OpenCL that fails when it is asked to: <c>tests/opencl/opencl_stub.c</c>, in a copy of its own so that tests do not see
/// each other's.</summary>
internal sealed unsafe class Stub : IDisposable
{
    private static readonly Lazy<byte[]> Built = new(Build);

    private readonly TemporaryFolder _folder = new();
    private readonly nint _library;

    public Stub()
    {
        Path = _folder.File("libopencl_stub.so");
        File.WriteAllBytes(Path, Built.Value);
        _library = NativeLibrary.Load(Path);
    }

    public string Path { get; }

    /// <summary>Objects that were handed out and not taken back.</summary>
    public int Live => Count("stub_live");

    public int Launches => Count("stub_launches");

    /// <summary>Binaries that were loaded.</summary>
    public int Binaries => Count("stub_binaries");

    public OpenCLLibrary Library() => new(Path);

    /// <summary>A device of it, with a cache in a folder of the test's.</summary>
    public OpenCLDevice Open() => new(Library(), 0, new CodeFiles(_folder.File("cache")));

    public string[] Cached() => Directory.GetFiles(_folder.File("cache"));

    /// <summary>Lets a function return a status from now on.</summary>
    public void Fail(string function, int status) => WithText(function, text =>
        ((delegate* unmanaged[Cdecl]<nint, int, void>)Export("stub_fail"))(text, status));

    public void Version(string version) => WithText(version, text => ((delegate* unmanaged[Cdecl]<nint, void>)Export("stub_version"))(text));

    public void Show(int platforms, int devices) => ((delegate* unmanaged[Cdecl]<int, int, void>)Export("stub_show"))(platforms, devices);

    public void Dispose() => _folder.Dispose(); // the library stays loaded: handles may still point into it

    private static byte[] Build()
    {
        using var folder = new TemporaryFolder();
        var library = folder.File("libopencl_stub.so");
        var result = CCompiler.Run("-shared", "-fPIC", "-O1", "-o", library, $"-I{Repository.File("native", "opencl")}",
            Repository.File("tests", "opencl", "opencl_stub.c"));
        return result.ExitCode == 0 ? File.ReadAllBytes(library) : throw new InvalidOperationException(result.ToString());
    }

    private int Count(string name) => ((delegate* unmanaged[Cdecl]<int>)Export(name))();

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    private static void WithText(string text, Action<nint> use)
    {
        var utf8 = Marshal.StringToCoTaskMemUTF8(text);
        use(utf8);
        Marshal.FreeCoTaskMem(utf8);
    }
}
