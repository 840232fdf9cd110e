// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Text;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>Compiled code on a device, which OpenCL calls a program. Created by <see cref="OpenCLDevice.Compile"/>.</summary>
public sealed unsafe class OpenCLModule : IDisposable
{
    // CL_PROGRAM_... of cl.h.
    private const uint BinarySizes = 0x1165, Binaries = 0x1166, Names = 0x1168, BuildLog = 0x1183;

    private readonly ConcurrentDictionary<string, OpenCLKernel> _kernels = new();
    private readonly OpenCLHandle _handle;
    private readonly OpenCLDevice _device;

    internal OpenCLModule(OpenCLDevice device, OpenCLHandle handle) => (_device, _handle) = (device, handle);

    /// <summary>The library's handle (<c>cl_program</c>), for other libraries. Keep this object alive while they use
    /// it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return _handle.Value;
        }
    }

    /// <summary>The names of its kernels.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public IReadOnlyList<string> KernelNames =>
        InfoReader.Text(Api.clGetProgramInfo, Handle, Names, "asking for the kernels").Split(';', StringSplitOptions.RemoveEmptyEntries);

    private _cl_program* Pointer => (_cl_program*)Handle;

    private ref readonly opencl_functions Api => ref _device.Library.Api;

    /// <summary>The kernel with the given name, looked up once.</summary>
    /// <param name="name">As in the source.</param>
    /// <exception cref="ArgumentException">There is none, or it has parameters that this layer does not know: images and
    /// samplers.</exception>
    /// <exception cref="ObjectDisposedException">The module was disposed.</exception>
    public OpenCLKernel GetKernel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _kernels.GetOrAdd(name, FindKernel);
    }

    /// <summary>Releases the code and its kernels. Those that are queued still run.</summary>
    public void Dispose()
    {
        foreach (var kernel in _kernels.Values)
        {
            kernel.Release();
        }

        _handle.Dispose();
    }

    /// <summary>Compiles the source, or makes a binary ready.</summary>
    /// <exception cref="OpenCLCompileException">It does not compile.</exception>
    internal void Build(OpenCLSource request)
    {
        var device = (_cl_device_id*)_device.Info.DeviceHandle;
        int status;
        fixed (byte* options = Encoding.UTF8.GetBytes($"{string.Join(' ', request.Options)}\0"))
        {
            status = Api.clBuildProgram(Pointer, 1, &device, (sbyte*)options, null, null);
        }

        if (status is OpenCLStatus.BuildProgramFailure or OpenCLStatus.InvalidBuildOptions)
        {
            throw new OpenCLCompileException(request.Text, request.Options, Log());
        }

        OpenCLLibrary.Check(status, "compiling");
    }

    /// <summary>Whether every kernel tells the types of its parameters.</summary>
    /// <exception cref="OpenCLException">One does not.</exception>
    internal void CheckParameters()
    {
        foreach (var name in KernelNames)
        {
            GetKernel(name);
        }
    }

    /// <summary>The compiled code; empty if the driver does not give it away.</summary>
    internal byte[] Binary()
    {
        nuint bytes = 0;
        if (Api.clGetProgramInfo(Pointer, BinarySizes, (nuint)sizeof(nuint), &bytes, null) != OpenCLStatus.Success || bytes == 0)
        {
            return [];
        }

        var binary = new byte[bytes];
        fixed (byte* first = binary)
        {
            var begin = first;
            return Api.clGetProgramInfo(Pointer, Binaries, (nuint)sizeof(byte*), &begin, null) == OpenCLStatus.Success ? binary : [];
        }
    }

    /// <summary>The driver's own words; empty if it has none.</summary>
    private string Log()
    {
        nuint bytes = 0;
        var device = (_cl_device_id*)_device.Info.DeviceHandle;
        if (Api.clGetProgramBuildInfo(Pointer, device, BuildLog, 0, null, &bytes) != OpenCLStatus.Success)
        {
            return "";
        }

        var log = new byte[bytes];
        fixed (byte* first = log)
        {
            return Api.clGetProgramBuildInfo(Pointer, device, BuildLog, bytes, first, null) == OpenCLStatus.Success
                ? InfoReader.ToText(log) : "";
        }
    }

    private OpenCLKernel FindKernel(string name)
    {
        int status;
        _cl_kernel* kernel;
        fixed (byte* text = Encoding.UTF8.GetBytes($"{name}\0"))
        {
            kernel = Api.clCreateKernel(Pointer, (sbyte*)text, &status);
        }

        if (status == OpenCLStatus.InvalidKernelName)
        {
            throw new ArgumentException($"the module has no kernel named {name}. It has: {string.Join(", ", KernelNames)}", nameof(name));
        }

        OpenCLLibrary.Check(status, $"looking up the kernel {name}");
        var handle = new OpenCLHandle(kernel, Api.clReleaseKernel);
        try
        {
            return new OpenCLKernel(_device, handle, name);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
