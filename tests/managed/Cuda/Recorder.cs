// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text;
using InteropBridge.Cuda;
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Cuda;

/// <summary>A driver and a compiler that write down their calls: <c>tests/cuda/driver_recorder.c</c>, in a copy of its own so
/// that tests do not see each other's.</summary>
internal sealed unsafe class Recorder : IDisposable
{
    private static readonly Lazy<byte[]> Built = new(Build);

    private readonly TemporaryFolder _folder = new();
    private readonly nint _library;

    public Recorder()
        : this(null)
    {
    }

    /// <param name="path">One that is loaded already; null for a copy of its own.</param>
    public Recorder(string? path)
    {
        Path = path ?? _folder.File("librecorder.so");
        if (path is null)
        {
            File.WriteAllBytes(Path, Built.Value);
        }

        _library = NativeLibrary.Load(Path);
        Cache = new CudaCodeCache(_folder.File("cache", "code"));
        Compiler = new Lazy<Nvrtc>(() => new Nvrtc([Path], [], []));
    }

    public string Path { get; }

    public CudaCodeCache Cache { get; }

    public Lazy<Nvrtc> Compiler { get; }

    /// <summary>Resources that were handed out and not taken back.</summary>
    public int Live => ((delegate* unmanaged[Cdecl]<int>)Export("recorder_live"))();

    /// <summary>How often something was released that waiting work uses.</summary>
    public int Faults => ((delegate* unmanaged[Cdecl]<int>)Export("recorder_faults"))();

    /// <summary>The name of this thread's context.</summary>
    public string Context => Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)Export("recorder_context"))())!;

    /// <summary>A driver on this library, started.</summary>
    public CudaDriver Driver() => new([Path], []);

    /// <summary>A device of it, whose opening is not on record.</summary>
    public CudaDevice Open()
    {
        var device = new CudaDevice(Driver(), 0, 0, Compiler.Value, Cache);
        device.Synchronize();
        Take();
        return device;
    }

    /// <summary>The calls since the last time.</summary>
    public string[] Take()
    {
        var text = new byte[1 << 16];
        fixed (byte* first = text)
        {
            ((delegate* unmanaged[Cdecl]<byte*, int, void>)Export("recorder_take"))(first, text.Length);
        }

        return Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)0)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd()).ToArray();
    }

    /// <summary>Lets a function return a status from now on.</summary>
    public void Fail(string function, int status) => WithText(function, text =>
        ((delegate* unmanaged[Cdecl]<byte*, int, void>)Export("recorder_fail"))((byte*)text, status));

    public void MachineLog(string log) => WithText(log, text =>
        ((delegate* unmanaged[Cdecl]<byte*, void>)Export("recorder_machine_log"))((byte*)text));

    public void Devices(int count) => ((delegate* unmanaged[Cdecl]<int, void>)Export("recorder_devices"))(count);

    public void Memory(ulong bytes) => ((delegate* unmanaged[Cdecl]<ulong, void>)Export("recorder_memory"))(bytes);

    public void Quiet() => ((delegate* unmanaged[Cdecl]<int, void>)Export("recorder_quiet"))(1);

    public nint OtherContext() => ((delegate* unmanaged[Cdecl]<nint>)Export("recorder_other_context"))();

    /// <summary>Gives all modules a kernel.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">Runs it: <c>void (const unsigned *grid, const unsigned *block, void **parameters)</c>; 0 for
    /// nothing.</param>
    /// <param name="sizes">Of its parameters.</param>
    public void Kernel(string name, nint body, params nuint[] sizes) => WithText(name, text =>
    {
        fixed (nuint* first = sizes)
        {
            ((delegate* unmanaged[Cdecl]<byte*, nint, nuint*, int, void>)Export("recorder_kernel"))(
                (byte*)text, body, first, sizes.Length);
        }
    });

    /// <summary>Gives all modules a kernel written in C.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">Statements; <c>p</c> are the addresses of its parameters, <c>grid</c> and <c>block</c> the
    /// launch's.</param>
    /// <param name="sizes">Of its parameters.</param>
    public void KernelInC(string name, string body, params nuint[] sizes)
    {
        var library = CCompiler.SharedLibrary(_folder, $"{name}.so",
            $"void run(const unsigned *grid, const unsigned *block, void **p) {{ (void)grid; (void)block; {body} }}\n");
        Kernel(name, NativeLibrary.GetExport(NativeLibrary.Load(library), "run"), sizes);
    }

    public void Dispose() => _folder.Dispose(); // the library stays loaded: drivers and handles may still point into it

    private static byte[] Build()
    {
        using var folder = new TemporaryFolder();
        var library = folder.File("librecorder.so");
        var result = CCompiler.Run("-shared", "-fPIC", "-O2", "-o", library, $"-I{Repository.File("cuda")}",
            Repository.File("tests", "cuda", "driver_recorder.c"));
        return result.ExitCode == 0 ? File.ReadAllBytes(library) : throw new InvalidOperationException(result.ToString());
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    private static void WithText(string text, Action<nint> use)
    {
        var utf8 = Marshal.StringToCoTaskMemUTF8(text);
        use(utf8);
        Marshal.FreeCoTaskMem(utf8);
    }
}
