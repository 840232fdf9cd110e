// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Text;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Code on a device: kernels and global variables. Created by <see cref="CudaDevice.Compile"/> and
/// <see cref="CudaDevice.Load"/>.</summary>
public sealed unsafe class CudaModule : IDisposable
{
    private const int LogBytes = 16 << 10;
    private const int ErrorLogBuffer = 5, ErrorLogBufferSize = 6; // CU_JIT_ERROR_LOG_BUFFER..., of cuda.h

    private readonly ConcurrentDictionary<string, CudaKernel> _kernels = new();
    private readonly CudaHandle _handle;
    private readonly IReadOnlyDictionary<string, string>? _mangled;

    /// <param name="context">Where the code goes.</param>
    /// <param name="image">PTX, cubin or fatbin.</param>
    /// <param name="mangled">The mangled names of kernels that were named to the compiler.</param>
    internal CudaModule(CudaContext context, ReadOnlySpan<byte> image, IReadOnlyDictionary<string, string>? mangled = null)
    {
        _mangled = mangled;
        context.MakeCurrent();
        using var allowed = context.Recordings.Allow();
        CUmod_st* module;
        var log = new byte[LogBytes];
        byte[] terminated = [.. image, 0]; // PTX is text, and what ends it is a zero
        int status;
        fixed (byte* code = terminated, text = log)
        {
            var names = stackalloc int[] { ErrorLogBuffer, ErrorLogBufferSize };
            var values = stackalloc void*[] { text, (void*)LogBytes };
            status = context.Driver.Api.cuModuleLoadDataEx(&module, code, 2, names, values);
        }

        var said = Encoding.UTF8.GetString(log.AsSpan()[..Math.Max(0, log.AsSpan().IndexOf((byte)0))]).Trim();
        context.Check(status, said.Length == 0 ? "loading code" : $"loading code ({said})");
        _handle = new CudaHandle(context, (nint)module, context.Driver.Api.cuModuleUnload, "a module");
    }

    /// <summary>The driver's handle (<c>CUmodule</c>), for other libraries. Keep this object alive while they use
    /// it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint Handle => (nint)Pointer;

    private CUmod_st* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return (CUmod_st*)_handle.DangerousGetHandle();
        }
    }

    /// <summary>The kernel with the given name, looked up once.</summary>
    /// <param name="name">The name in the source if it is <c>extern "C"</c>; the name that
    /// <see cref="CudaDevice.CompileTemplates"/> was given; or else the compiler's mangled name.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ObjectDisposedException">The module was disposed.</exception>
    public CudaKernel GetKernel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _kernels.GetOrAdd(name, FindKernel);
    }

    /// <summary>A variable of the module, such as a <c>__constant__</c> array: not owned, and valid as long as the
    /// module.</summary>
    /// <param name="name">As in the source.</param>
    /// <typeparam name="T">Its element type.</typeparam>
    /// <exception cref="ArgumentException">There is none, its size is not a multiple of the type's, or .NET orders the
    /// fields of the type as it likes.</exception>
    public CudaBuffer<T> GetGlobal<T>(string name)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        ElementType<T>.Check();
        ulong memory;
        nuint bytes;
        _handle.Context.MakeCurrent();
        using var allowed = _handle.Context.Recordings.Allow();
        var utf8 = Utf8(name);
        fixed (byte* text = utf8)
        {
            CheckFound(_handle.Context.Driver.Api.cuModuleGetGlobal_v2(&memory, &bytes, Pointer, (sbyte*)text), "variable", name);
        }

        GC.KeepAlive(_handle);
        return bytes % (nuint)sizeof(T) == 0
            ? new CudaBuffer<T>(_handle.Context, (nint)memory, null, (long)bytes / sizeof(T))
            : throw new ArgumentException($"{name} has {bytes} bytes, which is not a multiple of {sizeof(T)}", nameof(name));
    }

    /// <summary>Unloads the code. None of its kernels may be running.</summary>
    public void Dispose() => _handle.Dispose();

    private CudaKernel FindKernel(string name)
    {
        CUfunc_st* function;
        _handle.Context.MakeCurrent();
        using var allowed = _handle.Context.Recordings.Allow();
        fixed (byte* text = Utf8(_mangled?.GetValueOrDefault(name) ?? name))
        {
            CheckFound(_handle.Context.Driver.Api.cuModuleGetFunction(&function, Pointer, (sbyte*)text), "kernel", name);
        }

        return new CudaKernel(_handle, function, name);
    }

    private void CheckFound(int status, string what, string name)
    {
        if (status == CudaStatus.NotFound)
        {
            throw new ArgumentException($"the module has no {what} named {name}. C++ mangles names: declare it extern \"C\"",
                nameof(name));
        }

        _handle.Context.Check(status, $"looking up the {what} {name}");
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes($"{text}\0");
}
